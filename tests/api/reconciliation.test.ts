import { afterEach, beforeEach, expect, test } from 'vitest';
import { operations } from '#lib/server/api/registry.ts';
import { REFUND_PAYMENT_MARK } from '#lib/server/commands/refunds/types.ts';
import { apiClient, type ApiClient } from '../support/api-client.ts';
import { describeEngines } from '../support/databases.ts';
import { openReturnsShop, placeOrder, type ReturnsShop } from '../support/returns-shop.ts';

let shop: ReturnsShop;
let api: ApiClient;
afterEach(() => shop.close());

const fits = (id: string, reply: { status: number; body: unknown }): void => {
	const schema = operations.find((operation) => operation.id === id)?.answers[reply.status]?.schema;
	expect(schema?.safeParse(reply.body).error, JSON.stringify(reply.body)).toBeUndefined();
	expect(schema).toBeDefined();
};

describeEngines('reconciliation by API', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
		api = await apiClient(shop.ctx);
	});

	test('begun, followed and a difference closed with a note; the scope is asked for', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
		for (const amount of [100, 200]) {
			await shop.stripe.refunds.create({
				payment_intent: order.paymentIntent,
				amount,
				metadata: { [REFUND_PAYMENT_MARK]: `rfp_01980000-0000-7000-8000-000000000${amount}` }
			});
		}
		const begun = await api.post('/reconciliation/runs', { complete: true });
		expect(begun).toMatchObject({ status: 201, body: { state: 'running', complete: true } });
		fits('beginReconciliation', begun);
		expect((await api.post('/reconciliation/runs', {})).status).toBe(200);
		await shop.runJobs();
		const now = await api.get('/reconciliation');
		expect(now.body).toMatchObject({ frozen: null, running: null, open_differences: 2, holding_back: 2 });
		fits('readReconciliation', now);

		const first = await api.get('/reconciliation/differences?limit=1');
		fits('listReconciliationDifferences', first);
		const next = await api.get(`/reconciliation/differences?limit=1&after=${String(first.body.next)}`);
		expect(next.body.next).toBeNull();
		const [one] = first.body.data as { id: string; kind: string; holds_back: boolean }[];
		expect(one).toMatchObject({ kind: 'lost_refund', holds_back: true });
		const address = `/reconciliation/differences/${one!.id}/resolve`;
		const key = { 'idempotency-key': 'close-1' };
		const reader = await apiClient(shop.ctx, ['refunds:read']);
		expect((await reader.post(address, { note: 'No.' }, key)).status).toBe(403);
		const closed = await api.post(address, { note: 'Paid by the old system.' }, key);
		expect(closed.body).toMatchObject({ note: 'Paid by the old system.', holds_back: false });
		fits('resolveReconciliationDifference', closed);
		expect(
			(await api.post(address, { note: 'Again.' }, { 'idempotency-key': 'close-2' })).body
		).toMatchObject({
			code: 'already_decided'
		});
		const nobody = await api.post('/reconciliation/differences/dif_1/resolve', { note: 'x' }, key);
		expect([404, 409]).toContain(nobody.status);
		const all = await api.get('/reconciliation/differences?state=all&limit=1');
		expect(
			(await api.get(`/reconciliation/differences?state=all&after=${String(all.body.next)}`)).status
		).toBe(200);
		const runs = await api.get('/reconciliation/runs');
		expect(runs.body).toMatchObject({ data: [{ state: 'finished', differences_found: 2 }], next: null });
		fits('listReconciliationRuns', runs);
	});
});
