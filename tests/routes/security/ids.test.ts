import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomIds } from '#lib/server/ids.ts';
import { readableCode } from '#lib/domain/ids.ts';
import { ask, form, type Answer } from '../request.ts';
import { fingerprint } from './fingerprint.ts';
import { openTwoOwners, type TwoOwners } from './two-owners.ts';

let shop: TwoOwners;
let a: string;
let key: string;
beforeAll(async () => {
	shop = await openTwoOwners('sqlite');
	a = await shop.as({ email: shop.a.email });
	key = await shop.key();
});
afterAll(() => shop?.close());

const get = (path: string, cookie = a): Promise<Answer> =>
	ask(shop.url, path, { headers: { accept: 'text/html', cookie } });

/** What the two answers may differ in: the address itself, and numbers made anew for every answer. */
const masked = ({ status, headers, body }: Answer, ids: string[]) => ({
	status,
	headers: [...headers.keys()].sort().join(),
	body: ids
		.reduce((text, id) => text.replaceAll(id, '…'), body)
		.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|nonce="[^"]*"|nonce-[^']*|kit_\w+|__sveltekit_\w+/g, '')
});

const nowhere = () => ({
	order: 'T-NOWHERE',
	return: readableCode('RT', new Uint8Array([1, 2, 3, 4, 5, 6])),
	file: randomIds.next('fil'),
	charge: readableCode('PY', new Uint8Array([1, 2, 3, 4, 5, 6]))
});

describe('what belongs to B is not there for A', () => {
	const doors = (what: { order: string; return: string; file: string; charge: string }) => [
		`/orders/${what.order}/pay/${what.charge}`,
		`/orders/${what.order}`,
		`/orders/${what.order}/cancel`,
		`/orders/${what.order}/return`,
		`/orders/${what.order}/return/check?s=x`,
		`/orders/${what.order}/claim/1`,
		`/orders/${what.order}/change`,
		`/orders/${what.order}/change/address`,
		`/orders/${what.order}/change/contact`,
		`/orders/${what.order}/change/note`,
		`/orders/${what.order}/change/pieces?line=1`,
		`/orders/${what.order}/return/exchange?s=x&item=1`,
		`/returns/${what.return}`,
		`/returns/${what.return}/change`,
		`/returns/${what.return}/cancel`,
		`/returns/${what.return}/slip.pdf`,
		`/returns/${what.return}/calendar.ics`,
		`/orders/${what.order}/calendar.ics`,
		`/photos/${what.file}`,
		`/files/${what.file}`,
		`/orders/${what.order}/return/__data.json`,
		`/returns/${what.return}/__data.json`
	];
	const of = ({ order, return: one, file, charge }: TwoOwners['b']) => ({
		charge,
		order: order.number,
		return: one.number,
		file
	});

	it('in the same words as what never was', async () => {
		const foreign = of(shop.b);
		const missing = nowhere();
		const paths = doors(missing);
		for (const [index, path] of doors(foreign).entries()) {
			const [theirs, nobodys] = [await get(path), await get(paths[index]!)];
			expect(theirs.body, path).not.toContain(shop.b.email);
			expect(masked(theirs, Object.values(foreign)), path).toEqual(masked(nobodys, Object.values(missing)));
			const told = path.endsWith('.json')
				? (JSON.parse(theirs.body).nodes.at(-1) as { status: number })
				: theirs;
			expect(told.status, path).toBe(404);
		}
		// The doors are real ones: what is A's own opens.
		for (const path of doors(of(shop.a)).filter((one) => !/slip|files|exchange|check|calendar/.test(one)))
			expect((await get(path)).status, path).toBe(200);
	});

	it('also not for who holds the link of another order, and not for their forms', async () => {
		const link = await shop.as({ orderId: shop.a.order.id });
		const before = await fingerprint(shop.ctx.db);
		for (const cookie of [a, link]) {
			for (const path of doors(of(shop.b)).filter((one) => !one.endsWith('.json')))
				expect((await get(path, cookie)).status, path).toBe(404);
			const { order, return: one } = shop.b;
			const acts = ['items', 'reason', 'photo', 'remove', 'outcome', 'method'].map(
				(name) => `/orders/${order.number}/return?/${name}&step=reason-1`
			);
			for (const path of [
				...acts,
				`/orders/${order.number}/pay/${shop.b.charge}?/pay`,
				`/orders/${order.number}/pay/${shop.b.charge}?/look`,
				`/orders/${order.number}/cancel`,
				`/orders/${order.number}/return/check`,
				...['look', 'change', 'send'].map((act) => `/orders/${order.number}/claim/1?/${act}`),
				...['?/withdraw', '/address', '/contact?/phone', '/contact?/email', '/contact?/confirm', '/note'].map(
					(door) => `/orders/${order.number}/change${door}`
				),
				`/orders/${order.number}/return/exchange?/choose`,
				`/orders/${order.number}/return/exchange?/remove`,
				`/returns/${one.number}?/takeMoney`,
				`/returns/${one.number}?/tracking`,
				`/returns/${one.number}?/answer`,
				`/returns/${one.number}/cancel`,
				`/returns/${one.number}/change`
			]) {
				const fields = { line: '0', tracking: 'SP123456789', body: 'x', method: 'own_carrier', quoted: '1' };
				expect((await form(shop.url, path, fields, { cookie })).status, path).toBe(404);
			}
		}
		expect(await fingerprint(shop.ctx.db)).toEqual(before);
	});

	it('answers that were sealed for one order open no other', async () => {
		const there = (number: string) => `/orders/${number}/return?/items`;
		const fields = { line: '0', 'quantity-0': '1' };
		const own = await form(
			shop.url,
			there(shop.a.order.number),
			{ ...fields, line: '1', 'quantity-1': '1' },
			{ cookie: a }
		);
		const sealed = new URL(own.headers.get('location') ?? '', shop.url).searchParams.get('s') ?? '';
		expect(sealed.length).toBeGreaterThan(40);
		const other = await shop.as({ email: shop.b.email });
		const page = await get(`/orders/${shop.b.order.number}/return?s=${sealed}&step=reason-1`, other);
		expect(page.status).toBe(200);
		const tampered = `${sealed.slice(0, -2)}AA`;
		for (const s of [tampered, sealed.slice(0, 30), `${sealed}.${sealed}`])
			expect((await get(`/orders/${shop.a.order.number}/return?s=${s}&step=reason-1`)).body).not.toContain(
				'name="reason"'
			);
		expect(page.body).not.toContain('name="reason"');
	});
});

describe('ids of staff, of imports and of cases that are none', () => {
	it('are 404 in the same words, whatever they look like', async () => {
		const merchant = await shop.as('merchant');
		for (const [before, id] of [
			['/admin/team/', randomIds.next('stf')],
			['/admin/imports/', randomIds.next('imp')],
			['/desk/cases/', nowhere().return],
			['/desk/orders/', 'T-NOWHERE'],
			['/desk/photos/', randomIds.next('fil')]
		] as const) {
			const missing = await get(before + id, merchant);
			expect(missing.status, before).toBe(404);
			// Ids of another kind, of another table and of no table are no different.
			for (const odd of [
				shop.b.order.id,
				shop.importId.replace('imp', 'stf'),
				'..%2F..%2Fhomeward.db',
				'__proto__'
			]) {
				const answer = await get(before + odd, merchant);
				expect(answer.status, before + odd).toBe(404);
			}
		}
	});
});

describe('ids of B inside a request about A', () => {
	const call = (method: string, path: string, body: unknown) =>
		ask(shop.url, `/api/v1${path}`, {
			method,
			headers: {
				authorization: `Bearer ${key}`,
				'content-type': 'application/json',
				'idempotency-key': randomIds.token()
			},
			body: JSON.stringify(body)
		});

	it('are refused just as ids of nothing, and nothing is written', async () => {
		const { a: mine, b: theirs } = shop;
		const line = { quantity: 1, reason_code: 'too_small', outcome: 'refund' };
		const seen = { condition: 'new', disposition: 'restock', verdict: 'accept' };
		const cases: [string, string, (id: string) => unknown, string, string][] = [
			...(['/returns', '/returns/preview'] as const).flatMap(
				(door): [string, string, (id: string) => unknown, string, string][] => [
					[
						'POST',
						`/orders/${mine.order.number}${door}`,
						(id) => ({ method: 'drop_off', items: [{ ...line, line: id }] }),
						theirs.lines[1]!,
						randomIds.next('lin')
					],
					[
						'POST',
						`/orders/${mine.order.number}${door}`,
						(id) => ({ method: 'drop_off', items: [{ ...line, line: mine.lines[1], file_ids: [id] }] }),
						theirs.file,
						randomIds.next('fil')
					]
				]
			),
			[
				'POST',
				`/returns/${mine.return.number}/inspect`,
				(id) => ({ inspections: [{ ...seen, item_id: id }] }),
				theirs.item,
				randomIds.next('rit')
			],
			[
				'POST',
				`/returns/${mine.open.number}/receive`,
				(id) => ({ items: [{ item_id: id, quantity: 1 }] }),
				theirs.open.item,
				randomIds.next('rit')
			],
			[
				'POST',
				`/returns/${mine.open.number}/mark-lost`,
				(id) => ({ item_id: id, pay: true, note: 'x' }),
				theirs.open.item,
				randomIds.next('rit')
			],
			[
				'POST',
				`/returns/${mine.return.number}/answer`,
				(id) => ({ body: 'x', file_ids: [id] }),
				theirs.file,
				randomIds.next('fil')
			],
			[
				'POST',
				`/refunds/${mine.refund.number}/settle-by-hand`,
				(id) => ({ refund_payment_id: id, reference: 'x' }),
				theirs.refundPayment,
				randomIds.next('rfp')
			]
		];
		const still = async () => fingerprint(shop.ctx.db, ['rate_limits', 'idempotency_keys']);
		const before = await still();
		for (const [method, path, body, foreign, missing] of cases) {
			const [first, second] = [
				await call(method, path, body(foreign)),
				await call(method, path, body(missing))
			];
			// A body that is refused for its shape would prove nothing.
			expect(JSON.parse(first.body).code, `${path} ${first.body}`).toMatch(/^(not_found|line_unknown)$/);
			expect(masked(first, [foreign]).body, path).toBe(masked(second, [missing]).body);
		}
		expect(await still()).toEqual(before);
	});

	it('nor in a form of the desk', async () => {
		const agent = await shop.as('lead');
		const before = await fingerprint(shop.ctx.db);
		const path = `/desk/cases/${shop.a.return.number}`;
		const row = await shop.ctx.db.read
			.selectFrom('returns')
			.select('version')
			.where('id', '=', shop.a.return.id)
			.executeTakeFirstOrThrow();
		const refund = { refund_id: shop.a.refund.id, version: '1', reference: 'x' };
		for (const [act, fields] of [
			['lost', { item_id: shop.b.item, pay: 'yes', note: 'x', version: String(row.version) }],
			['refund_settle', { ...refund, refund_payment_id: shop.b.refundPayment }],
			['refund_approve', { refund_id: shop.b.refund.id, version: '1' }],
			['refund_cancel', { refund_id: shop.b.refund.id, version: '1', note: 'x' }],
			['refund_override', { refund_id: shop.b.refund.id, version: '1', amount: '1', reason_code: 'goodwill' }]
		] as const) {
			const answer = await form(shop.url, `${path}?/${act}`, fields, { cookie: agent });
			expect(answer.status, act).toBe(422);
		}
		expect(await fingerprint(shop.ctx.db)).toEqual(before);
	});
});
