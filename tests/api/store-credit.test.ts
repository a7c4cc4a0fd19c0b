import { beforeEach, expect, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { DAY } from '#lib/domain/time.ts';
import { operations } from '#lib/server/api/registry.ts';
import { apiClient, type ApiClient, type Reply } from '../support/api-client.ts';
import { give, newCustomer, publish } from '../support/credit-shop.ts';
import { describeEngines } from '../support/databases.ts';
import { shopContext, type ShopContext } from '../support/shop-context.ts';

const HERS = '/customers/Mali%2Bshop@Example.com/store-credit';
let ctx: ShopContext;
let api: ApiClient;
let mali: Id<'cus'>;

const key = (name: string) => ({ 'idempotency-key': name });
const spend = (amount_minor: number, name: string, order_reference = 'WEB-88121') =>
	api.post(`${HERS}/spends`, { currency: 'THB', amount_minor, order_reference }, key(name));
const available = async (): Promise<number> => {
	const { body } = await api.get(HERS);
	return (body.balances as { available_minor: number }[])[0]?.available_minor ?? 0;
};
/** As the document describes it. */
function described(id: string, reply: Reply): Reply {
	const operation = operations.find((one) => one.id === id)!;
	expect(
		operation.answers[reply.status]?.schema.safeParse(reply.body).error,
		JSON.stringify(reply.body)
	).toBe(undefined);
	return reply;
}

describeEngines('the checkout of another shop', (_engine, open) => {
	beforeEach(async () => {
		ctx = await shopContext(await open());
		api = await apiClient(ctx, ['credit:read', 'credit:write']);
		mali = await newCustomer(ctx, 'mali+shop@example.com');
		await publish(ctx, { store_credit_valid_days: 365 });
		await give(ctx, mali, 50_000);
	});

	test('asks what is there, pays with it, and cancels', async () => {
		const asked = described('readStoreCredit', await api.get(HERS));
		expect(asked.body).toEqual({
			customer_id: mali,
			balances: [
				{
					currency: 'THB',
					available_minor: 50_000,
					lots: [{ left_minor: 50_000, bonus: false, expires_at: '2027-11-21T16:59:59.999Z' }]
				}
			]
		});
		const paid = described('spendStoreCredit', await spend(30_000, 'k1'));
		expect(paid).toMatchObject({
			status: 201,
			body: { kind: 'spend', amount_minor: -30_000, order_reference: 'WEB-88121', undoes: null }
		});
		const part = await api.post(`${HERS}/spends/${paid.body.id}/restore`, { amount_minor: 9_900 }, key('k2'));
		expect(described('restoreStoreCredit', part)).toMatchObject({
			status: 201,
			body: { kind: 'restore', amount_minor: 9_900, undoes: paid.body.id }
		});
		const byId = `/customers/${mali}/store-credit`;
		const rest = await api.post(`${byId}/spends/${paid.body.id}/restore`, {}, key('k3'));
		expect(rest.body.amount_minor).toBe(20_100);
		expect(await available()).toBe(50_000);
		const statement = described('listStoreCredit', await api.get(`${HERS}/statement?limit=3`));
		const rows = statement.body.data as { kind: string; amount_minor: number; balance_minor: number }[];
		expect(rows.map((row) => [row.kind, row.amount_minor, row.balance_minor])).toEqual([
			['restore', 20_100, 50_000],
			['restore', 9_900, 29_900],
			['spend', -30_000, 20_000]
		]);
		const next = await api.get(`${byId}/statement?limit=3&after=${statement.body.next}`);
		expect(next.body).toMatchObject({ data: [{ kind: 'adjust', balance_minor: 50_000 }], next: null });
	});

	test('sends again when no answer came: the same answer, also when the kept one is gone', async () => {
		const first = await spend(30_000, 'k1');
		const again = await spend(30_000, 'k1');
		expect([again.status, again.body]).toEqual([201, first.body]);
		expect(again.headers.get('idempotent-replayed')).toBe('true');
		expect((await spend(30_001, 'k1')).body.code).toBe('key_reused_with_other_body');
		await ctx.db.transaction((tx) => tx.deleteFrom('idempotency_keys').execute());
		ctx.pass(2 * DAY);
		const late = await spend(30_000, 'k1');
		expect([late.status, late.body]).toEqual([201, first.body]);
		const other = await spend(30_000, 'k1', 'WEB-2');
		expect([other.status, other.body.code]).toEqual([409, 'key_reused_with_other_body']);
		expect(await available()).toBe(20_000);
	});

	test('is refused in words: too much, nobody, no key, no scope, somebody else’s purchase', async () => {
		const much = await spend(50_001, 'k1');
		expect(much).toMatchObject({
			status: 422,
			body: { code: 'credit_insufficient', facts: { available_minor: 50_000 } }
		});
		expect(much.body.title).toContain('฿500.00');
		const nobody = '/customers/nobody@example.com/store-credit';
		expect((await api.get(nobody)).body).toEqual({ customer_id: null, balances: [] });
		expect((await api.get(`${nobody}/statement`)).body).toEqual({ data: [], next: null });
		for (const who of ['mali', `${mali}x`, '%00', 'cus_1'])
			expect((await api.get(`/customers/${who}/store-credit`)).status, who).toBe(404);
		const body = { currency: 'THB', amount_minor: 5, order_reference: 'x' };
		expect((await api.post(`${HERS}/spends`, body)).body.code).toBe('idempotency_key_missing');
		for (const bad of [
			{ ...body, amount_minor: 0 },
			{ ...body, amount_minor: 1.5 },
			{ ...body, currency: 'baht' },
			{ ...body, order_reference: ' ' },
			{ ...body, customer_id: mali }
		])
			expect((await api.post(`${HERS}/spends`, bad, key(JSON.stringify(bad).length + ''))).status).toBe(422);
		const paid = await spend(10_000, 'k2');
		const somebody = await newCustomer(ctx, 'somebody@example.com');
		for (const who of ['somebody@example.com', somebody, 'nobody@example.com']) {
			const path = `/customers/${who}/store-credit/spends/${paid.body.id}/restore`;
			expect((await api.post(path, {}, key(`steal ${who}`.replaceAll(' ', '')))).status).toBe(404);
		}
		const reader = await apiClient(ctx, ['credit:read', 'refunds:write']);
		expect((await reader.post(`${HERS}/spends`, body, key('k3'))).body.code).toBe('scope_missing');
		const writer = await apiClient(ctx, ['credit:write']);
		expect((await writer.get(HERS)).body.code).toBe('scope_missing');
		expect(await available()).toBe(40_000);
	});

	test('a customer that was erased has nothing to spend', async () => {
		await ctx.db.transaction((tx) =>
			tx.updateTable('customers').set({ erased_at: ctx.clock.now() }).where('id', '=', mali).execute()
		);
		expect((await api.get(`/customers/${mali}/store-credit`)).body).toEqual({
			customer_id: null,
			balances: []
		});
		expect((await spend(5, 'k1')).body.code).toBe('credit_insufficient');
	});
});
