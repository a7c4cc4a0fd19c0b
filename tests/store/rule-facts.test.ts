import { afterEach, expect, test } from 'vitest';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import type { Condition } from '#lib/domain/policy/language/conditions.ts';
import type { PolicyVersion } from '#lib/domain/policy/types.ts';
import { DAY } from '#lib/domain/time.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import { declineReturn } from '#lib/server/commands/returns/decline-return.ts';
import { orderFacts } from '#lib/server/store/order-facts.ts';
import { findOrder } from '#lib/server/store/orders.ts';
import { ruleFacts } from '#lib/server/store/rule-facts.ts';
import { describeEngines } from '../support/databases.ts';
import {
	agent,
	customer,
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	submit,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../support/returns-shop.ts';

let shop: ReturnsShop;
afterEach(() => shop.close());

const asking = (when: Condition): PolicyVersion => ({
	id: 'pol_1',
	number: 1,
	rules: {
		...defaultRules('THB'),
		rules: [{ id: 'r_00000001', name: '', when, then: [{ do: 'tag', tag: 'seen' }], enabled: true }]
	}
});

async function factsFor(order: PlacedOrder, versions: readonly PolicyVersion[] | 'any') {
	const { db, clock } = shop.ctx;
	const row = await findOrder(db.read, order.id);
	if (!row) throw new Error('the order is there');
	return ruleFacts(db.read, row, await orderFacts(db.read, row, clock.now()), versions);
}

const regular = { name: 'Ploy', email: 'ploy@example.com', phone: null, reference: 'ploy' };

describeEngines('what rules ask beyond an order', (_engine, open) => {
	test('a customer is known by all of their orders, claims, and what became of them', async () => {
		shop = await openReturnsShop(await open());
		const first = await placeOrder(shop, [{ quantity: 4, unit_price_minor: 20_000 }], { customer: regular });
		const taken = await submit(shop, first, [1]);
		await receiveAndAccept(shop, taken.return_id);
		await shop.work();
		const called = await submit(shop, first, [1], { reason_code: 'not_as_described' });
		value(await cancelReturn(shop.ctx, customer(first.id), { return_id: called.return_id }));
		const dear = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 900_000 }], { customer: regular });
		const no = await submit(shop, dear, [1], { reason_code: 'not_as_described' });
		value(await declineReturn(shop.ctx, agent, { return_id: no.return_id, reason_code: 'used' }));
		shop.pass(DAY);
		const third = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 10_000 }], { customer: regular });

		const facts = await factsFor(third, 'any');
		expect(facts.customer).toMatchObject({
			orders: 3,
			first_order: false,
			pieces_bought: 6,
			pieces_returned: 1,
			kept_times: [],
			declined_times: [expect.any(Number)],
			claim_times: [expect.any(Number)]
		});
		expect(facts.customer?.spent_minor).toBe(80_000 + 900_000 + 10_000 - 14_000);
		expect(facts.customer?.since).toBeLessThan(shop.ctx.clock.now() - 10 * DAY);
		expect(facts.earlier_returns).toBe(0);
		expect((await factsFor(first, 'any')).earlier_returns).toBe(1);
		expect((await factsFor(first, 'any')).customer?.first_order).toBe(true);
	});

	test('is read only where a rule that is switched on asks for it', async () => {
		shop = await openReturnsShop(await open());
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 20_000 }]);
		const nothing = await factsFor(order, [asking({ field: 'item_category', op: 'is', value: ['home'] })]);
		expect(nothing.customer).toBeUndefined();
		const within = await factsFor(order, [
			asking({ all: [{ not: { any: [{ field: 'customer_orders', op: 'at_least', value: 2 }] } }] })
		]);
		expect(within.customer).toMatchObject({ orders: 1, first_order: true });
		const expert = await factsFor(order, [asking({ cel: 'customer_orders > 2' })]);
		expect(expert.customer).toMatchObject({ orders: 1 });
		const off = asking({ field: 'customer_orders', op: 'at_least', value: 2 });
		const asleep = {
			...off,
			rules: { ...off.rules, rules: off.rules.rules?.map((rule) => ({ ...rule, enabled: false })) }
		};
		expect((await factsFor(order, [asleep])).customer).toBeUndefined();
	});
});
