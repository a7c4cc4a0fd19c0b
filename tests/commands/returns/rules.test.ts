import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Action } from '#lib/domain/policy/language/actions.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { endOfWindow } from '#lib/domain/time.ts';
import { approveRefund } from '#lib/server/commands/refunds/approve-refund.ts';
import { changeReturn } from '#lib/server/commands/returns/change-return.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import { creditBalances } from '#lib/server/queries/credit.ts';
import { promiseFacts } from '#lib/server/store/promise-facts.ts';
import { policyVersions } from '#lib/server/store/policies.ts';
import { findReturn } from '#lib/server/store/returns.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	agent,
	customer,
	openReturnsShop,
	otherAgent,
	placeOrder,
	reasonOf,
	receiveAndAccept,
	submit,
	value,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let shop: ReturnsShop;
afterEach(() => shop.close());

describeEngines('what a rule says of the time after a request', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
	});

	/** One rule for everybody, in force from now on; earlier settings stay. */
	const rule = async (...then: Action[]) => {
		const [latest] = await policyVersions(shop.ctx.db.read);
		shop.pass(1_000);
		const rules = {
			...latest!.rules,
			rules: then.length > 0 ? [{ id: 'r_00000001', name: '', when: { all: [] }, then, enabled: true }] : []
		};
		const by = { based_on: latest!.number, rules, note: '', effective_from: null };
		value(await publishPolicy(shop.ctx, { kind: 'system' }, by));
		shop.pass(1_000);
	};

	test('bonus, life of credit and promise hold as decided, although the rule is gone when they are due', async () => {
		await rule(
			{ do: 'credit_bonus', basis_points: 1_000 },
			{ do: 'credit_bonus_amount', amounts: { THB: 5_000 } },
			{ do: 'credit_valid', days: 40 },
			{ do: 'refund_promise', promise: { from: 'received', days: 4, grant: { kind: 'nothing' } } },
			{ do: 'return_delivery_fee', amounts: { THB: 0 } }
		);
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
		const { return_id } = await submit(shop, order, [1], { outcome: 'store_credit' });
		await rule();
		expect((await promiseFacts(shop.ctx.db.read, return_id))?.promise?.days).toBe(4);
		await receiveAndAccept(shop, return_id);
		const { customer_id } = await shop.ctx.db.read
			.selectFrom('orders')
			.select('customer_id')
			.where('id', '=', order.id)
			.executeTakeFirstOrThrow();
		const [balance] = await creditBalances(shop.ctx.db.read, customer_id!, shop.ctx.clock.now());
		expect(balance?.available_minor).toBe(50_000 + 5_000 + 5_000);
		const end = endOfWindow(shop.ctx.clock.now(), 40, 'Asia/Bangkok');
		expect(balance?.lots.map((lot) => lot.expires_at)).toEqual([end, end]);
		await shop.expectSound();
	});

	test('money waits for a second person, who is not the first', async () => {
		await rule({ do: 'second_approval' });
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
		const { return_id } = await submit(shop, order, [1]);
		const decided = await receiveAndAccept(shop, return_id);
		const [refund] = decided.refunds;
		expect(refund?.state).toBe('awaiting_approval');
		const refund_id = refund!.refund_id;
		expect(reasonOf(await approveRefund(shop.ctx, agent, { refund_id }))).toBe('same_person');
		value(await approveRefund(shop.ctx, otherAgent, { refund_id }));
		await shop.work();
		await shop.expectSound();
	});

	test('the customer’s choice of a way back stays within what the rule offers', async () => {
		await rule({ do: 'methods', methods: ['own_carrier'] });
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
		const { return_id } = await submit(shop, order, [1]);
		const changed = await changeReturn(shop.ctx, customer(order.id), { return_id, method: 'drop_off' });
		expect(reasonOf(changed)).toBe('method_not_offered');
	});

	test('every rule that was tried is kept with the decision, and what it put on the case', async () => {
		await rule({ do: 'tag', tag: 'seen' });
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
		const { return_id } = await submit(shop, order, [1]);
		const row = await findReturn(shop.ctx.db.read, return_id);
		const plan = JSON.parse(row!.decision) as ReturnPlan;
		expect(plan.tags).toEqual(['seen']);
		expect(plan.tried).toMatchObject([{ rule_id: 'r_00000001', number: 1, fits: true }]);
	});
});
