import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { codeOf, linkOf, orderLinkFor } from '#lib/server/auth/codes-and-links.ts';
import { readConfig } from '#lib/server/config.ts';
import { openDatabase, type Database } from '#lib/server/store/database.ts';
import { openShop, placeOrder } from '../commands/access/shop.ts';
import { engines } from '../support/databases.ts';
import { startShop, type Shop } from '../support/server.ts';
import { ask, cookieHeader, form, type Answer } from './request.ts';

describe.each(engines)('looking an order up on %s', (engine) => {
	let shop: Shop;
	let db: Database;
	let context: Awaited<ReturnType<typeof openShop>>['context'];
	beforeAll(async () => {
		shop = await startShop({ engine });
		db = await openDatabase({ url: shop.databaseUrl });
		const settings = { APP_SECRET: shop.env.APP_SECRET ?? '', ORIGIN: shop.url };
		({ context } = await openShop(db, settings));
		await placeOrder(context);
	});
	afterAll(async () => {
		await db?.close();
		await shop?.close();
	});
	beforeEach(() => db.transaction((tx) => tx.deleteFrom('rate_limits').execute()));

	const host = () => ({ host: new URL(shop.url).host });
	const lookUp = (contact: string, order = 'bd74k29') => form(shop.url, '/', { order, contact }, host());
	const config = () => readConfig({ APP_SECRET: shop.env.APP_SECRET, ORIGIN: shop.url });

	/** The id of the look-up in the visitor's cookie, once the worker has answered it. */
	async function tokenOf(answer: Answer): Promise<Id<'tok'>> {
		const [text = ''] = answer.cookies['homeward-lookup']?.split('.') ?? [];
		const { tokenId } = JSON.parse(Buffer.from(text, 'base64url').toString()) as { tokenId: Id<'tok'> };
		for (let tries = 0; tries < 200; tries++) {
			const row = await db.read
				.selectFrom('access_tokens')
				.select('id')
				.where('id', '=', tokenId)
				.executeTakeFirst();
			if (row) return tokenId;
			await new Promise((resolve) => setTimeout(resolve, 25));
		}
		throw new Error('the worker did not answer the look-up');
	}

	it('answers a match and a miss alike: status, place, headers, page', async () => {
		const [hit, miss] = [await lookUp('ploy@example.com'), await lookUp('else@example.com')];
		const told = ({ status, headers }: Answer) => ({
			status,
			names: [...headers.keys()].sort(),
			location: headers.get('location')
		});
		expect(told(hit)).toEqual(told(miss));
		expect(told(hit)).toMatchObject({ status: 303, location: '/code' });
		const codePage = async (answer: Answer, code: string) => {
			const headers = { ...host(), cookie: cookieHeader(answer.cookies) };
			await tokenOf(answer);
			const page = await form(shop.url, '/code?/open', { code }, headers);
			return { status: page.status, length: page.body.length };
		};
		expect(await codePage(hit, '000')).toMatchObject({ status: 422 });
		const wrong = await codePage(hit, wrongCode(codeOf(config(), await tokenOf(hit))));
		const decoy = await codePage(miss, '123456');
		// p•••y and e•••e are of one length, so the pages are too.
		expect(decoy).toEqual(wrong);
	});

	it('takes as long for a miss as for a match', async () => {
		const times: { hit: number[]; miss: number[] } = { hit: [], miss: [] };
		for (let round = 0; round < 100; round++) {
			if (round % 4 === 0) await db.transaction((tx) => tx.deleteFrom('rate_limits').execute());
			for (const kind of round % 2 ? (['hit', 'miss'] as const) : (['miss', 'hit'] as const)) {
				const begun = performance.now();
				const { status } = await lookUp(kind === 'hit' ? 'ploy@example.com' : `no${round}@example.com`);
				times[kind].push(performance.now() - begun);
				expect(status).toBe(303);
			}
		}
		const [hit, miss] = [median(times.hit), median(times.miss)];
		expect(Math.abs(hit - miss)).toBeLessThan(2 + 0.25 * Math.max(hit, miss));
	}, 120_000);

	it('opens the order with the code, ends the session before, and signs out', async () => {
		const asked = await lookUp('+66 81 234 5678');
		const tokenId = await tokenOf(asked);
		const code = codeOf(config(), tokenId);
		const fixed = { ...asked.cookies, 'homeward-customer': 'a-session-somebody-else-chose' };
		const opened = await form(
			shop.url,
			'/code?/open',
			{ code, stay: '1' },
			{ ...host(), cookie: cookieHeader(fixed) }
		);
		expect(opened.status).toBe(303);
		expect(opened.headers.get('location')).toBe('/orders/BD-74K29');
		const session = opened.cookies['homeward-customer'] ?? '';
		expect(session).toMatch(/^[\w-]{43}$/);
		const cookie = { ...host(), cookie: `homeward-customer=${session}` };
		const list = await ask(shop.url, '/orders', { headers: cookie });
		expect(list.status).toBe(200);
		expect(list.body).toContain('BD-74K29');
		expect(list.headers.get('cache-control')).toBe('no-store');

		const out = await form(shop.url, '/sign-out', {}, cookie);
		expect(out.status).toBe(303);
		expect(out.headers.get('clear-site-data')).toBe('"cache", "storage"');
		expect((await ask(shop.url, '/orders', { headers: cookie })).status).toBe(303);
	});

	it('keeps the single-use link from scanners: only its button uses it up', async () => {
		const tokenId = await tokenOf(await lookUp('ploy@example.com'));
		const path = new URL(linkOf(config(), tokenId)).pathname;
		for (const method of ['GET', 'HEAD', 'GET']) {
			const seen = await ask(shop.url, path, { method, headers: host() });
			expect(seen).toMatchObject({ status: 200, cookies: {} });
		}
		const opened = await form(shop.url, path, {}, host());
		expect(opened).toMatchObject({ status: 303 });
		expect(opened.headers.get('location')).toBe('/orders/BD-74K29');
		expect((await form(shop.url, path, {}, host())).status).toBe(422);
	});

	it('opens an order from the link of its mail with nothing typed', async () => {
		const order = await placeOrder(context, { number: 'BD-LINK1', email_norm: null });
		const path = new URL((await orderLinkFor(context, order.id)).url).pathname;
		const opened = await ask(shop.url, path, { headers: host() });
		expect(opened.status).toBe(303);
		expect(opened.headers.get('location')).toBe('/orders/BD-LINK1');
		expect(opened.cookies['homeward-customer']).toMatch(/^[\w-]{43}$/);
	});

	it('says when a limit opens again, and never whether anything exists', async () => {
		const answers = [];
		for (let n = 0; n < 11; n++) answers.push(await lookUp('ploy@example.com'));
		expect(answers.slice(0, 10).every(({ status }) => status === 303)).toBe(true);
		expect(answers[10]).toMatchObject({ status: 429, cookies: {} });
	});

	it('writes no code, token, address or number into its log', async () => {
		for (const secret of ['ploy@example.com', '74k29', '74K29', '/link/', 'homeward-customer'])
			expect(shop.logs()).not.toContain(secret);
	});
});

const wrongCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
