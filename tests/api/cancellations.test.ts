import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { apiClient, type ApiClient } from '../support/api-client.ts';
import { describeEngines } from '../support/databases.ts';
import { freshOrder } from '../support/fresh-order.ts';
import { openReturnsShop, type PlacedOrder, type ReturnsShop } from '../support/returns-shop.ts';

let shop: ReturnsShop;
let api: ApiClient;
afterEach(() => shop.close());

describeEngines('cancellations over the API', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
		api = await apiClient(shop.ctx);
	});
	let key = 0;
	const post = (path: string, body: object = {}) =>
		api.post(path, body, { 'idempotency-key': `key-${(key += 1)}` });
	const placed = async (age: number): Promise<PlacedOrder & { path: string }> => {
		const order = await freshOrder(shop, [{ quantity: 2, unit_price_minor: 20_000 }], { age });
		const { number } = await shop.ctx.db.read
			.selectFrom('orders')
			.select('number')
			.where('id', '=', order.id)
			.executeTakeFirstOrThrow();
		return { ...order, path: `/orders/${number}` };
	};

	test('the hold is told, and a packed parcel is refused unless forced', async () => {
		const { path } = await placed(MINUTE);
		const read = await api.get(path);
		expect(read.body.fulfilment_hold).toMatchObject({ until: expect.any(String) });
		const parcel = {
			reference: 'f',
			packed_at: '2026-11-22T10:00:00Z',
			lines: [{ line: 'l0', quantity: 1 }]
		};
		const held = await api.post(`${path}/fulfilments`, parcel);
		expect([held.status, held.body.code]).toEqual([409, 'fulfilment_on_hold']);
		expect((await api.post(`${path}/fulfilments`, { ...parcel, force: true })).status).toBe(201);
		const placedEvent = await shop.ctx.db.read
			.selectFrom('events')
			.select('data')
			.where('type', '=', 'order_placed')
			.executeTakeFirstOrThrow();
		expect(JSON.parse(placedEvent.data)).toHaveProperty('hold_until');
	});

	test('previewed, asked, read and listed', async () => {
		const { path } = await placed(MINUTE);
		const lines = [{ reference: 'l0', quantity: 1 }];
		const seen = await post(`${path}/cancellations/preview`, { lines });
		expect(seen.body).toMatchObject({
			answer: 'accept',
			whole_order: false,
			money: { total_minor: 20_000, refund_minor: 20_000 }
		});
		const wrong = await post(`${path}/cancellations`, { lines, quoted_total_minor: 1 });
		expect(wrong.body.code).toBe('quote_changed');
		const made = await post(`${path}/cancellations`, {
			lines,
			quoted_total_minor: 20_000,
			reason: 'ordered_twice'
		});
		expect([made.status, made.body.state]).toEqual([201, 'refunding']);
		expect((await api.get(`/cancellations/${String(made.body.number)}`)).body).toMatchObject({
			reason: 'ordered_twice',
			refunds: [{ amount_minor: 20_000 }]
		});
		expect((await api.get(`${path}/cancellations`)).body.data).toHaveLength(1);
		const gone = await post(`${path}/cancellations`, { lines: [{ reference: 'l9', quantity: 1 }] });
		expect(gone.body.errors).toMatchObject([{ pointer: '/lines/0/reference' }]);
	});

	test('answered for the warehouse, and taken back', async () => {
		const one = await placed(5 * HOUR);
		const asked = await post(`${one.path}/cancellations`);
		expect(asked.body.state).toBe('warehouse_check');
		const answered = await post(`/cancellations/${String(asked.body.number)}/answer`, {
			answer: 'stop',
			version: asked.body.version
		});
		expect([answered.status, answered.body.state]).toEqual([200, 'refunding']);
		const two = await placed(5 * HOUR);
		const wished = await post(`${two.path}/cancellations`);
		const kept = await post(`/cancellations/${String(wished.body.number)}/withdraw`);
		expect(kept.body.state).toBe('withdrawn');
		const late = await post(`/cancellations/${String(wished.body.number)}/answer`, { answer: 'stop' });
		expect([late.status, late.body.code]).toEqual([409, 'not_in_this_state']);
	});

	test('the clocks are settings', async () => {
		const now = await api.get('/settings/cancellations');
		expect(now.body).toMatchObject({ grace_minutes: 60, after_grace: 'check' });
		const saved = await post('/settings/cancellations', {
			grace_minutes: 0,
			after_grace: 'accept',
			version: now.body.version
		});
		expect(saved.body).toMatchObject({ grace_minutes: 0, after_grace: 'accept' });
		const { path } = await placed(MINUTE);
		expect((await api.get(path)).body.fulfilment_hold).toBeNull();
		expect((await post(`${path}/cancellations`)).body.state).toBe('refunding');
	});
});
