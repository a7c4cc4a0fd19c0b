import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '#lib/server/auth/codes-and-links.ts';
import { makeGift } from '#lib/server/commands/gifts/make-gift.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { pdfText } from '../../support/pdf-text.ts';
import { ask, form } from '../request.ts';
import { portalShop, type PortalShop } from './portal-shop.ts';

const BUYER = 'ploy@example.com';
const RECEIVER = 'nuch@example.net';

describe('a gift, from the code to the slip, without a script', () => {
	let portal: PortalShop;
	let order: Awaited<ReturnType<PortalShop['order']>>;
	let code: string;
	let buyer: string;
	let gift = '';
	let number = '';
	const seen: string[] = [];
	beforeAll(async () => {
		portal = await portalShop('sqlite');
		order = await portal.order(BUYER);
		buyer = await portal.cookie(BUYER);
		const [shirt] = await linesOfOrder(portal.ctx.db.read, order.id);
		const made = await makeGift(
			portal.ctx,
			{ kind: 'customer', orderId: order.id, email: BUYER },
			{ order_id: order.id, message: 'Wear it well', lines: [{ line_id: shirt!.id, quantity: 1 }] }
		);
		if (!made.ok) throw new Error(made.refusal.reason);
		code = made.value.code;
	});
	afterAll(() => portal?.close());

	/** A page of the receiver; what it says is kept for the search below. */
	const get = async (path: string) => {
		const answer = await ask(portal.url, path, { headers: { cookie: gift, accept: 'text/html' } });
		expect(answer.status, path).toBe(200);
		seen.push(answer.body);
		return answer.body;
	};
	const post = async (path: string, fields: Record<string, string>) => {
		const answer = await form(portal.url, path, fields, { cookie: gift });
		expect(answer.status, `${path} ${answer.body.slice(0, 300)}`).toBe(303);
		return answer.headers.get('location') ?? '';
	};
	/** What a PDF says. */
	const paper = async (path: string, cookie: string) => {
		const answer = await fetch(portal.url + path, { headers: { cookie } });
		expect(answer.headers.get('content-type'), path).toBe('application/pdf');
		return pdfText(new Uint8Array(await answer.arrayBuffer())).join('\n');
	};
	const sealedOf = (there: string) => new URL(there, portal.url).searchParams.get('s') ?? '';

	it('a wrong code is told apart from nothing', async () => {
		const nobody = 'lang=en';
		const wrong = await form(portal.url, '/gift', { code: 'GF-5M8Q3KX-7T2N9PL' }, { cookie: nobody });
		const ended = await form(portal.url, '/gift', { code: 'hello' }, { cookie: nobody });
		expect([wrong.status, ended.status]).toEqual([422, 422]);
		const page = await ask(portal.url, '/gift/pieces', { headers: { cookie: nobody } });
		expect(page.headers.get('location')).toBe('/gift');
	});

	it('leads to a return of the receiver’s own', async () => {
		const opened = await form(portal.url, '/gift', { code }, { cookie: 'lang=en' });
		expect(opened.status).toBe(303);
		gift = `lang=en; homeward-gift=${opened.cookies['homeward-gift'] ?? ''}`;
		expect(await get('/gift/pieces')).toContain('Wear it well');
		const why = await post('/gift/pieces', { line: '0' });
		await get(why);
		const whose = await post(why, { s: sealedOf(why), reason: 'changed_mind' });
		expect(whose).toContain('/gift/email');
		await get(whose);
		const s = sealedOf(whose);
		const early = await ask(portal.url, `/gift/check?s=${s}`, { headers: { cookie: gift } });
		expect(early.headers.get('location')).toContain('/gift/email');
		await post('/gift/email?/ask', { s, email: RECEIVER });
		expect(await get(`/gift/email?s=${s}`)).toContain('n•••h@example.net');
		const row = await portal.ctx.db.read
			.selectFrom('gift_sessions')
			.selectAll()
			.where('asked_id', 'is not', null)
			.executeTakeFirstOrThrow();
		const check = await post('/gift/email?/prove', { s, code: codeOf(portal.ctx.config, row.asked_id!) });
		expect(await get(check)).toContain(RECEIVER);
		const there = await post('/gift/check', { s: sealedOf(check), method: 'drop_off' });
		number = /RT-\w+/.exec(there)?.[0] ?? '';
		await get(there);
		expect(await get('/gift/pieces')).toContain(number);
		seen.push(await paper(`/gift/returns/${number}/slip.pdf`, gift));
	});

	it('tells the receiver nothing of the buyer, the order or a price', () => {
		expect(seen.length).toBe(8);
		expect(seen.at(-1)).toContain(number);
		// What was answered so far travels sealed; its letters fall as they may.
		const told = seen.map((body) => body.replace(/[\w-]{60,}/gu, ''));
		for (const secret of [
			BUYER,
			order.number,
			'Nimman',
			'Visa',
			'4242',
			'1,490',
			'149000',
			'฿',
			'THB',
			'soap'
		])
			for (const body of told) expect(body, secret).not.toContain(secret);
		for (const body of told) expect(body.replace(/employ|deploy/gi, '')).not.toMatch(/\bPloy\b/);
	});

	it('opens no other door, and no other session opens its doors', async () => {
		const others = [
			`/orders/${order.number}`,
			`/orders/${order.number}/return`,
			`/orders/${order.number}/gift`,
			`/returns/${number}`,
			`/returns/${number}/slip.pdf`,
			'/orders',
			'/credit',
			'/desk'
		];
		for (const path of others) {
			const answer = await ask(portal.url, path, { headers: { cookie: gift, accept: 'text/html' } });
			expect(answer.status, path).toBe(303);
			expect(answer.headers.get('location'), path).not.toContain('/gift');
		}
		for (const path of ['/gift/pieces', `/gift/returns/${number}`, `/gift/returns/${number}/slip.pdf`]) {
			const answer = await ask(portal.url, path, { headers: { cookie: buyer, accept: 'text/html' } });
			expect(answer.headers.get('location'), path).toBe('/gift');
		}
		const hidden = [`/returns/${number}`, `/returns/${number}/cancel`, `/returns/${number}/slip.pdf`];
		for (const path of hidden) {
			const answer = await ask(portal.url, path, { headers: { cookie: buyer, accept: 'text/html' } });
			expect(answer.status, path).toBe(404);
		}
		for (const path of ['/orders', `/orders/${order.number}`, `/orders/${order.number}/return`]) {
			const answer = await ask(portal.url, path, { headers: { cookie: buyer, accept: 'text/html' } });
			expect(answer.status, path).toBe(200);
			expect(answer.body, path).not.toContain(number);
			expect(answer.body, path).not.toContain(RECEIVER);
		}
	});

	it('the buyer prints the receipt, which holds the code and no price', async () => {
		const page = await ask(portal.url, `/orders/${order.number}/gift`, { headers: { cookie: buyer } });
		expect(page.body).toContain(code);
		const path = /\/orders\/[^"]+\.pdf/.exec(page.body)?.[0] ?? '';
		const text = await paper(path, buyer);
		expect(text).toContain(code);
		expect(text).toContain('Ping linen shirt');
		for (const secret of ['1,490', '฿', 'Nimman', BUYER, order.number]) expect(text).not.toContain(secret);
		const stranger = await portal.cookie('else@example.com');
		expect((await ask(portal.url, path, { headers: { cookie: stranger } })).status).toBe(404);
	});
});
