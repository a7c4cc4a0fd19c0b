import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PaymentsReadError, type PaymentsPort } from '#lib/server/providers/payments/port.ts';
import { stripePayments } from '#lib/server/providers/payments/stripe.ts';
import { openShop, paid, paidByPromptPay, SECRET_KEY, type Shop } from '../../emulators/stripe-shop.ts';

const now = Date.UTC(2026, 10, 21);
let shop: Shop;
let payments: PaymentsPort;

beforeEach(async () => {
	shop = await openShop({ clock: () => now });
	payments = stripePayments({
		secretKey: SECRET_KEY,
		webhookSecrets: [],
		host: shop.emulator.host,
		port: shop.emulator.port,
		protocol: 'http',
		timeoutMs: 300
	});
});
afterEach(() => shop.close());

describe('findRefunds', () => {
	it('goes through every page and gives those made elsewhere too, newest first', async () => {
		const intent = await paid(shop.stripe);
		const other = await paid(shop.stripe);
		await shop.stripe.refunds.create({ payment_intent: other.id, amount: 1 });
		for (let n = 1; n <= 103; n += 1) {
			await shop.stripe.refunds.create({ payment_intent: intent.id, amount: n });
		}
		const amounts = (await payments.findRefunds({ paymentRef: intent.id })).map(
			({ amountMinor }) => amountMinor
		);
		expect(amounts).toEqual(Array.from({ length: 103 }, (_, n) => 103 - n));
		const byCharge = await payments.findRefunds({ paymentRef: String(intent.latest_charge) });
		expect(byCharge).toHaveLength(103);
		const pages = shop.emulator.control
			.requests()
			.filter(({ method, path }) => method === 'GET' && path === '/v1/refunds');
		expect(pages).toHaveLength(4);
	});

	it('may lag behind what was made', async () => {
		const intent = await paid(shop.stripe);
		await shop.stripe.refunds.create({ payment_intent: intent.id, amount: 1 });
		shop.emulator.control.addFaults({ kind: 'list_lags', delayMs: 60_000 });
		expect(await payments.findRefunds({ paymentRef: intent.id })).toEqual([]);
		expect(await payments.findRefunds({ paymentRef: intent.id })).toHaveLength(1);
	});

	it('says whether another try is worth it', async () => {
		const intent = await paid(shop.stripe);
		const codeOf = async (work: Promise<unknown>) => {
			const error: unknown = await work.catch((thrown: unknown) => thrown);
			return error instanceof PaymentsReadError ? error.code : error;
		};
		expect(await codeOf(payments.findRefunds({ paymentRef: 'pi_none' }))).toBe('not_found');
		expect(await codeOf(payments.readRefund('re_none'))).toBe('not_found');
		expect(await codeOf(payments.readPayment('ch_none'))).toBe('not_found');
		for (const kind of ['rate_limit', 'bad_gateway', 'reset_before', 'timeout_before'] as const) {
			shop.emulator.control.addFaults({ kind, method: 'GET', times: 2 });
			expect(await codeOf(payments.findRefunds({ paymentRef: intent.id }))).toBe('unavailable');
			shop.emulator.control.clearFaults();
		}
		await expect(payments.readPayment('nonsense')).rejects.toThrow(TypeError);
	});
});

describe('readRefund', () => {
	it('tells every state in our words', async () => {
		const { emulator, stripe } = shop;
		const card = await paid(stripe);
		const qr = await paidByPromptPay(shop);
		emulator.control.addFaults({ kind: 'refund_stays_pending', pendingReason: 'insufficient_funds' });
		const order = { payment_intent: card.id, amount: 1_000, metadata: { a: 'b' } };
		const ids = {
			pending: await stripe.refunds.create(order),
			succeeded: await stripe.refunds.create(order),
			failed: await stripe.refunds.create(order),
			requires_action: await stripe.refunds.create({
				...order,
				payment_intent: qr.id,
				instructions_email: 'a@example.com'
			}),
			canceled: await stripe.refunds.create({
				...order,
				payment_intent: qr.id,
				instructions_email: 'a@example.com'
			})
		};
		emulator.control.failRefund(ids.failed.id, 'lost_or_stolen_card');
		emulator.control.makeReferenceAvailable(ids.succeeded.id);
		await stripe.refunds.cancel(ids.canceled.id);
		for (const [status, { id }] of Object.entries(ids)) {
			expect(await payments.readRefund(id)).toMatchObject({ id, status, amountMinor: 1_000, createdAt: now });
		}
		expect(await payments.readRefund(ids.pending.id)).toMatchObject({ pendingReason: 'insufficient_funds' });
		expect(await payments.readRefund(ids.failed.id)).toMatchObject({ failureReason: 'lost_or_stolen_card' });
		expect(await payments.readRefund(ids.requires_action.id)).toMatchObject({
			instructionsExpireAt: now + 45 * 86_400_000
		});
		expect(await payments.readRefund(ids.succeeded.id)).toMatchObject({
			reference: expect.stringMatching(/^\d{23}$/),
			referenceType: 'acquirer_reference_number',
			referenceStatus: 'available'
		});
		emulator.control.settleRefund(ids.requires_action.id);
		emulator.control.makeReferenceAvailable(ids.requires_action.id);
		expect(await payments.readRefund(ids.requires_action.id)).toMatchObject({
			status: 'succeeded',
			reference: expect.stringMatching(/^\d{12}$/),
			referenceType: 'th_bank_transfer'
		});
	});
});

describe('readPayment', () => {
	it('tells what was taken, given back, and how it was paid', async () => {
		const intent = await paid(shop.stripe, { method: 'pm_card_mastercard' });
		await shop.stripe.refunds.create({ payment_intent: intent.id, amount: 30_000 });
		const expected = {
			chargeRef: String(intent.latest_charge),
			status: 'paid',
			capturedMinor: 100_000,
			refundedMinor: 30_000,
			currency: 'THB',
			methodLabel: 'Mastercard •••• 4444',
			disputed: false
		};
		expect(await payments.readPayment(intent.id)).toEqual({ ref: intent.id, ...expected });
		expect(await payments.readPayment(expected.chargeRef)).toEqual({ ref: expected.chargeRef, ...expected });
	});

	it('tells PromptPay, holds and payments not made', async () => {
		const { stripe } = shop;
		expect(await payments.readPayment((await paidByPromptPay(shop)).id)).toMatchObject({
			status: 'paid',
			methodLabel: 'PromptPay'
		});
		const held = await stripe.paymentIntents.create({
			amount: 5_000,
			currency: 'usd',
			capture_method: 'manual',
			payment_method: 'pm_card_visa',
			confirm: true
		});
		expect(await payments.readPayment(held.id)).toMatchObject({ status: 'authorised', capturedMinor: 0 });
		await stripe.paymentIntents.cancel(held.id);
		expect(await payments.readPayment(held.id)).toMatchObject({ status: 'canceled' });
		expect(await payments.readPayment(String(held.latest_charge))).toMatchObject({ status: 'canceled' });
		const open = await stripe.paymentIntents.create({ amount: 5_000, currency: 'usd' });
		expect(await payments.readPayment(open.id)).toMatchObject({
			status: 'unpaid',
			chargeRef: null,
			methodLabel: ''
		});
	});

	it('is disputed while a dispute is open or lost, not after it is won', async () => {
		const { control } = shop.emulator;
		const intent = await paid(shop.stripe);
		const isDisputed = async () => (await payments.readPayment(intent.id)).disputed;
		const inquiry = control.openDispute({ paymentIntent: intent.id, status: 'warning_needs_response' });
		expect(await isDisputed()).toBe(true);
		control.closeDispute(inquiry.id, 'won');
		expect(await isDisputed()).toBe(false);
		const dispute = control.openDispute({ paymentIntent: intent.id });
		expect(await isDisputed()).toBe(true);
		control.closeDispute(dispute.id, 'lost');
		expect(await isDisputed()).toBe(true);
	});
});
