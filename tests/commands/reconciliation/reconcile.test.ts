import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '#lib/domain/time.ts';
import { assignDifference } from '#lib/server/commands/reconciliation/assign-difference.ts';
import { beginRun } from '#lib/server/commands/reconciliation/begin-run.ts';
import { freezeRefunds } from '#lib/server/commands/reconciliation/freeze-refunds.ts';
import { createStaff } from '#lib/server/commands/staff/create-staff.ts';
import { REFUND_PAYMENT_MARK } from '#lib/server/commands/refunds/types.ts';
import { returnView } from '#lib/server/queries/return.ts';
import { openFreeze } from '#lib/server/store/freezes.ts';
import { allDifferences, countOpenDifferences } from '#lib/server/store/differences.ts';
import { findRun, lastFinishedRun } from '#lib/server/store/reconciliation.ts';
import { describeEngines, testDatabase } from '../../support/databases.ts';
import {
	agent,
	lead,
	openReturnsShop,
	placeOrder,
	reasonOf,
	receiveAndAccept,
	submit,
	system,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let shop: ReturnsShop;
afterEach(() => shop.close());

const complete = async () => {
	const { run_id } = value(await beginRun(shop.ctx, lead, { cause: 'by_hand', complete: true }));
	await shop.runJobs();
	return findRun(shop.ctx.db.read, run_id);
};
const found = async () =>
	(await allDifferences(shop.ctx.db.read, { after: null, limit: 50 })).map((row) => ({
		kind: row.kind,
		open: row.resolved_at === null,
		by: row.resolution
	}));

/** A refund that left and arrived, with no webhook carried. */
async function refunded(price: number): Promise<{ order: PlacedOrder; part: string; refund: string }> {
	const order = await placeOrder(shop, [
		{ quantity: 1, unit_price_minor: price },
		{ quantity: 1, unit_price_minor: price }
	]);
	const { return_id } = await submit(shop, order, [1]);
	await receiveAndAccept(shop, return_id);
	await shop.runJobs();
	const part = (await returnView(shop.ctx.db.read, return_id))!.refunds[0]!.payments[0]!;
	return { order, part: part.id, refund: part.gateway_refund_id ?? '' };
}

describeEngines('reconciliation', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
	});

	test('what the books missed is taken over, and kept as a sign that news is missed', async () => {
		shop.emulator.control.addFaults({ kind: 'refund_stays_pending' });
		const { order, refund } = await refunded(50_000);
		shop.emulator.control.settleRefund(refund);
		await shop.stripe.refunds.create({ payment_intent: order.paymentIntent, amount: 7_000 });
		shop.emulator.control.openDispute({ paymentIntent: order.paymentIntent });
		expect(await complete()).toMatchObject({
			phase: 'done',
			provider_refunds: 2,
			own_refunds: 2,
			adopted: 1,
			caught_up: 1,
			payments_read: 1,
			found: 0
		});
		expect((await found()).sort((a, b) => a.kind.localeCompare(b.kind))).toEqual([
			{ kind: 'behind', open: false, by: 'healed' },
			{ kind: 'dispute_differs', open: false, by: 'healed' },
			{ kind: 'unknown_here', open: false, by: 'healed' }
		]);
		const payment = await shop.ctx.db.read.selectFrom('payments').selectAll().executeTakeFirstOrThrow();
		expect(payment).toMatchObject({ dispute_state: 'open', refunded_minor: 51_000, reserved_minor: 0 });
		// A second time everything is as it was: nothing is taken over twice.
		expect(await complete()).toMatchObject({ provider_refunds: 2, own_refunds: 2, adopted: 0, caught_up: 0 });
		await shop.expectSound();
	});

	test('two refunds for one payment of ours: a person is asked, and the second one failing closes it', async () => {
		const { order, part } = await refunded(50_000);
		const second = await shop.stripe.refunds.create({
			payment_intent: order.paymentIntent,
			amount: 44_000,
			metadata: { [REFUND_PAYMENT_MARK]: part }
		});
		expect(await complete()).toMatchObject({ adopted: 1, found: 1 });
		expect(await countOpenDifferences(shop.ctx.db.read)).toEqual({ open: 1, blocking: 1 });
		await complete();
		expect(await countOpenDifferences(shop.ctx.db.read)).toEqual({ open: 1, blocking: 1 });

		shop.emulator.control.failRefund(second.id);
		expect(await complete()).toMatchObject({ caught_up: 1, healed: 1, found: 0 });
		expect(await found()).toContainEqual({ kind: 'second_refund', open: false, by: 'healed' });
		await shop.expectSound();
	});

	test('amounts, names and sums that differ are found in both directions', async () => {
		const one = await refunded(50_000);
		const two = await refunded(30_000);
		await shop.ctx.db.transaction(async (tx) => {
			await tx
				.updateTable('refund_payments')
				.set({ gateway_refund_id: 're_nobody_knows' })
				.where('gateway_refund_id', '=', two.refund)
				.execute();
			await tx
				.updateTable('payments')
				.set({ authorized_minor: 200_000, captured_minor: 200_000 })
				.where('provider_ref', '=', one.order.paymentIntent)
				.execute();
		});
		await shop.stripe.refunds.create({
			payment_intent: one.order.paymentIntent,
			amount: 1_000,
			metadata: { [REFUND_PAYMENT_MARK]: one.part.replace(/.$/, (last) => (last === '0' ? '1' : '0')) }
		});
		await complete();
		const kinds = (await found()).filter((row) => row.open).map((row) => row.kind);
		// The refund that our row no longer names is still marked with it, so it looks like a second one.
		expect(kinds.sort()).toEqual([
			'captured_differs',
			'lost_refund',
			'missing_at_provider',
			'refunded_differs',
			'second_refund'
		]);
		expect(await lastFinishedRun(shop.ctx.db.read)).toMatchObject({ found: 5 });
	});

	test('what a shop told of earlier, without its name at Stripe, is that refund and no second one', async () => {
		const told = { reference: 'old-1', created_at: 0, amount_minor: 20_000, shipping_minor: 0 };
		const order = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 20_000 }], {
			refunds: [
				{
					...told,
					created_at: shop.ctx.clock.now(),
					payments: [{ payment: 'p1', amount_minor: 20_000, provider_ref: null }],
					lines: [{ line: 'l0', quantity: 1, amount_minor: 20_000, tax_minor: 1_308, goods: 'returned' }]
				}
			]
		});
		const made = await shop.stripe.refunds.create({ payment_intent: order.paymentIntent, amount: 20_000 });
		expect(await complete()).toMatchObject({ provider_refunds: 1, own_refunds: 1, adopted: 0, found: 0 });
		const rows = await shop.ctx.db.read.selectFrom('refund_payments').selectAll().execute();
		expect(rows).toMatchObject([{ gateway_refund_id: made.id, state: 'succeeded', amount_minor: 20_000 }]);
		await shop.expectSound();
	});

	test('a shop that takes no money by Stripe is not held up by a restore', async () => {
		await placeOrder(shop, [{ quantity: 1, unit_price_minor: 20_000 }], { cash: true });
		shop.ctx.payments = null;
		value(await freezeRefunds(shop.ctx, system, { reason: 'restored', note: '', last_sent_at: null }));
		await shop.runJobs();
		expect(await openFreeze(shop.ctx.db.read)).not.toBeNull();
		shop.pass(10 * MINUTE);
		await shop.runJobs();
		expect(await openFreeze(shop.ctx.db.read)).toBeNull();
	});

	test('one run at a time; who may begin it, and whom a difference falls to', async () => {
		expect(reasonOf(await beginRun(shop.ctx, agent, { cause: 'by_hand' }))).toBe('not_allowed');
		const freeze = { reason: 'by_hand' as const, note: '', last_sent_at: null };
		expect(reasonOf(await freezeRefunds(shop.ctx, agent, freeze))).toBe('not_allowed');
		const first = value(await beginRun(shop.ctx, lead, { cause: 'by_hand' }));
		expect(value(await beginRun(shop.ctx, system, { cause: 'daily' }))).toEqual({ ...first, is_new: false });
		const staff = await createStaff(shop.ctx, system, {
			name: 'Anong',
			email: 'anong@example.com',
			role: 'lead',
			password: 'three unusual words',
			locale: 'en',
			refundLimitMinor: null
		});
		const owner_id = value(staff).id;
		const { order, part } = await refunded(50_000);
		await shop.stripe.refunds.create({
			payment_intent: order.paymentIntent,
			amount: 44_000,
			metadata: { [REFUND_PAYMENT_MARK]: part }
		});
		await complete();
		const [row] = (await allDifferences(shop.ctx.db.read, { after: null, limit: 9 })).filter(
			(one) => one.resolved_at === null
		);
		expect(row).toMatchObject({ kind: 'second_refund', owner_id });
		const nobody = { difference_id: row!.id, staff_id: 'stf_nobody' as const };
		expect(reasonOf(await assignDifference(shop.ctx, lead, nobody))).toBe('not_found');
		value(await assignDifference(shop.ctx, lead, { difference_id: row!.id, staff_id: owner_id }));

		value(await freezeRefunds(shop.ctx, lead, freeze));
		value(await freezeRefunds(shop.ctx, lead, freeze));
		expect(await openFreeze(shop.ctx.db.read)).toMatchObject({ reason: 'by_hand', open: 1 });
	});
});

// The same on both engines but for the place it goes on at, which is one plain row.
describe('a reconciliation of several pages', () => {
	let db: Awaited<ReturnType<typeof testDatabase>>;
	beforeEach(async () => {
		db = await testDatabase('sqlite');
		shop = await openReturnsShop(db);
	});
	afterEach(() => db.close());

	test('it goes on at its page after the provider failed, and waits while it cannot be read', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 500_000 }]);
		const made = Array.from({ length: 103 }, () =>
			shop.stripe.refunds.create({ payment_intent: order.paymentIntent, amount: 100 })
		);
		await Promise.all(made);
		const lists = () =>
			shop.emulator.control.requests().filter((one) => one.method === 'GET' && one.path === '/v1/refunds')
				.length;
		const { run_id } = value(await beginRun(shop.ctx, system, { cause: 'start' }));
		shop.emulator.control.addFaults([
			{ kind: 'rate_limit', method: 'GET', path: '/v1/refunds', retryAfterSeconds: 1 }
		]);
		await shop.runJobs();
		expect(await findRun(shop.ctx.db.read, run_id)).toMatchObject({
			error: 'unavailable',
			provider_refunds: 0
		});
		await shop.runJobs();
		expect(lists()).toBe(1);
		shop.pass(MINUTE);
		shop.emulator.control.addFaults({ kind: 'slow', method: 'GET', path: '/v1/refunds', delayMs: 1 });
		shop.emulator.control.addFaults({
			kind: 'error_500_before',
			method: 'GET',
			path: '/v1/refunds'
		});
		await shop.runJobs();
		expect(await findRun(shop.ctx.db.read, run_id)).toMatchObject({
			provider_refunds: 100,
			phase: 'provider'
		});
		shop.pass(MINUTE);
		await shop.runJobs();
		expect(await findRun(shop.ctx.db.read, run_id)).toMatchObject({
			provider_refunds: 103,
			own_refunds: 103,
			adopted: 103,
			phase: 'done',
			error: null
		});
		await shop.expectSound();
	});
});
