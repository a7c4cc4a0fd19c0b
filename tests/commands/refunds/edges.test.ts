import { afterEach, beforeEach, expect, test } from 'vitest';
import { MINUTE } from '#lib/domain/time.ts';
import { proposeRefund } from '#lib/server/commands/refunds/propose-refund.ts';
import { retryRefund } from '#lib/server/commands/refunds/retry-refund.ts';
import { returnView } from '#lib/server/queries/return.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	lead,
	openReturnsShop,
	placeOrder,
	reasonOf,
	receiveAndAccept,
	submit,
	value,
	type ReturnsShop
} from '../../support/returns-shop.ts';

let shop: ReturnsShop;
afterEach(() => shop.close());

describeEngines('refunds at the edges', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
	});

	test('a fee as large as the goods: the return ends with no money and no call', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 5_000 }]);
		const { return_id } = await submit(shop, order, [1]);
		const decided = await receiveAndAccept(shop, return_id);
		expect(decided).toMatchObject({ state: 'resolved', refunds: [{ state: 'succeeded', amount_minor: 0 }] });
		await shop.work();
		expect(shop.emulator.control.requests().some(({ path }) => path === '/v1/refunds')).toBe(false);
		await shop.expectSound();
	});

	test('a disputed payment: the goods are judged, the money waits and can be proposed when it is won', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
		const { return_id } = await submit(shop, order, [1]);
		const dispute = shop.emulator.control.openDispute({ paymentIntent: order.paymentIntent });
		await shop.work();
		const decided = await receiveAndAccept(shop, return_id);
		expect(decided).toMatchObject({ state: 'received', refunds: [], held: { reason: 'payment_disputed' } });
		const view = await returnView(shop.ctx.db.read, return_id);
		expect(view?.return.needs_person_since).not.toBeNull();
		expect(view?.timeline.at(-1)?.type).toBe('refund_held');
		expect(reasonOf(await proposeRefund(shop.ctx, lead, { return_id }))).toBe('payment_disputed');
		await shop.expectSound();

		shop.emulator.control.closeDispute(dispute.id, 'won');
		await shop.work();
		value(await proposeRefund(shop.ctx, lead, { return_id }));
		await shop.work();
		expect((await returnView(shop.ctx.db.read, return_id))?.return.state).toBe('resolved');
		await shop.expectSound();
	});

	test('two payments: one part fails, the other arrives; the retry sends only what is missing', async () => {
		const intents = await Promise.all(
			[30_000, 50_000].map((amount) =>
				shop.stripe.paymentIntents.create({
					amount,
					currency: 'thb',
					payment_method: 'pm_card_visa',
					confirm: true
				})
			)
		);
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 80_000 }], {
			payments: intents.map((intent, index) => ({
				reference: `p${index}`,
				provider: 'stripe' as const,
				method: 'card',
				method_label: 'Visa •••• 4242',
				provider_ref: intent.id,
				authorized_minor: intent.amount,
				captured_minor: intent.amount,
				captured_at: null
			}))
		});
		const { return_id } = await submit(shop, order, [1]);
		const decided = await receiveAndAccept(shop, return_id);
		const refund_id = decided.refunds[0]!.refund_id;
		shop.emulator.control.addFaults({ kind: 'refuse', code: 'balance_insufficient' });
		await shop.work();
		const failed = await returnView(shop.ctx.db.read, return_id);
		expect(failed?.refunds[0]?.state).toBe('part_failed');
		expect(failed?.return.state).toBe('received');
		await shop.expectSound();

		value(await retryRefund(shop.ctx, lead, { refund_id }));
		await shop.work();
		shop.pass(MINUTE);
		await shop.work();
		const done = await returnView(shop.ctx.db.read, return_id);
		expect(done?.refunds[0]?.state).toBe('succeeded');
		expect(done?.return.state).toBe('resolved');
		const sums = await Promise.all(
			intents.map(async (intent) =>
				(await shop.stripe.refunds.list({ payment_intent: intent.id })).data.reduce(
					(sum, one) => sum + one.amount,
					0
				)
			)
		);
		expect(sums).toEqual([30_000, 44_000]);
		await shop.expectSound();
	});

	test('a payment reference that is none of the provider’s comes to the desk at once', async () => {
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }], {
			payments: [
				{
					reference: 'p1',
					provider: 'stripe',
					method: 'card',
					method_label: 'Visa',
					provider_ref: 'order-4711',
					authorized_minor: 50_000,
					captured_minor: 50_000,
					captured_at: null
				}
			]
		});
		const { return_id } = await submit(shop, order, [1]);
		await receiveAndAccept(shop, return_id);
		await shop.runJobs();
		const view = await returnView(shop.ctx.db.read, return_id);
		expect(view?.refunds[0]).toMatchObject({
			state: 'failed',
			payments: [{ failure_code: 'order_not_sendable' }]
		});
	});
});
