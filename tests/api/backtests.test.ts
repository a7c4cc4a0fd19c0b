import { expect, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { operations } from '#lib/server/api/registry.ts';
import type { Context } from '#lib/server/context.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { policyAt } from '#lib/server/store/policies.ts';
import { apiClient } from '../support/api-client.ts';
import { describeEngines } from '../support/databases.ts';
import { openReturnsShop, placeOrder, submit } from '../support/returns-shop.ts';

const fits = (id: string, reply: { status: number; body: unknown }): void => {
	const schema = operations.find((operation) => operation.id === id)?.answers[reply.status]?.schema;
	expect(schema?.safeParse(reply.body).error, JSON.stringify(reply.body)).toBeUndefined();
	expect(schema).toBeDefined();
};

describeEngines('backtests by API', (_engine, open) => {
	test('started, followed, its cases listed by cause, and no longer to be stopped', async () => {
		const db = await open();
		const shop = await openReturnsShop(db);
		try {
			const ctx: Context = { ...shop.ctx, config: { ...shop.ctx.config, DATABASE_URL: db.url } };
			const api = await apiClient(ctx);
			let keys = 0;
			const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
			const { number } = await submit(shop, order, [1]);
			const { rules } = await policyAt(db.read, ctx.clock.now());
			const start = (body: unknown) =>
				api.post('/backtests', body, { 'idempotency-key': `key-${keys++}-of-a-test` });
			const started = await start({ rules: { ...rules, auto_approve_limit: { THB: 1 } }, label: 'Careful' });
			expect(started).toMatchObject({ status: 201, body: { state: 'queued', version: null, totals: null } });
			fits('startBacktest', started);
			const { id } = started.body as { id: Id<'bkt'> };
			await jobHandlers['backtest.run'](ctx, { backtest_id: id }, { attempts: 1 });
			const done = await api.get(`/backtests/${id}`);
			expect(done.body).toMatchObject({
				state: 'done',
				totals: { judged: 1, inexact: 0, changed: 1, reviews_before: 0, reviews_after: 1 }
			});
			fits('readBacktest', done);
			const cases = await api.get(`/backtests/${id}/cases?cause=auto_approve_limit`);
			expect(cases.body).toMatchObject({ data: [{ number, before: 'approve', after: 'review' }] });
			fits('listBacktestCases', cases);
			expect((await api.get(`/backtests/${id}/cases?cause=window`)).body).toMatchObject({ data: [] });
			fits('listBacktests', await api.get('/backtests'));
			expect((await api.post(`/backtests/${id}/cancel`, {})).status).toBe(409);
			expect((await api.get('/backtests/bkt_nobody')).status).toBe(404);
			expect((await start({ version: 1, rules })).status).toBe(422);
			expect((await start({ version: 99 })).status).toBe(404);
		} finally {
			await shop.close();
		}
	});
});
