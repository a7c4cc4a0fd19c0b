import { afterEach, expect, test } from 'vitest';
import { findOrder } from '#lib/server/store/orders.ts';
import { apiClient } from '../support/api-client.ts';
import { describeEngines } from '../support/databases.ts';
import { freshOrder } from '../support/fresh-order.ts';
import { openChangingShop, rules, type ChangingShop } from '../support/line-changes.ts';

let shop: ChangingShop;
afterEach(() => shop.close());

describeEngines('pieces of an order by the API', (_engine, open) => {
	test('as the shop at once, as the customer by the rules; agreed to, declined and taken back', async () => {
		shop = await openChangingShop(await open(), 'agent');
		const api = await apiClient(shop.ctx, ['orders:read', 'orders:write']);
		const order = await freshOrder(shop, [{ quantity: 3, unit_price_minor: 100_000 }]);
		const { number } = (await findOrder(shop.ctx.db.read, order.id))!;
		const path = `/orders/${number}/line-changes`;
		let n = 0;
		const post = (to: string, body: object) => api.post(to, body, { 'idempotency-key': `k${(n += 1)}` });
		const size = { kind: 'variant', line: 'l0', sku: 'tee-L', quantity: 1 };
		const made = await post(path, { ...size, quoted_minor: 0 });
		expect([made.status, made.body.state, made.body.new_line]).toEqual([201, 'applied', 'l0-1']);

		const asked = await post(path, { ...size, sku: 'tee-S', for_customer: true });
		expect(asked.body).toMatchObject({ state: 'waiting', reviews: ['asked_by_shop'], back_minor: 20_000 });
		const at = `${path}/${String(asked.body.id)}`;
		expect((await post(`${at}/approve`, { version: 9 })).body.code).toBe('changed_meanwhile');
		expect((await post(`${at}/decline`, { note: 'Packing' })).body.state).toBe('declined');
		expect((await post(`${at}/approve`, {})).body.code).toBe('already_decided');

		const more = await post(path, { kind: 'quantity', line: 'l0', quantity: 1, for_customer: true });
		const of = `${path}/${String(more.body.id)}`;
		expect((await post(`${of}/approve`, {})).body).toMatchObject({
			state: 'payment_due',
			due_minor: 100_000
		});
		expect((await post(`${of}/withdraw`, {})).body.state).toBe('withdrawn');

		await rules(shop.ctx.db, 'off');
		for (const [body, code] of [
			[{ ...size, for_customer: true }, 'change_not_offered'],
			[{ ...size, sku: 'tee-XS' }, 'out_of_stock'],
			[{ ...size, sku: 'nothing' }, 'variant_not_sold'],
			[{ ...size, line: 'l9' }, 'line_unknown'],
			[{ ...size, quantity: 9 }, 'change_too_late'],
			[{ ...size, quoted_minor: 5 }, 'quote_changed']
		] as const) {
			const no = await post(path, body);
			expect([no.status >= 400, no.body.code]).toEqual([true, code]);
		}
		const { body } = await api.get(path);
		expect((body.data as { state: string }[]).map(({ state }) => state)).toEqual([
			...['applied', 'declined', 'withdrawn']
		]);
		const whole = await api.get(`/orders/${number}`);
		expect((whole.body.line_changes as { sku: string }[])[0]).toMatchObject({ sku: 'tee-L', line: 'l0' });
		const reader = await apiClient(shop.ctx, ['orders:read']);
		expect((await reader.post(path, size, { 'idempotency-key': 'r' })).status).toBe(403);
		await shop.expectSound();
	});
});
