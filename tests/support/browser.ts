import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { unpackedChromium } from './chromium.ts';

export interface View {
	locale?: 'th' | 'en';
	javascript?: boolean;
	width?: 360 | 1280;
	scheme?: 'light' | 'dark';
}

const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	'--disable-quic',
	'--font-render-hinting=none'
];

const scriptless = new WeakSet<BrowserContext>();

export async function launchBrowser(): Promise<Browser> {
	const { executablePath, env } = await unpackedChromium();
	return chromium.launch({ executablePath, env, args: FLAGS });
}

/** A new visitor: nothing remembered, phone-sized and English unless said otherwise. */
export async function visitor(
	browser: Browser,
	baseURL: string,
	{ locale = 'en', javascript = true, width = 360, scheme = 'light' }: View = {},
	more: BrowserContextOptions = {}
): Promise<BrowserContext> {
	const context = await browser.newContext({
		baseURL,
		locale: locale === 'th' ? 'th-TH' : 'en-GB',
		timezoneId: 'Asia/Bangkok',
		javaScriptEnabled: javascript,
		viewport: { width, height: width === 360 ? 640 : 800 },
		isMobile: width === 360,
		hasTouch: width === 360,
		colorScheme: scheme,
		reducedMotion: 'reduce',
		...more
	});
	context.setDefaultTimeout(15_000);
	if (!javascript) scriptless.add(context);
	return context;
}

/** Every combination worth looking at, in words for a test's name. */
export const everyView: (Required<View> & { name: string })[] = (['th', 'en'] as const).flatMap((locale) =>
	([360, 1280] as const).flatMap((width) =>
		(['light', 'dark'] as const).map((scheme) => ({
			locale,
			width,
			scheme,
			javascript: true,
			name: `${locale} ${width} ${scheme}`
		}))
	)
);

/** Fails with each violation's rule, its help and the first elements it was found on. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
	const violations = scriptless.has(page.context()) ? await analyseCopy(page) : await analyse(page);
	const found = violations.map(({ id, help, nodes }) => ({
		rule: id,
		help,
		on: nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`)
	}));
	expect(found, page.url()).toEqual([]);
}

type Violation = { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] };

// Resolved from the package that depends on it, so a nested install is found as well.
const axe = readFileSync(
	createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve(
		'axe-core/axe.min.js'
	),
	'utf8'
);
const options = {
	runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
	// All rules are tried; what passed them is not told node by node, which took longer than trying.
	resultTypes: ['violations']
};

/** Straight from axe, once into each page: no page of ours holds frames, and the builder puts it in twice. */
async function analyse(page: Page): Promise<Violation[]> {
	if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe);
	return page.evaluate<Violation[]>(
		`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`
	);
}

/** axe is a script itself: a page without JavaScript is looked at as a copy whose own scripts are taken out. */
async function analyseCopy(page: Page) {
	const browser = page.context().browser();
	if (!browser) throw new Error('The page has no browser to open a copy in.');
	const context = await browser.newContext({
		viewport: page.viewportSize(),
		colorScheme: await page.evaluate(() =>
			matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
		),
		reducedMotion: 'reduce',
		storageState: await page.context().storageState(),
		bypassCSP: true
	});
	try {
		const copy = await context.newPage();
		const html = (await page.content()).replace(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '');
		const isDocument = (url: URL) => url.href === page.url();
		await copy.route(isDocument, (route) =>
			route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
		);
		await copy.goto(page.url());
		return await analyse(copy);
	} finally {
		await context.close();
	}
}
