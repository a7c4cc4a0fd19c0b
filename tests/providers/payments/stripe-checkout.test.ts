import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CheckoutOrder, PaymentsPort } from '#lib/server/providers/payments/port.ts';
import { stripePayments } from '#lib/server/providers/payments/stripe.ts';
import { openShop, SECRET_KEY, type Shop } from '../../emulators/stripe-shop.ts';

const HOUR = 3_600_000;
const now = Date.UTC(2026, 10, 22);
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
		timeoutMs: 300,
		readRetries: 0
	});
});
afterEach(() => shop.close());

const order = (more: Partial<CheckoutOrder> = {}): CheckoutOrder => ({
	amountMinor: 25_000,
	currency: 'THB',
	title: 'ค่าส่งด่วน',
	reference: 'chg_1',
	metadata: { homeward_charge: 'chg_1' },
	email: 'ploy@example.com',
	locale: 'th',
	expiresAt: now + HOUR,
	successUrl: 'https://shop.example/orders/1/pay/1?back=paid',
	cancelUrl: 'https://shop.example/orders/1/pay/1',
	key: 'chs_1',
	...more
});

async function opened(more: Partial<CheckoutOrder> = {}) {
	const outcome = await payments.openCheckout(order(more));
	if (outcome.kind !== 'opened') throw new Error(outcome.kind);
	return outcome.checkout;
}

it('opens a page, reads it, and says how it was paid', async () => {
	const { control } = shop.emulator;
	const page = await opened();
	expect(page).toMatchObject({
		status: 'open',
		amountMinor: 25_000,
		currency: 'THB',
		paymentRef: null,
		method: '',
		metadata: { homeward_charge: 'chg_1' },
		expiresAt: now + HOUR
	});
	expect(page.url).toMatch(/^http/);
	expect((await opened()).id).toBe(page.id);
	control.paySession(page.id, { method: 'pm_card_visa', outcome: 'now' });
	const paid = await payments.readCheckout(page.id);
	expect(paid).toMatchObject({ status: 'paid', url: null, method: 'card', methodLabel: 'Visa •••• 4242' });
	expect(await payments.readPayment(paid.paymentRef ?? '')).toMatchObject({
		status: 'paid',
		capturedMinor: 25_000
	});
});

it('waits for the bank, and tells its yes from its no', async () => {
	const { control } = shop.emulator;
	for (const [key, outcome, status] of [
		['chs_yes', 'succeeds_later', 'paid'],
		['chs_no', 'fails_later', 'failed']
	] as const) {
		const page = await opened({ key });
		control.paySession(page.id, { method: 'pm_promptpay', outcome });
		expect((await payments.readCheckout(page.id)).status).toBe('processing');
		// Closing what the bank still decides takes nothing back.
		expect((await payments.closeCheckout(page.id)).status).toBe('processing');
		control.advance(HOUR / 2);
		expect(await payments.readCheckout(page.id)).toMatchObject({ status });
	}
});

it('closes a page for good, and answers what was paid before', async () => {
	const closed = await opened();
	expect((await payments.closeCheckout(closed.id)).status).toBe('expired');
	expect((await payments.closeCheckout(closed.id)).status).toBe('expired');
	const paid = await opened({ key: 'chs_2' });
	shop.emulator.control.paySession(paid.id, { method: 'pm_card_visa', outcome: 'now' });
	expect((await payments.closeCheckout(paid.id)).status).toBe('paid');
});

it('never throws for what the provider or the network does, and says what may have happened', async () => {
	const { control } = shop.emulator;
	const path = '/v1/checkout/sessions';
	for (const [fault, kind] of [
		[{ kind: 'timeout_after', path }, 'unknown'],
		[{ kind: 'error_500_after', path }, 'unknown'],
		[{ kind: 'rate_limit', path }, 'busy'],
		[{ kind: 'conflict', path }, 'busy'],
		[{ kind: 'refuse', path, status: 400, code: 'amount_too_small' }, 'refused']
	] as const) {
		control.addFaults(fault);
		expect((await payments.openCheckout(order({ key: `chs_${fault.kind}` }))).kind, fault.kind).toBe(kind);
	}
	// Asked again under its key, a lost answer is the page that was made.
	const again = await payments.openCheckout(order({ key: 'chs_timeout_after' }));
	expect(again.kind).toBe('opened');
	expect(await payments.openCheckout(order({ amountMinor: 5, key: 'chs_small' }))).toMatchObject({
		kind: 'refused',
		code: 'amount_too_small'
	});
	expect(
		await payments.openCheckout(order({ amountMinor: 5, currency: 'KWD', key: 'chs_kwd' }))
	).toMatchObject({
		kind: 'refused',
		code: 'amount_not_sendable'
	});
	control.addFaults({ kind: 'bad_gateway', method: 'GET', path, times: 'always' });
	await expect(payments.readCheckout('cs_test_1')).rejects.toMatchObject({ code: 'unavailable' });
	control.clearFaults();
	await expect(payments.readCheckout('cs_test_1')).rejects.toMatchObject({ code: 'not_found' });
});
