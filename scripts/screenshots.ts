import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import sharp from 'sharp';
import { openDatabase, type Database } from '../src/lib/server/store/database.ts';
import { choosePiece, giveReason } from '../tests/journeys/steps/return.ts';
import { become, type Visitor } from '../tests/journeys/steps/sessions.ts';
import { unpackedChromium } from '../tests/support/chromium.ts';
import { build, buildFolder, buildState } from './build.ts';
import { startChild } from './demo/child.ts';
import { prepareShop } from './demo/seed.ts';
import { readSettings } from './demo/settings.ts';
import { startSurroundings } from './demo/surroundings.ts';
import { untilReady } from './ready.ts';

// Draws the pictures of the documentation from a demo shop of its own: what they show is what the product does.
type Shot = {
	name: string;
	path: string | ((db: Database) => Promise<string>);
	as?: Visitor;
	locale: 'th' | 'en';
	width: 360 | 1280;
	/** CSS pixels of the page, from its top. */
	height: number;
	scheme?: 'dark';
	reach?: (page: Page) => Promise<void>;
};

const ploy = { email: 'ploy@example.com' };
const shown = '/orders/BD-74K29';
const MOST_BYTES = 150_000;
const target = resolve('docs/images');

const SHOTS: Shot[] = [
	{ name: 'order-en', path: shown, as: ploy, locale: 'en', width: 1280, height: 860 },
	{ name: 'lookup-th', path: '/', locale: 'th', width: 360, height: 740 },
	{ name: 'order-th', path: shown, as: ploy, locale: 'th', width: 360, height: 740 },
	{
		...{ name: 'check-th', path: `${shown}/return`, as: ploy, locale: 'th', width: 360, height: 740 },
		scheme: 'dark',
		reach: check
	},
	{
		name: 'check-en',
		path: `${shown}/return`,
		as: ploy,
		locale: 'en',
		width: 1280,
		height: 860,
		reach: check
	},
	{
		...{ name: 'exchange-th', path: `${shown}/return`, as: ploy, locale: 'th', width: 360, height: 740 },
		reach: exchange
	},
	{ name: 'return-th', path: toSend, locale: 'th', width: 360, height: 740 },
	{ name: 'queue-en', path: '/desk', as: 'lead', locale: 'en', width: 1280, height: 860 },
	{
		...{ name: 'case-en', path: inReview, as: 'lead', locale: 'en', width: 1280, height: 860 },
		scheme: 'dark'
	},
	{ name: 'receiving-en', path: atBench, as: 'agent', locale: 'en', width: 1280, height: 860 },
	{ name: 'policy-en', path: '/admin/policy', as: 'merchant', locale: 'en', width: 1280, height: 860 }
];

const folder = mkdtempSync(join(tmpdir(), 'homeward-pictures-'));
const endings: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
try {
	await draw();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
} finally {
	for (const end of endings.reverse()) await end();
}

async function draw(): Promise<void> {
	if (buildState() !== 'fresh') {
		console.log('Building the shop, about a minute…');
		await build();
	}
	const settings = readSettings({ PORT: process.env.PORT ?? '4600', DATA_DIR: folder });
	const surroundings = await startSurroundings(settings);
	endings.push(() => surroundings.close());
	await prepareShop(settings, surroundings.env);
	const server = startChild([resolve(buildFolder, 'index.js')], surroundings.env);
	const gone = new Promise<void>((done) => server.once('exit', () => done()));
	endings.push(async () => {
		server.kill('SIGTERM');
		await gone;
	});
	await untilReady(`http://127.0.0.1:${settings.port}/readyz`, gone);
	const db = await openDatabase({ url: settings.database });
	endings.push(() => db.close());
	const { executablePath, env } = await unpackedChromium();
	const browser = await chromium.launch({ executablePath, env, args: ['--no-sandbox', '--disable-gpu'] });
	endings.push(() => browser.close());

	mkdirSync(target, { recursive: true });
	for (const shot of SHOTS) await take(browser, db, settings.origin, shot);
	const [mail] = surroundings.mailbox.messages(ploy.email);
	if (!mail) throw new Error('The shown order has no mail.');
	await takeMail(browser, `${surroundings.mailbox.url}/messages/${mail.id}/html`);
}

async function take(browser: Browser, db: Database, origin: string, shot: Shot): Promise<void> {
	const { locale, width, height } = shot;
	const context = await browser.newContext({
		baseURL: origin,
		locale: locale === 'th' ? 'th-TH' : 'en-GB',
		timezoneId: 'Asia/Bangkok',
		viewport: { width, height },
		deviceScaleFactor: 2,
		colorScheme: shot.scheme ?? 'light',
		reducedMotion: 'reduce'
	});
	await context.addCookies([{ name: 'lang', value: locale, url: origin }]);
	const path = typeof shot.path === 'string' ? shot.path : await shot.path(db);
	await become(context, db, origin, await visitorOf(db, shot, path));
	const page = await context.newPage();
	await page.goto(path, { waitUntil: 'networkidle' });
	await shot.reach?.(page);
	await page.waitForLoadState('networkidle');
	await page.evaluate(() => document.fonts.ready);
	await save(shot.name, await page.screenshot());
	await context.close();
}

async function takeMail(browser: Browser, url: string): Promise<void> {
	const page = await browser.newPage({ viewport: { width: 400, height: 820 }, deviceScaleFactor: 2 });
	await page.goto(url, { waitUntil: 'networkidle' });
	await save('mail-th', await page.screenshot());
	await page.close();
}

/** As sharp as the size allows: first fewer colours, then fewer pixels. */
async function save(name: string, drawn: Buffer): Promise<void> {
	const { width = 0 } = await sharp(drawn).metadata();
	for (const scale of [1, 0.75, 0.5])
		for (const colours of [128, 64]) {
			const png = await sharp(drawn)
				.resize({ width: Math.round(width * scale) })
				.png({ palette: true, colours, effort: 10 })
				.toBuffer();
			if (png.byteLength > MOST_BYTES) continue;
			writeFileSync(join(target, `${name}.png`), png);
			return console.log(`  docs/images/${name}.png  ${Math.round(png.byteLength / 1000)} kB`);
		}
	throw new Error(`${name} does not fit into ${MOST_BYTES} bytes.`);
}

async function check(page: Page): Promise<void> {
	await choosePiece(page);
	await giveReason(page, 'too_small');
}

/** Another size instead of money. */
async function exchange(page: Page): Promise<void> {
	await check(page);
	await page.locator('a[href*="/return/exchange?"]').first().click();
	await page.waitForURL(/\/return\/exchange/);
}

/** A return's page belongs to its customer; every other page to whom the shot says. */
async function visitorOf(db: Database, { as = 'nobody' }: Shot, path: string): Promise<Visitor> {
	const number = /^\/returns\/([^/?]+)/.exec(path)?.[1];
	if (!number) return as;
	const { email_norm } = await db.read
		.selectFrom('returns')
		.innerJoin('orders', 'orders.id', 'returns.order_id')
		.where('returns.number', '=', number)
		.select('orders.email_norm')
		.executeTakeFirstOrThrow();
	return { email: email_norm ?? '' };
}

async function toSend(db: Database): Promise<string> {
	return `/returns/${await numberOf(db, 'approved')}`;
}

async function atBench(db: Database): Promise<string> {
	return `/desk/receiving?code=${await numberOf(db, 'received')}`;
}

/** The dear plates that came broken: a photo, two reasons to look, a decision to take. */
async function inReview(db: Database): Promise<string> {
	return `/desk/cases/${await numberOf(db, 'in_review', 'mette@example.com')}`;
}

async function numberOf(
	db: Database,
	state: 'approved' | 'received' | 'in_review',
	email?: string
): Promise<string> {
	const { number } = await db.read
		.selectFrom('returns')
		.innerJoin('orders', 'orders.id', 'returns.order_id')
		.where('returns.state', '=', state)
		.where('returns.method', '=', 'drop_off')
		.where('returns.gift_id', 'is', null)
		// What was paid for at the door is fetched and shows no code.
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom('cod_claims').select('return_id').whereRef('return_id', '=', 'returns.id')))
		)
		.$if(email !== undefined, (query) => query.where('orders.email_norm', '=', email ?? ''))
		.orderBy('returns.created_at', 'desc')
		.select('returns.number')
		.executeTakeFirstOrThrow();
	return number;
}
