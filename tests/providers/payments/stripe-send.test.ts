import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultInput } from '#emulators/stripe/faults.ts';
import type { PaymentsPort, RefundOrder, SendOutcome } from '#lib/server/providers/payments/port.ts';
import { stripePayments } from '#lib/server/providers/payments/stripe.ts';
import { openShop, paid, paidByPromptPay, SECRET_KEY, type Shop } from '../../emulators/stripe-shop.ts';

let shop: Shop;
let payments: PaymentsPort;
let order: RefundOrder;

const portTo = (port: number, timeoutMs = 250, secretKey = SECRET_KEY) =>
	stripePayments({ secretKey, webhookSecrets: [], host: '127.0.0.1', port, protocol: 'http', timeoutMs });

beforeEach(async () => {
	shop = await openShop();
	payments = portTo(shop.emulator.port);
	const intent = await paid(shop.stripe);
	order = {
		paymentRef: intent.id,
		amountMinor: 25_000,
		currency: 'THB',
		key: 'rp_0199:1',
		metadata: { homeward_refund_payment: 'rp_0199' }
	};
});
afterEach(() => shop.close());

/** How many refunds the provider has really made for the payment. */
const made = async () => (await payments.findRefunds({ paymentRef: order.paymentRef })).length;
const sends = () =>
	shop.emulator.control.requests().filter(({ path, method }) => method === 'POST' && path === '/v1/refunds');

describe('a refund that goes well', () => {
	it('is accepted, in our words', async () => {
		const outcome = await payments.sendRefund(order);
		expect(outcome).toEqual({
			kind: 'accepted',
			refund: {
				id: expect.stringMatching(/^re_/),
				paymentRef: order.paymentRef,
				chargeRef: expect.stringMatching(/^ch_/),
				amountMinor: 25_000,
				currency: 'THB',
				status: 'succeeded',
				metadata: { homeward_refund_payment: 'rp_0199' },
				referenceType: 'acquirer_reference_number',
				referenceStatus: 'pending',
				createdAt: expect.any(Number)
			}
		});
		expect(sends()).toEqual([{ method: 'POST', path: '/v1/refunds', key: 'rp_0199:1', fault: null }]);
	});

	it('sent twice under one key is one refund', async () => {
		const first = await payments.sendRefund(order);
		expect(await payments.sendRefund(order)).toEqual(first);
		expect(await made()).toBe(1);
	});

	it('goes by charge when that is all the shop knows, and in the provider’s own units', async () => {
		const krona = await paid(shop.stripe, { amount: 500_000, currency: 'isk' });
		const outcome = await payments.sendRefund({
			...order,
			paymentRef: String(krona.latest_charge),
			amountMinor: 1_234,
			currency: 'ISK'
		});
		expect(outcome).toMatchObject({ kind: 'accepted', refund: { amountMinor: 1_234, paymentRef: krona.id } });
		const [refund] = (await shop.stripe.refunds.list({ payment_intent: krona.id })).data;
		expect(refund?.amount).toBe(123_400);
	});

	it('waits for the customer when the method has no refunds of its own', async () => {
		const intent = await paidByPromptPay(shop);
		const outcome = await payments.sendRefund({
			...order,
			paymentRef: intent.id,
			instructionsEmail: 'somchai@example.com'
		});
		expect(outcome).toMatchObject({
			kind: 'accepted',
			refund: { status: 'requires_action', instructionsExpireAt: expect.any(Number) }
		});
	});
});

describe('every fault on the way', () => {
	type Case = {
		fault: FaultInput;
		outcome: Partial<SendOutcome>;
		refunds: number;
		again: SendOutcome['kind'];
	};
	const CASES: Case[] = [
		{
			fault: { kind: 'timeout_before' },
			outcome: { kind: 'unknown', cause: 'timeout' },
			refunds: 0,
			again: 'accepted'
		},
		{
			fault: { kind: 'timeout_after' },
			outcome: { kind: 'unknown', cause: 'timeout' },
			refunds: 1,
			again: 'accepted'
		},
		{
			fault: { kind: 'error_500_before' },
			outcome: { kind: 'unknown', cause: 'provider_error', statusCode: 500 },
			refunds: 0,
			again: 'unknown'
		},
		{
			fault: { kind: 'error_500_after' },
			outcome: { kind: 'unknown', cause: 'provider_error', statusCode: 500 },
			refunds: 1,
			again: 'unknown'
		},
		{
			fault: { kind: 'rate_limit', retryAfterSeconds: 3 },
			outcome: { kind: 'busy', reason: 'rate_limited', retryAfterMs: 3_000 },
			refunds: 0,
			again: 'accepted'
		},
		{
			fault: { kind: 'rate_limit' },
			outcome: { kind: 'busy', reason: 'rate_limited' },
			refunds: 0,
			again: 'accepted'
		},
		{
			fault: { kind: 'conflict' },
			outcome: { kind: 'busy', reason: 'in_flight' },
			refunds: 0,
			again: 'accepted'
		},
		{
			fault: { kind: 'bad_gateway' },
			outcome: { kind: 'unknown', cause: 'unreadable_answer' },
			refunds: 0,
			again: 'accepted'
		},
		{
			fault: { kind: 'reset_before' },
			outcome: { kind: 'unknown', cause: 'connection' },
			refunds: 0,
			again: 'accepted'
		},
		{
			fault: { kind: 'reset_after' },
			outcome: { kind: 'unknown', cause: 'connection' },
			refunds: 1,
			again: 'accepted'
		},
		{
			fault: { kind: 'reset_mid_answer' },
			outcome: { kind: 'unknown', cause: 'connection' },
			refunds: 1,
			again: 'accepted'
		},
		{
			fault: { kind: 'trickle', delayMs: 20 },
			outcome: { kind: 'unknown', cause: 'timeout' },
			refunds: 1,
			again: 'accepted'
		},
		{
			fault: { kind: 'refuse', status: 400, code: 'balance_insufficient', message: 'Not enough.' },
			outcome: { kind: 'refused', code: 'balance_insufficient', message: 'Not enough.', definitive: true },
			refunds: 0,
			again: 'refused'
		},
		{
			fault: { kind: 'refuse', status: 402, code: 'card_declined' },
			outcome: { kind: 'refused', code: 'card_declined' },
			refunds: 0,
			again: 'refused'
		}
	];

	it.each(CASES)('$fault.kind -> $outcome.kind', async ({ fault, outcome, refunds, again }) => {
		shop.emulator.control.addFaults(fault);
		const started = Date.now();
		expect(await payments.sendRefund(order)).toMatchObject(outcome);
		expect(Date.now() - started).toBeLessThan(2_000);
		expect(sends()).toHaveLength(1);
		expect(await made()).toBe(refunds);

		const second = await payments.sendRefund(order);
		expect(second.kind).toBe(again);
		expect(await made()).toBe(again === 'accepted' ? 1 : refunds);
	});

	it('a slow provider acts after we gave up: the key is busy meanwhile, and one refund comes of it', async () => {
		shop.emulator.control.addFaults({ kind: 'slow', delayMs: 700 });
		expect(await payments.sendRefund(order)).toMatchObject({ kind: 'unknown', cause: 'timeout' });
		expect(await made()).toBe(0);
		expect(await payments.sendRefund(order)).toEqual({ kind: 'busy', reason: 'in_flight' });
		await expect.poll(made, { timeout: 3_000 }).toBe(1);
		expect((await payments.sendRefund(order)).kind).toBe('accepted');
		expect(await made()).toBe(1);
	});

	it('a provider that is not there moved nothing', async () => {
		const closed = createServer();
		await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', () => resolve()));
		const { port } = closed.address() as AddressInfo;
		await new Promise((resolve) => closed.close(resolve));
		expect(await portTo(port).sendRefund(order)).toEqual({ kind: 'busy', reason: 'unreachable' });
	});

	it('a refused secret key moved nothing and is not the refund’s fault', async () => {
		const locked = portTo(shop.emulator.port, 1_000, 'sk_test_rolled');
		expect(await locked.sendRefund(order)).toEqual({ kind: 'busy', reason: 'credentials' });
	});

	it('a key used before for another amount may have paid: look first', async () => {
		await payments.sendRefund(order);
		const outcome = await payments.sendRefund({ ...order, amountMinor: 10_000 });
		expect(outcome).toMatchObject({ kind: 'unknown', cause: 'key_mismatch', statusCode: 400 });
		expect(await made()).toBe(1);
	});

	it('a key forgotten after a day would pay twice: why callers look first', async () => {
		await payments.sendRefund(order);
		shop.emulator.control.advance(24 * 3_600_000);
		await payments.sendRefund(order);
		expect(await made()).toBe(2);
	});
});

describe('refusals', () => {
	it('names over-refund, repeat, dispute, missing payment and missing e-mail', async () => {
		const { emulator } = shop;
		const codes: string[] = [];
		const refusedBy = async (change: Partial<RefundOrder>) => {
			const outcome = await payments.sendRefund({ ...order, key: `k${codes.length}`, ...change });
			codes.push(outcome.kind === 'refused' ? outcome.code : outcome.kind);
		};
		await refusedBy({ amountMinor: 100_001 });
		await refusedBy({ paymentRef: 'pi_none' });
		await refusedBy({ paymentRef: (await paidByPromptPay(shop)).id });
		const dispute = emulator.control.openDispute({ paymentIntent: order.paymentRef });
		await refusedBy({});
		emulator.control.closeDispute(dispute.id, 'won');
		await refusedBy({ amountMinor: 100_000 });
		await refusedBy({});
		expect(codes).toEqual([
			'amount_too_large',
			'resource_missing',
			'parameter_missing',
			'charge_disputed',
			'accepted',
			'charge_already_refunded'
		]);
	});

	it('refuses amounts Stripe cannot express without a call', async () => {
		const outcome = await payments.sendRefund({ ...order, amountMinor: 5_124, currency: 'KWD' });
		expect(outcome).toMatchObject({ kind: 'refused', code: 'amount_not_sendable', definitive: true });
		expect(sends()).toEqual([]);
	});

	it.each<Partial<RefundOrder>>([
		{ key: '' },
		{ key: 'k'.repeat(256) },
		{ key: 'with space' },
		{ key: 'กุญแจ' },
		{ key: 'line\r\nX-Evil: 1' },
		{ paymentRef: '' },
		{ paymentRef: 're_1' },
		{ paymentRef: 'pi_1/cancel' },
		{ metadata: { ['k'.repeat(41)]: 'x' } },
		{ metadata: { 'a[b]': 'x' } },
		{ metadata: { note: 'x'.repeat(501) } }
	])('throws for an order that is a bug: %j', async (change) => {
		await expect(payments.sendRefund({ ...order, ...change })).rejects.toThrow(TypeError);
		expect(sends()).toEqual([]);
	});
});
