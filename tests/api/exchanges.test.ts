import { afterEach, expect, test } from 'vitest';
import { findOrder } from '#lib/server/store/orders.ts';
import { apiClient, type ApiClient } from '../support/api-client.ts';
import { describeEngines } from '../support/databases.ts';
import { openExchangeShop, type ExchangeShop } from '../support/exchanges.ts';
import { placeOrder, receiveAndAccept } from '../support/returns-shop.ts';

const key = (name: string) => ({ 'idempotency-key': name });
let shop: ExchangeShop;
afterEach(() => shop.close());

describeEngines('exchanges by the API', (_engine, open) => {
	test('previewed and asked for by SKU, packed from the list, sent by the fulfilment', async () => {
		shop = await openExchangeShop(await open());
		const api: ApiClient = await apiClient(shop.ctx, [
			...(['returns:read', 'returns:write', 'returns:decide', 'orders:read', 'orders:write'] as const)
		]);
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 100_000 }]);
		const { number } = (await findOrder(shop.ctx.db.read, order.id))!;
		const item = { line: 'l0', quantity: 1, reason_code: 'too_small', outcome: 'exchange' };
		const asked = (variant: string) => ({
			items: [{ ...item, wants: [{ variant, quantity: 1 }] }],
			method: 'drop_off'
		});
		const preview = await api.post(`/orders/${number}/returns/preview`, asked('shirt-L'));
		expect([preview.status, preview.body.total_minor]).toEqual([200, 0]);
		expect(preview.body.exchange).toMatchObject({ value_minor: 100_000, due_minor: 0, lines: [{ item: 0 }] });
		const none = await api.post(`/orders/${number}/returns/preview`, asked('shirt-XL'));
		expect([none.status, none.body.code]).toEqual([409, 'out_of_stock']);
		const strange = await api.post(`/orders/${number}/returns/preview`, asked('nothing'));
		expect(strange.body.code).toBe('variant_not_sold');

		const opened = await api.post(`/orders/${number}/returns`, asked('shirt-L'), key('open'));
		expect(opened.status).toBe(201);
		const { id, exchange } = opened.body as {
			id: `ret_${string}`;
			exchange: { id: string; lines: { return_item_id: string }[] };
		};
		expect(exchange).toMatchObject({ state: 'awaiting_goods', lines: [{ sku: 'shirt-L', sent: null }] });
		const item_id = exchange.lines[0]!.return_item_id;
		const choose = (sku: string, more: object, name: string) =>
			api.post(
				`/exchanges/${exchange.id}/choose`,
				{ items: [{ return_item_id: item_id, wants: [{ variant: sku, quantity: 1 }] }], ...more },
				key(name)
			);
		const dearer = await choose('SKU-0', { back_minor: 1 }, 'dearer');
		expect([dearer.status, dearer.body.code, dearer.body.facts]).toMatchObject([
			409,
			'exchange_price_changed',
			{ due_minor: 0, back_minor: 0 }
		]);
		expect((await choose('bag-one', {}, 'bag')).body.code).toBe('product_not_offered');
		const chosen = await choose('SKU-0', { why: 'asked on the phone' }, 'chosen');
		expect([chosen.status, chosen.body.lines]).toMatchObject([200, [{ sku: 'SKU-0' }]]);
		await receiveAndAccept(shop, id);
		const { body } = await api.get('/exchanges?state=ready');
		const [ready] = body.data as { parcel: { reference: string }; lines: { sent: { line: string } }[] }[];
		expect(ready).toMatchObject({ carried_minor: 100_000, parcel: { state: 'pending' } });
		const late = await api.post(`/exchanges/${exchange.id}/convert`, {}, key('convert'));
		expect([late.status, late.body.code]).toEqual([409, 'not_in_this_state']);

		const sent = await api.post(`/orders/${number}/fulfilments`, {
			reference: ready!.parcel.reference,
			carrier: 'Siam Parcel',
			tracking_number: 'SP1234567890',
			shipped_at: new Date(shop.ctx.clock.now()).toISOString(),
			lines: ready!.lines.map(({ sent: { line } }) => ({ line, quantity: 1 }))
		});
		expect(sent.status, JSON.stringify(sent.body)).toBe(200);
		expect((await api.get(`/exchanges/${exchange.id}`)).body).toMatchObject({ state: 'shipped' });
		expect((await api.get('/exchanges/exc_nobody')).status).toBe(404);
	});
});
