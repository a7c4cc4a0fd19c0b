import type { BrowserContext, Page } from 'playwright-core';
import { FULFILMENT_STATES } from '#lib/domain/fulfilment/states.ts';
import { REFUND_PAYMENT_STATES, REFUND_STATES } from '#lib/domain/refund/states.ts';
import { ACCEPTANCE_STATES, CONDITIONS, RECEPTION_STATES, RETURN_STATES } from '#lib/domain/return/states.ts';
import type { Locale } from '#lib/i18n/say.ts';

/** What no page may show: values that were never put into words. */
const NEVER: Record<string, RegExp> = {
	'a value that is missing': /\bundefined\b|\bNaN\b|\[object |\bnull\b|Invalid Date/g,
	'a code': /(?<![\w./@-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w./@-])/g,
	'a place for a value': /\{[a-z_.]+\}|%[a-z-]{3,}%/gi
};

/** In Thai the codes of one word stand out too. */
const CODES = new Set<string>([
	...[...RETURN_STATES, ...RECEPTION_STATES, ...ACCEPTANCE_STATES, ...CONDITIONS],
	...[...REFUND_STATES, ...REFUND_PAYMENT_STATES, ...FULFILMENT_STATES]
]);

/** The faults of the words of a page, empty when there are none. What is inside <code> is meant to be a code. */
export async function faultsOfWords(page: Page, locale: Locale): Promise<string[]> {
	const words = await page.evaluate(wordsOfPage);
	const faults = words.flatMap((text) =>
		Object.entries(NEVER).flatMap(([what, pattern]) =>
			[...text.matchAll(pattern)].map(([found]) => `${what}: “${found}” in “${text.slice(0, 120)}”`)
		)
	);
	if (locale !== 'th') return faults;
	const bare = words.flatMap((text) =>
		(text.match(/[a-z_]+/g) ?? [])
			.filter((word) => CODES.has(word) && new RegExp(`^[^a-z]*${word}[^a-z]*$`).test(text))
			.map((word) => `an English code on a Thai page: “${word}” in “${text.slice(0, 120)}”`)
	);
	return [...faults, ...bare];
}

/** Runs in the page: every text and every attribute that is read out, whether it is folded away or not. */
function wordsOfPage(): string[] {
	const words: string[] = [document.title];
	const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const text = walker.currentNode.textContent?.trim() ?? '';
		const parent = walker.currentNode.parentElement;
		if (text !== '' && !parent?.closest('script, style, noscript, template, code, pre, textarea'))
			words.push(text);
	}
	for (const element of document.querySelectorAll('[aria-label], [alt], [title], [placeholder]'))
		for (const name of ['aria-label', 'alt', 'title', 'placeholder'])
			words.push(element.getAttribute(name)?.trim() ?? '');
	return words.filter((text) => text !== '');
}

/** Whatever goes wrong in any page of a context while it is watched: scripts, policy, foreign addresses. */
export type Watch = { faults: string[] };

export async function watched(context: BrowserContext, origin: string): Promise<Watch> {
	const watch: Watch = { faults: [] };
	await context.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', (event) =>
			console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)
		);
	});
	context.on('request', (request) => {
		const url = request.url();
		const isOwn = url.startsWith(`${origin}/`) || url.startsWith('data:') || url.startsWith('blob:');
		if (!isOwn) watch.faults.push(`asks another origin: ${url}`);
	});
	context.on('console', (message) => {
		// A page that answers 404 by design says so in the console as well.
		const isOwnStatus = /^Failed to load resource: .* status of 4\d\d/.test(message.text());
		const isDocument = message.location().url === message.page()?.url();
		if (message.type() === 'error' && !(isOwnStatus && isDocument))
			watch.faults.push(`console: ${message.text()}`);
	});
	context.on('weberror', (error) => watch.faults.push(`script: ${error.error()}`));
	context.on('requestfailed', (request) => {
		const why = request.failure()?.errorText ?? '';
		// Leaving a page ends what it was still loading.
		if (why !== 'net::ERR_ABORTED') watch.faults.push(`failed: ${request.url()} ${why}`);
	});
	return watch;
}

/** How far the page can be scrolled sideways, in CSS pixels; and what sticks out. */
export async function sideways(page: Page): Promise<{ by: number; because: string[] }> {
	return page.evaluate(() => {
		const root = document.documentElement;
		const by = root.scrollWidth - root.clientWidth;
		if (by <= 0) return { by: 0, because: [] };
		const because = [...document.body.querySelectorAll('*')]
			.filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5)
			.slice(-5)
			.map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
		return { by, because };
	});
}
