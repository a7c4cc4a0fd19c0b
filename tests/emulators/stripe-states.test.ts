import type Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openShop, paid, paidByPromptPay, type Shop } from './stripe-shop.ts';

const HOUR = 3_600_000;
let now = Date.UTC(2026, 10, 1);
let shop: Shop;

beforeEach(async () => {
	now = Date.UTC(2026, 10, 1);
	shop = await openShop({ clock: () => now });
});
afterEach(() => shop.close());

const eventTypes = async (stripe: Stripe) => {
	const events = await stripe.events.list({ limit: 100 });
	return events.data.map((event) => event.type).reverse();
};

describe('refund states', () => {
	it('a card refund succeeds at once and gets its ARN later', async () => {
		const { stripe, emulator } = shop;
		const intent = await paid(stripe);
		const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 30_000 });
		expect(refund).toMatchObject({ status: 'succeeded', amount: 30_000, payment_intent: intent.id });
		expect(refund.destination_details?.card).toEqual({
			reference_status: 'pending',
			reference_type: 'acquirer_reference_number',
			type: 'refund'
		});
		emulator.control.advance(48 * HOUR);
		const later = await stripe.refunds.retrieve(refund.id);
		expect(later.destination_details?.card).toMatchObject({ reference_status: 'available' });
		expect(later.destination_details?.card?.reference).toMatch(/^7\d{22}$/);
		const charge = await stripe.charges.retrieve(String(intent.latest_charge));
		expect(charge).toMatchObject({ amount_captured: 100_000, amount_refunded: 30_000, refunded: false });
		expect(await eventTypes(stripe)).toEqual([
			'payment_intent.created',
			'charge.succeeded',
			'payment_intent.succeeded',
			'refund.created',
			'charge.refunded',
			'refund.updated',
			'charge.refund.updated'
		]);
	});

	it('pm_card_pendingRefund: pending, then succeeded', async () => {
		const { stripe, emulator } = shop;
		const intent = await paid(stripe, { method: 'pm_card_pendingRefund' });
		const refund = await stripe.refunds.create({ payment_intent: intent.id });
		expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' });
		expect(refund.destination_details?.card?.type).toBe('pending');
		emulator.control.advance(HOUR);
		const later = await stripe.refunds.retrieve(refund.id);
		expect(later.status).toBe('succeeded');
		expect(later.pending_reason).toBeUndefined();
		expect(later.destination_details?.card?.type).toBe('refund');
	});

	it('pm_card_refundFail: succeeded, then failed, and the money is back on the balance', async () => {
		const { stripe, emulator } = shop;
		const intent = await paid(stripe, { method: 'pm_card_refundFail' });
		const refund = await stripe.refunds.create({ payment_intent: intent.id });
		expect(refund.status).toBe('succeeded');
		emulator.control.advance(HOUR);
		const later = await stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] });
		expect(later).toMatchObject({ status: 'failed', failure_reason: 'expired_or_canceled_card' });
		expect(later.failure_balance_transaction).toMatchObject({ amount: 100_000, type: 'refund_failure' });
		const charge = await stripe.charges.retrieve(String(intent.latest_charge));
		expect(charge).toMatchObject({ amount_refunded: 0, refunded: false });
		expect(await eventTypes(stripe)).toContain('refund.failed');
	});

	it('PromptPay: requires_action with a letter to the customer, then succeeded', async () => {
		const { stripe, emulator } = shop;
		const intent = await paidByPromptPay(shop);
		await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({
			param: 'instructions_email',
			statusCode: 400
		});
		const refund = await stripe.refunds.create({
			payment_intent: intent.id,
			instructions_email: 'somchai@example.com'
		});
		expect(refund).toMatchObject({ status: 'requires_action', instructions_email: 'somchai@example.com' });
		expect(refund.next_action).toMatchObject({
			type: 'display_details',
			display_details: {
				email_sent: { email_sent_to: 'somchai@example.com', email_sent_at: now / 1000 },
				expires_at: now / 1000 + 45 * 86_400
			}
		});
		emulator.control.settleRefund(refund.id);
		emulator.control.advance(HOUR);
		const later = await stripe.refunds.retrieve(refund.id);
		expect(later.status).toBe('succeeded');
		expect(later.next_action).toBeUndefined();
		expect(later.destination_details).toMatchObject({
			type: 'th_bank_transfer',
			th_bank_transfer: { reference_status: 'available' }
		});
	});

	it('PromptPay: can be cancelled only while it waits, and lapses by itself', async () => {
		const { stripe, emulator } = shop;
		const intent = await paidByPromptPay(shop);
		const order = { payment_intent: intent.id, amount: 40_000, instructions_email: 'a@example.com' };
		const first = await stripe.refunds.create(order);
		const cancelled = await stripe.refunds.cancel(first.id);
		expect(cancelled).toMatchObject({ status: 'canceled', failure_reason: 'merchant_request' });
		await expect(stripe.refunds.cancel(first.id)).rejects.toMatchObject({ statusCode: 400 });

		const second = await stripe.refunds.create(order);
		emulator.control.advance(46 * 24 * HOUR);
		expect((await stripe.refunds.retrieve(second.id)).status).toBe('failed');

		const third = await stripe.refunds.create(order);
		expect((await stripe.testHelpers.refunds.expire(third.id)).status).toBe('failed');
	});

	it('ordered fates: stays pending for want of balance, fails later, is a reversal', async () => {
		const { stripe, emulator } = shop;
		const intent = await paid(stripe);
		emulator.control.addFaults([
			{ kind: 'refund_stays_pending', pendingReason: 'insufficient_funds' },
			{ kind: 'refund_fails_later', failureReason: 'lost_or_stolen_card', delayMs: 1000 },
			{ kind: 'refund_is_reversal' }
		]);
		const order = { payment_intent: intent.id, amount: 10_000 };
		const pending = await stripe.refunds.create(order);
		const failing = await stripe.refunds.create(order);
		const reversal = await stripe.refunds.create(order);
		emulator.control.advance(HOUR);
		const after = await Promise.all(
			[pending, failing, reversal].map(({ id }) => stripe.refunds.retrieve(id))
		);
		expect(after.map(({ status }) => status)).toEqual(['pending', 'failed', 'succeeded']);
		expect(after[0]?.pending_reason).toBe('insufficient_funds');
		expect(after[1]?.failure_reason).toBe('lost_or_stolen_card');
		expect(after[2]?.destination_details?.card).toEqual({ type: 'reversal' });
		expect(emulator.control.settlePendingRefunds()).toBe(1);
		expect((await stripe.refunds.retrieve(pending.id)).status).toBe('succeeded');
	});

	it('a dispute blocks refunds, fails pending ones, and lets go when won', async () => {
		const { stripe, emulator } = shop;
		const intent = await paid(stripe);
		emulator.control.addFaults({ kind: 'refund_stays_pending' });
		const pending = await stripe.refunds.create({ payment_intent: intent.id, amount: 10_000 });
		const dispute = emulator.control.openDispute({ paymentIntent: intent.id });
		expect(await stripe.refunds.retrieve(pending.id)).toMatchObject({
			status: 'failed',
			failure_reason: 'charge_for_pending_refund_disputed'
		});
		const order = { payment_intent: intent.id, amount: 10_000 };
		await expect(stripe.refunds.create(order)).rejects.toMatchObject({ code: 'charge_disputed' });
		emulator.control.closeDispute(dispute.id, 'won');
		expect((await stripe.refunds.create(order)).status).toBe('succeeded');
		const lost = emulator.control.openDispute({ paymentIntent: intent.id });
		emulator.control.closeDispute(lost.id, 'lost');
		await expect(stripe.refunds.create(order)).rejects.toMatchObject({ code: 'charge_disputed' });
		expect(await eventTypes(stripe)).toEqual(
			expect.arrayContaining(['charge.dispute.created', 'charge.dispute.closed'])
		);
	});

	it('an inquiry does not block a refund', async () => {
		const { stripe, emulator } = shop;
		const intent = await paid(stripe);
		emulator.control.openDispute({ paymentIntent: intent.id, status: 'warning_needs_response' });
		expect((await stripe.refunds.create({ payment_intent: intent.id })).status).toBe('succeeded');
	});
});

describe('refund refusals', () => {
	it('never more than was taken: over-refund and repeat are Stripe errors', async () => {
		const { stripe } = shop;
		const intent = await paid(stripe, { amount: 5_000, currency: 'usd' });
		await stripe.refunds.create({ payment_intent: intent.id, amount: 2_000 });
		await expect(stripe.refunds.create({ payment_intent: intent.id, amount: 3_001 })).rejects.toMatchObject({
			type: 'StripeInvalidRequestError',
			param: 'amount',
			message: 'Refund amount ($30.01) is greater than unrefunded amount on charge ($30.00)'
		});
		await stripe.refunds.create({ charge: String(intent.latest_charge), amount: 3_000 });
		await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({
			code: 'charge_already_refunded',
			message: `Charge ${String(intent.latest_charge)} has already been refunded.`
		});
	});

	it.each([
		[{ amount: 0 }, 'parameter_invalid_integer'],
		[{ amount: -5 }, 'parameter_invalid_integer'],
		[{ amount: 10.5 }, 'parameter_invalid_integer'],
		[{ reason: 'changed_my_mind' }, undefined],
		[{ metadata: { note: 'x'.repeat(501) } }, undefined],
		[{ metadata: { ['k'.repeat(41)]: 'x' } }, undefined],
		[{ metadata: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, 'x'])) }, undefined],
		[{ unknown_thing: '1' }, 'parameter_unknown'],
		[{ expand: ['nonsense'] }, undefined]
	])('refuses %j', async (extra, code) => {
		const { stripe } = shop;
		const intent = await paid(stripe);
		const order = { payment_intent: intent.id, ...extra } as Stripe.RefundCreateParams;
		await expect(stripe.refunds.create(order)).rejects.toMatchObject({ statusCode: 400, code });
		expect((await stripe.refunds.list({ payment_intent: intent.id })).data).toEqual([]);
	});

	it('refuses a payment that was not taken, and unknown ones', async () => {
		const { stripe } = shop;
		const open = await stripe.paymentIntents.create({ amount: 5_000, currency: 'usd' });
		await expect(stripe.refunds.create({ payment_intent: open.id })).rejects.toMatchObject({
			message: `This PaymentIntent (${open.id}) does not have a successful charge to refund.`
		});
		await expect(stripe.refunds.create({ payment_intent: 'pi_none' })).rejects.toMatchObject({
			statusCode: 404,
			code: 'resource_missing',
			param: 'payment_intent',
			message: "No such payment_intent: 'pi_none'"
		});
		await expect(stripe.refunds.create({})).rejects.toMatchObject({ code: 'parameter_missing' });
	});

	it('keeps to the steps of ISK and KWD', async () => {
		const { stripe } = shop;
		const krona = await paid(stripe, { amount: 50_000, currency: 'isk' });
		await expect(stripe.refunds.create({ payment_intent: krona.id, amount: 150 })).rejects.toMatchObject({
			code: 'invalid_charge_amount_no_decimal_compatible'
		});
		const dinar = await paid(stripe, { amount: 5_120, currency: 'kwd' });
		await expect(stripe.refunds.create({ payment_intent: dinar.id, amount: 1_001 })).rejects.toMatchObject({
			param: 'amount'
		});
	});
});

describe('payment intents', () => {
	it('manual capture: held, captured in part, refundable to what was taken', async () => {
		const { stripe } = shop;
		const held = await stripe.paymentIntents.create({
			amount: 80_000,
			currency: 'thb',
			capture_method: 'manual',
			payment_method: 'pm_card_mastercard',
			confirm: true
		});
		expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 80_000, amount_received: 0 });
		await expect(stripe.refunds.create({ payment_intent: held.id })).rejects.toMatchObject({
			statusCode: 400
		});
		const taken = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 60_000 });
		expect(taken).toMatchObject({ status: 'succeeded', amount_received: 60_000 });
		await expect(stripe.refunds.create({ payment_intent: held.id, amount: 60_001 })).rejects.toMatchObject({
			param: 'amount'
		});
		await expect(stripe.paymentIntents.capture(held.id)).rejects.toMatchObject({
			code: 'payment_intent_unexpected_state'
		});
	});

	it('cancel releases a hold and refuses a payment that was taken', async () => {
		const { stripe } = shop;
		const held = await stripe.paymentIntents.create({
			amount: 80_000,
			currency: 'thb',
			capture_method: 'manual',
			payment_method: 'pm_card_visa',
			confirm: true
		});
		const cancelled = await stripe.paymentIntents.cancel(held.id, {
			cancellation_reason: 'requested_by_customer'
		});
		expect(cancelled).toMatchObject({ status: 'canceled', cancellation_reason: 'requested_by_customer' });
		const taken = await paid(stripe);
		await expect(stripe.paymentIntents.cancel(taken.id)).rejects.toMatchObject({
			code: 'payment_intent_unexpected_state',
			payment_intent: { id: taken.id, status: 'succeeded' }
		});
	});

	it('step by step: create, update, confirm; a declined card leaves it open', async () => {
		const { stripe } = shop;
		const intent = await stripe.paymentIntents.create({
			amount: 5_000,
			currency: 'usd',
			metadata: { order: '1' }
		});
		await stripe.paymentIntents.update(intent.id, { amount: 6_000, metadata: { order: '', note: 'x' } });
		await expect(stripe.paymentIntents.confirm(intent.id)).rejects.toMatchObject({
			code: 'payment_intent_unexpected_state'
		});
		await expect(
			stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_chargeDeclined' })
		).rejects.toMatchObject({ type: 'StripeCardError', statusCode: 402, decline_code: 'generic_decline' });
		const done = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
		expect(done).toMatchObject({ status: 'succeeded', amount: 6_000, metadata: { note: 'x' } });
	});

	it('knows only parameters of the current API version', async () => {
		const order = { amount: 5_000, currency: 'usd', payment_method_types: ['card'] };
		await expect(
			shop.stripe.paymentIntents.create(order as Stripe.PaymentIntentCreateParams)
		).rejects.toMatchObject({ code: 'parameter_unknown', param: 'payment_method_types' });
	});
});
