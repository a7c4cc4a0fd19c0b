import { afterEach, expect, test } from 'vitest';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { DAY } from '#lib/domain/time.ts';
import { previewReturn } from '#lib/server/commands/returns/preview-return.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import { customerOrder } from '#lib/server/queries/customer-order.ts';
import { trialFacts } from '#lib/server/queries/policy-trial.ts';
import { policyAt } from '#lib/server/store/policies.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	customer,
	openReturnsShop,
	placeOrder,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';
import { MERCHANT } from '../settings/staff-actors.ts';

let shop: ReturnsShop;
afterEach(() => shop.close());

const within = (days: number, change: Partial<PolicyRules> = {}): PolicyRules => ({
	...defaultRules('THB'),
	windows: [{ category: null, country: null, days }],
	...change
});

async function publish(basedOn: number, rules: PolicyRules): Promise<void> {
	const done = await publishPolicy(shop.ctx, MERCHANT, {
		based_on: basedOn,
		rules,
		note: '',
		effective_from: null
	});
	expect(done.ok).toBe(true);
}

/** Bought while version 2 was in force, delivered five days ago; version 3 is of today. */
async function boughtBetween(first: PolicyRules, later: PolicyRules): Promise<PlacedOrder> {
	await publish(1, first);
	shop.pass(20 * DAY);
	const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
	await publish(2, later);
	return order;
}

const preview = (order: PlacedOrder) =>
	previewReturn(shop.ctx, customer(order.id), {
		order_id: order.id,
		method: 'own_carrier',
		items: order.lines.map((line) => ({
			line_id: line.id,
			quantity: 1,
			reason_code: 'changed_mind',
			answer_code: null,
			comment: '',
			file_ids: [],
			outcome: 'refund' as const
		}))
	});

const returnableUnits = async (order: PlacedOrder): Promise<number> =>
	(await customerOrder(shop.ctx.db.read, order.id, shop.ctx.clock.now()))?.verdicts[0]?.returnable_quantity ??
	-1;

/** What the workbench knows of the order it tries. */
async function tried({ id }: PlacedOrder) {
	const { db, clock } = shop.ctx;
	const { number } = await db.read
		.selectFrom('orders')
		.select('number')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const now = clock.now();
	return (await trialFacts(db.read, now, await policyAt(db.read, now), number)).order;
}

describeEngines('the policy of the purchase', (_engine, open) => {
	test('a stricter version takes nothing away from who bought before it', async () => {
		shop = await openReturnsShop(await open());
		const order = await boughtBetween(within(30), within(2));
		expect(await preview(order)).toMatchObject({ ok: true, value: { policy_number: 2 } });
		expect(await returnableUnits(order)).toBe(1);
		expect((await tried(order))?.purchase?.number).toBe(2);
	});

	test('a kinder version is for everybody, unless the shop keeps to the day of the purchase', async () => {
		shop = await openReturnsShop(await open());
		const order = await boughtBetween(within(2), within(30));
		expect(await preview(order)).toMatchObject({ ok: true, value: { policy_number: 3 } });
		expect(await returnableUnits(order)).toBe(1);
		await publish(3, within(30, { judged_by: 'purchase' }));
		expect(await preview(order)).toMatchObject({ ok: false, refusal: { reason: 'window_closed' } });
		expect(await returnableUnits(order)).toBe(0);
	});

	test('what the command line published binds as well, though nobody is named beside it', async () => {
		shop = await openReturnsShop(await open());
		const byMachine = { rules: within(30), note: '', effective_from: null };
		expect((await publishPolicy(shop.ctx, { kind: 'system' }, { based_on: 1, ...byMachine })).ok).toBe(true);
		shop.pass(20 * DAY);
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
		await publish(2, within(2));
		expect(await preview(order)).toMatchObject({ ok: true, value: { policy_number: 2 } });
	});

	test('what an installation starts with binds nobody', async () => {
		shop = await openReturnsShop(await open());
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
		await publish(1, within(2));
		expect(await preview(order)).toMatchObject({ ok: false, refusal: { reason: 'window_closed' } });
		expect(await tried(order)).toMatchObject({ purchase: null });
	});
});
