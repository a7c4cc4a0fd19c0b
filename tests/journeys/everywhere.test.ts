import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/store/database.ts';
import { expectNoAxeViolations, launchBrowser, visitor, type View } from '../support/browser.ts';
import { startShop, type Shop } from '../support/server.ts';
import { startDemoShop } from './steps/demo-shop.ts';
import { typedEarly } from './steps/early-hands.ts';
import { faultsOfWords, sideways, watched, type Watch } from './steps/faults-of-page.ts';
import { everyPlace } from './steps/every-place.ts';
import { pageRoutes } from './steps/places.ts';
import { become } from './steps/sessions.ts';

// One shop and one browser for all of it: a page is opened once per language, and looked at twice.
let shop: Shop;
/** Nobody has set this one up. */
let newShop: Shop;
let db: Database;
let browser: Browser;
beforeAll(async () => {
	[shop, newShop, browser] = await Promise.all([
		startDemoShop(),
		startShop({ engine: 'sqlite' }),
		launchBrowser()
	]);
	db = await openDatabase({ url: shop.databaseUrl });
}, 180_000);
afterAll(async () => {
	await browser?.close();
	await db?.close();
	await Promise.all([shop?.close(), newShop?.close()]);
});

it('visits every page there is', () => {
	const visited = Object.keys(everyPlace).filter((route) => route !== 'errors');
	expect(visited.sort()).toEqual(pageRoutes);
});

const titles: Record<'th' | 'en', Map<string, string>> = { th: new Map(), en: new Map() };

// Each language with each width and each scheme, in four looks instead of eight. The further states of a page are
// read in both languages, and axe looks at them in one: by turns, so that both are looked at on every page.
const looks = {
	th: { first: { width: 360, scheme: 'light' }, then: { width: 1280, scheme: 'dark' } },
	en: { first: { width: 360, scheme: 'dark' }, then: { width: 1280, scheme: 'light' } }
} as const;

describe.each(['th', 'en'] as const)('in %s', (locale) => {
	const visits = Object.entries(everyPlace).flatMap(([route, places]) =>
		Object.entries(places).map(([name, find], index) => ({ route, name, find, index }))
	);

	it.concurrent.each(visits)('$route: $name', async ({ route, name, find, index }) => {
		const isFirst = index === 0;
		const isTurn = (index % 2 === 1) === (locale === 'th');
		const { first, then } = looks[locale];
		const place = await find(db.read);
		const home = place.isNew ? newShop : shop;
		const { context, watch } = await entered(home, { locale, ...first });
		try {
			await become(context, db, shop.url, place.as);
			const page = await context.newPage();
			const response = await page.goto(place.path, { waitUntil: 'load' });
			expect(response?.status(), `status of ${place.path}`).toBe(route === 'errors' ? statusOf(name) : 200);
			await place.reach?.(page);
			await page.evaluate(() => document.fonts.ready);

			expect(await page.getAttribute('html', 'lang')).toBe(locale);
			expect(await page.title()).not.toBe('');
			// The document of the API is about codes.
			if (route !== '/api/v1/docs') expect(await faultsOfWords(page, locale)).toEqual([]);
			if (isFirst || isTurn) await expectNoAxeViolations(page);
			await expectNarrow(page);
			if (route !== 'errors') expectOwnTitle(locale, await page.title(), new URL(page.url()).pathname);

			await page.setViewportSize({ width: then.width, height: 800 });
			await page.emulateMedia({ colorScheme: then.scheme, reducedMotion: 'reduce' });
			if (isFirst) await expectNoAxeViolations(page);
			expect((await sideways(page)).by).toBe(0);
			expect(watch.faults).toEqual([]);
		} finally {
			await context.close();
		}
	});
});

describe('the weight of scripts', () => {
	const pages = [
		...['/(portal)', '/(portal)/code', '/(portal)/orders', '/(portal)/orders/[order]', '/(portal)/policy'],
		'/(portal)/credit',
		'/(portal)/orders/[order]/refunds/[refund]',
		...['/(portal)/orders/[order]/return', '/(portal)/orders/[order]/return/check'],
		'/(portal)/orders/[order]/return/exchange',
		...[
			'/(portal)/returns/[return]',
			'/(portal)/returns/[return]/cancel',
			'/(portal)/returns/[return]/change'
		]
	];

	it.each(pages)('%s sends a customer at most 60 kB of JavaScript', async (route) => {
		const find = Object.values(everyPlace[route] ?? {})[0];
		if (!find) throw new Error(`${route} is not visited.`);
		const place = await find(db.read);
		const { context } = await entered(shop, { locale: 'th' });
		try {
			await become(context, db, shop.url, place.as);
			const page = await context.newPage();
			await page.goto(place.path);
			await place.reach?.(page);
			// Once more with nothing kept from the way there.
			const fresh = await weigh(context, page.url());
			expect(fresh.sent).toBeLessThanOrEqual(60_000);
			expect(fresh.encodings).not.toContain('none');
		} finally {
			await context.close();
		}
	});
});

describe('what is typed before the scripts arrive', () => {
	const pages = [
		...[
			'/(portal)',
			'/(portal)/orders/[order]/return',
			'/(portal)/withdraw',
			'/desk/sign-in',
			'/desk/search'
		],
		...['/desk/receiving', '/desk/cases/[return]', '/admin/reasons/[kind]/[code]', '/admin/policy/edit']
	];

	it.concurrent.each(pages)('stays on %s', async (route) => {
		const find = Object.values(everyPlace[route] ?? {})[0];
		if (!find) throw new Error(`${route} is not visited.`);
		const place = await find(db.read);
		const { context, watch } = await entered(shop, { locale: 'en' });
		try {
			await become(context, db, shop.url, place.as);
			const page = await context.newPage();
			await page.goto(place.path);
			await place.reach?.(page);
			const { touched, lost } = await typedEarly(page);
			expect(touched).toBeGreaterThan(0);
			expect(lost).toEqual([]);
			expect(watch.faults).toEqual([]);
		} finally {
			await context.close();
		}
	});
});

/** The bytes of all scripts of an address as they cross the wire, in a browser that has kept nothing. */
async function weigh(context: BrowserContext, url: string) {
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.clearBrowserCache');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	const scripts = new Map<string, string>();
	let sent = 0;
	session.on('Network.responseReceived', ({ requestId, response }) => {
		if (/javascript/.test(response.mimeType))
			scripts.set(
				requestId,
				response.headers['content-encoding'] ?? response.headers['Content-Encoding'] ?? 'none'
			);
	});
	session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
		if (scripts.has(requestId)) sent += encodedDataLength;
	});
	await page.goto(url, { waitUntil: 'networkidle' });
	return { sent, encodings: [...scripts.values()] };
}

async function entered(home: Shop, view: View): Promise<{ context: BrowserContext; watch: Watch }> {
	const context = await visitor(browser, home.url, view);
	await context.addCookies([{ name: 'lang', value: view.locale ?? 'en', url: home.url }]);
	return { context, watch: await watched(context, home.url) };
}

async function expectNarrow(page: Page): Promise<void> {
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await sideways(page), 'at 320 px').toEqual({ by: 0, because: [] });
}

/** Two addresses never have one title: tabs and history are told apart by it. */
function expectOwnTitle(locale: 'th' | 'en', title: string, path: string): void {
	const known = titles[locale].get(title);
	if (known !== undefined) expect(path, `“${title}” is also the title of`).toBe(known);
	titles[locale].set(title, path);
}

const statusOf = (name: string): number => Number(/\d{3}/.exec(name)?.[0]);
