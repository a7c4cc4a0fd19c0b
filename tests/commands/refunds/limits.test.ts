import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { randomIds } from '#lib/server/ids.ts';
import { approveRefund } from '#lib/server/commands/refunds/approve-refund.ts';
import { cancelRefund } from '#lib/server/commands/refunds/cancel-refund.ts';
import { overrideRefund } from '#lib/server/commands/refunds/override-refund.ts';
import { proposeRefund } from '#lib/server/commands/refunds/propose-refund.ts';
import { retryRefund } from '#lib/server/commands/refunds/retry-refund.ts';
import { refundView } from '#lib/server/queries/refund.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	agent,
	customer,
	lead,
	openReturnsShop,
	otherAgent,
	placeOrder,
	reasonOf,
	receiveAndAccept,
	smallAgent,
	submit,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let shop: ReturnsShop;
let order: PlacedOrder;
afterEach(() => shop.close());

describeEngines('who may let money go', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
		order = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 40_000 }]);
	});

	const proposed = async (actor: Actor = smallAgent) => {
		const { return_id } = await submit(shop, order, [1]);
		const decided = await receiveAndAccept(shop, return_id, actor);
		return {
			return_id,
			refund_id: decided.refunds[0]?.refund_id as Id<'rfd'>,
			state: decided.refunds[0]?.state
		};
	};
	const atStripe = async () => (await shop.stripe.refunds.list({ payment_intent: order.paymentIntent })).data;

	test('above the agent’s limit it waits, reserved, for somebody else', async () => {
		const { refund_id, state } = await proposed();
		expect(state).toBe('awaiting_approval');
		await shop.work();
		expect(await atStripe()).toEqual([]);
		expect(reasonOf(await approveRefund(shop.ctx, smallAgent, { refund_id }))).toBe('same_person');
		const weak: Actor = {
			kind: 'staff',
			id: randomIds.next('stf'),
			name: 'Weak',
			role: 'agent',
			refundLimitMinor: 100
		};
		expect(reasonOf(await approveRefund(shop.ctx, weak, { refund_id }))).toBe('above_limit');
		expect(reasonOf(await approveRefund(shop.ctx, customer(order.id), { refund_id }))).toBe('not_allowed');
		value(await approveRefund(shop.ctx, lead, { refund_id }));
		await shop.work();
		expect(await atStripe()).toHaveLength(1);
		expect(await refundView(shop.ctx.db.read, refund_id)).toMatchObject({ state: 'succeeded' });
		await shop.expectSound();
	});

	test('50 approvals at once make one refund', async () => {
		const { refund_id } = await proposed();
		const people = Array.from({ length: 50 }, (_, index): Actor => ({
			kind: 'staff',
			id: randomIds.next('stf'),
			name: `Lead ${index}`,
			role: 'lead',
			refundLimitMinor: null
		}));
		const all = await Promise.all(people.map((person) => approveRefund(shop.ctx, person, { refund_id })));
		expect(all.filter((result) => result.ok)).toHaveLength(1);
		await shop.work();
		expect(await atStripe()).toHaveLength(1);
		await shop.expectSound();
	});

	test('a limit in the shop’s currency says nothing about another', async () => {
		const dollars = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 5_000 }], {
			currency: 'USD',
			cash: true
		});
		const { return_id } = await submit(shop, dollars, [1]);
		const decided = await receiveAndAccept(shop, return_id, agent);
		expect(decided.refunds[0]?.state).toBe('awaiting_approval');
	});

	test('approve and cancel at once: one wins, and the money follows it', async () => {
		for (let round = 0; round < 2; round++) {
			const { refund_id } = await proposed();
			const [yes, no] = await Promise.all([
				approveRefund(shop.ctx, lead, { refund_id, version: 1 }),
				cancelRefund(shop.ctx, otherAgent, { refund_id, version: 1, note: 'typed wrongly' })
			]);
			expect([yes.ok, no.ok].filter(Boolean)).toHaveLength(1);
			await shop.work();
			const refund = await refundView(shop.ctx.db.read, refund_id);
			expect(refund?.state).toBe(yes.ok ? 'succeeded' : 'cancelled');
			await shop.expectSound();
		}
	});

	test('a cancelled refund frees goods and money; it can be proposed again', async () => {
		const { refund_id, return_id } = await proposed();
		expect(reasonOf(await cancelRefund(shop.ctx, lead, { refund_id, note: '' }))).toBe('reason_missing');
		value(await cancelRefund(shop.ctx, lead, { refund_id, note: 'other amount' }));
		const [line] = await shop.ctx.db.read.selectFrom('order_lines').selectAll().execute();
		expect(line).toMatchObject({ refunded_minor: 0, refunded_quantity: 0 });
		await shop.expectSound();
		const again = value(await proposeRefund(shop.ctx, lead, { return_id }));
		expect(again.refunds).toMatchObject([{ state: 'approved' }]);
		expect(reasonOf(await proposeRefund(shop.ctx, lead, { return_id }))).toBe('nothing_chosen');
		await shop.work();
		expect(await atStripe()).toHaveLength(1);
		await shop.expectSound();
	});

	test('another amount needs a reason, never exceeds what is left, and keeps what was computed', async () => {
		const { refund_id } = await proposed();
		const change = { refund_id, amount_minor: 50_000, reason_code: 'goodwill', note: 'long wait' };
		expect(reasonOf(await overrideRefund(shop.ctx, lead, { ...change, reason_code: 'none' }))).toBe(
			'reason_missing'
		);
		expect(reasonOf(await overrideRefund(shop.ctx, lead, { ...change, amount_minor: 80_001 }))).toBe(
			'amount_exceeds_refundable'
		);
		expect(reasonOf(await overrideRefund(shop.ctx, lead, { ...change, amount_minor: 0.5 }))).toBe(
			'amount_invalid'
		);
		await shop.expectSound();
		const small = value(await overrideRefund(shop.ctx, smallAgent, { ...change, amount_minor: 20_000 }));
		expect(small.state).toBe('awaiting_approval');
		const large = value(await overrideRefund(shop.ctx, lead, change));
		expect(large).toMatchObject({ state: 'approved', amount_minor: 50_000 });
		await shop.work();
		expect(await refundView(shop.ctx.db.read, refund_id)).toMatchObject({
			state: 'succeeded',
			computed_minor: 34_000,
			adjustment_minor: 16_000,
			override_reason: 'goodwill'
		});
		expect((await atStripe()).map((refund) => refund.amount)).toEqual([50_000]);
		expect(reasonOf(await overrideRefund(shop.ctx, lead, change))).toBe('not_in_this_state');
		expect(reasonOf(await cancelRefund(shop.ctx, lead, { refund_id, note: 'x' }))).toBe('not_in_this_state');
		expect(reasonOf(await retryRefund(shop.ctx, lead, { refund_id }))).toBe('not_in_this_state');
		await shop.expectSound();
	});

	test('a key that may judge goods but not money only proposes', async () => {
		const key: Actor = {
			kind: 'api',
			id: randomIds.next('key'),
			name: 'warehouse',
			scopes: ['returns:decide', 'returns:write']
		};
		expect((await proposed(key)).state).toBe('awaiting_approval');
	});
});
