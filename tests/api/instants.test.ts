import { afterEach, expect, test } from 'vitest';
import { findOrder } from '#lib/server/store/orders.ts';
import { apiClient } from '../support/api-client.ts';
import { describeEngines } from '../support/databases.ts';
import { openExchangeShop, type ExchangeShop } from '../support/exchanges.ts';
import { payDeposit } from '../support/instants.ts';
import { placeOrder } from '../support/returns-shop.ts';

const key = (name: string) => ({ 'idempotency-key': name });
let shop: ExchangeShop;
afterEach(() => shop.close());

describeEngines('exchanges at once by the API', (_engine, open) => {
	test('switched on, asked for with its deposit, given more time, and not called off any more', async () => {
		shop = await openExchangeShop(await open());
		const api = await apiClient(shop.ctx, [
			...(['returns:read', 'returns:write', 'returns:decide', 'settings:read', 'settings:write'] as const)
		]);
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 100_000 }]);
		const { number } = (await findOrder(shop.ctx.db.read, order.id))!;
		const asked = (deposit_minor: number | null) => ({
			items: [
				{
					...{ line: 'l0', quantity: 1, reason_code: 'too_small', outcome: 'exchange' },
					wants: [{ variant: 'shirt-L', quantity: 1 }]
				}
			],
			method: 'drop_off',
			instant: { deposit_minor }
		});
		const off = await api.post(`/orders/${number}/returns`, asked(null), key('off'));
		expect([off.status, off.body.code]).toEqual([422, 'instant_not_offered']);
		const { body: settings } = await api.get('/settings/instant');
		expect(settings).toMatchObject({ offered: false });
		const on = await api.post('/settings/instant', { ...settings, offered: true });
		expect([on.status, on.body.offered]).toEqual([200, true]);
		const other = await api.post(`/orders/${number}/returns`, asked(1), key('other'));
		expect([other.status, other.body.code]).toEqual([409, 'quote_changed']);

		const opened = await api.post(`/orders/${number}/returns`, asked(100_000), key('open'));
		expect(opened.status).toBe(201);
		const made = opened.body as { id: `ret_${string}`; number: string; exchange: { id: string } };
		const read = async () => (await api.get(`/exchanges/${made.exchange.id}`)).body;
		expect(await read()).toMatchObject({
			state: 'awaiting_goods',
			charge: null,
			instant: { state: 'asked', deposit_minor: 100_000, charge: { state: 'due' } }
		});
		await payDeposit(shop, order, made.id);
		expect(await read()).toMatchObject({
			state: 'ready',
			topped_minor: 100_000,
			instant: { state: 'secured' }
		});
		const more = { days: 40, reason: 'In hospital' };
		const extended = await api.post(`/exchanges/${made.exchange.id}/extend`, more, key('extend'));
		expect([extended.status, extended.body]).toMatchObject([200, { instant: { state: 'secured' } }]);
		const sooner = await api.post(`/exchanges/${made.exchange.id}/extend`, { ...more, days: 1 }, key('less'));
		expect([sooner.status, sooner.body.code]).toEqual([422, 'value_invalid']);
		const gone = await api.post(`/returns/${made.number}/cancel`, {}, key('cancel'));
		expect([gone.status, gone.body.code]).toEqual([409, 'replacement_underway']);
		await shop.expectSound();
	});
});
