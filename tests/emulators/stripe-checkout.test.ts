import Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDoor, openShop, WEBHOOK_SECRET, type Shop } from './stripe-shop.ts';

const HOUR = 3_600_000;
let now = Date.UTC(2026, 10, 1);
let shop: Shop;

beforeEach(async () => {
	now = Date.UTC(2026, 10, 1);
	shop = await openShop({ clock: () => now });
});
afterEach(() => shop.close());

const order = (
	more: Partial<Stripe.Checkout.SessionCreateParams> = {}
): Stripe.Checkout.SessionCreateParams => ({
	mode: 'payment',
	client_reference_id: 'chg_1',
	metadata: { charge: 'chg_1' },
	payment_intent_data: { metadata: { charge: 'chg_1' } },
	expires_at: now / 1000 + 3600,
	line_items: [
		{
			quantity: 1,
			price_data: { currency: 'thb', unit_amount: 25_000, product_data: { name: 'Larger size' } }
		}
	],
	success_url: 'https://shop.example/done?at={CHECKOUT_SESSION_ID}',
	cancel_url: 'https://shop.example/back',
	...more
});

const page = (session: Stripe.Checkout.Session, fields?: Record<string, string>) =>
	fetch(String(session.url), {
		redirect: 'manual',
		...(fields && { method: 'POST', body: new URLSearchParams(fields) })
	});
const typesOf = async (stripe: Stripe) =>
	(await stripe.events.list({ limit: 100 })).data.map((event) => event.type).reverse();

describe('checkout sessions', () => {
	it('opens, is paid by card on its own page, and sends the customer back', async () => {
		const { stripe } = shop;
		const session = await stripe.checkout.sessions.create(order());
		expect(session).toMatchObject({
			status: 'open',
			payment_status: 'unpaid',
			amount_total: 25_000,
			currency: 'thb',
			client_reference_id: 'chg_1',
			payment_intent: null,
			payment_method_types: ['card', 'promptpay']
		});
		expect(Object.keys(session)).not.toContain('hosted');
		const html = await (await page(session)).text();
		expect(html).toContain('Larger size');
		const paid = await page(session, { way: 'card', number: '4242 4242 4242 4242' });
		expect(paid.status).toBe(303);
		expect(paid.headers.get('location')).toBe(`https://shop.example/done?at=${session.id}`);
		const after = await stripe.checkout.sessions.retrieve(session.id, {
			expand: ['payment_intent.latest_charge']
		});
		expect(after).toMatchObject({ status: 'complete', payment_status: 'paid', url: null });
		expect(after.payment_intent).toMatchObject({
			status: 'succeeded',
			amount_received: 25_000,
			metadata: { charge: 'chg_1' },
			latest_charge: { payment_method_details: { card: { last4: '4242' } } }
		});
		expect(await typesOf(stripe)).toEqual([
			...['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'],
			'checkout.session.completed'
		]);
		expect((await page({ ...session }, { way: 'card', number: '4242424242424242' })).status).toBe(402);
	});

	it('stays open when a card is declined, and takes the next one in the same payment', async () => {
		const { stripe } = shop;
		const session = await stripe.checkout.sessions.create(order());
		const declined = await page(session, { way: 'card', number: '4000 0000 0000 0002' });
		expect(declined.status).toBe(402);
		expect(await declined.text()).toContain('Your card was declined.');
		expect((await page(session, { way: 'card', number: '1234' })).status).toBe(402);
		const open = await stripe.checkout.sessions.retrieve(session.id);
		expect(open).toMatchObject({ status: 'open', payment_status: 'unpaid' });
		await page(session, { way: 'card', number: '5555555555554444' });
		const paid = await stripe.checkout.sessions.retrieve(session.id);
		expect(paid).toMatchObject({ payment_status: 'paid', payment_intent: open.payment_intent });
	});

	it.each([
		['promptpay_later', 'paid', 'succeeded', 'checkout.session.async_payment_succeeded'],
		['promptpay_fails', 'unpaid', 'requires_payment_method', 'checkout.session.async_payment_failed']
	])('%s: complete and unpaid at first, then %s', async (way, payment_status, intent, last) => {
		const { stripe, emulator } = shop;
		const session = await stripe.checkout.sessions.create(order());
		expect((await page(session, { way })).status).toBe(303);
		const left = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
		expect(left).toMatchObject({
			status: 'complete',
			payment_status: 'unpaid',
			payment_intent: { status: 'processing' }
		});
		expect((await typesOf(stripe)).at(-1)).toBe('checkout.session.completed');
		emulator.control.advance(HOUR);
		const later = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
		expect(later).toMatchObject({ status: 'complete', payment_status, payment_intent: { status: intent } });
		expect((await typesOf(stripe)).at(-1)).toBe(last);
	});

	it('expires when asked or by itself, and nobody can pay then', async () => {
		const { stripe, emulator } = shop;
		const asked = await stripe.checkout.sessions.create(order());
		expect(await stripe.checkout.sessions.expire(asked.id)).toMatchObject({ status: 'expired', url: null });
		await expect(stripe.checkout.sessions.expire(asked.id)).rejects.toMatchObject({
			statusCode: 400,
			message: expect.stringContaining('has a status of "expired"') as string
		});
		expect((await page(asked, { way: 'promptpay' })).status).toBe(402);
		const left = await stripe.checkout.sessions.create(order());
		emulator.control.advance(HOUR);
		expect(await stripe.checkout.sessions.retrieve(left.id)).toMatchObject({ status: 'expired' });
		expect((await stripe.checkout.sessions.list({ status: 'expired' })).data).toHaveLength(2);
		expect(await typesOf(stripe)).toEqual(['checkout.session.expired', 'checkout.session.expired']);
	});

	it('answers the same key with the same page, and refuses other parameters under it', async () => {
		const { stripe } = shop;
		const key = { idempotencyKey: 'one-key' };
		const first = await stripe.checkout.sessions.create(order(), key);
		expect((await stripe.checkout.sessions.create(order(), key)).id).toBe(first.id);
		await expect(
			stripe.checkout.sessions.create(order({ client_reference_id: 'chg_2' }), key)
		).rejects.toMatchObject({ type: 'StripeIdempotencyError' });
		expect((await stripe.checkout.sessions.list()).data).toHaveLength(1);
	});

	it('refuses what Stripe refuses', async () => {
		const { stripe } = shop;
		const faultOf = async (more: Partial<Stripe.Checkout.SessionCreateParams>) => {
			const error: unknown = await stripe.checkout.sessions.create(order(more)).catch((e: unknown) => e);
			return error instanceof Stripe.errors.StripeError
				? [error.statusCode, error.param ?? error.code]
				: error;
		};
		expect(await faultOf({ expires_at: now / 1000 + 60 })).toEqual([400, 'expires_at']);
		expect(await faultOf({ expires_at: now / 1000 + 90_000 })).toEqual([400, 'expires_at']);
		expect(await faultOf({ success_url: 'not an address' })).toEqual([400, 'success_url']);
		expect(await faultOf({ customer_email: 'nobody' })).toEqual([400, 'customer_email']);
		expect(await faultOf({ client_reference_id: 'x'.repeat(201) })).toEqual([400, 'client_reference_id']);
		expect(await faultOf({ line_items: [] })).toEqual([400, 'line_items']);
		expect(await faultOf({ phone_number_collection: { enabled: true } })).toEqual([
			400,
			'phone_number_collection'
		]);
		const tiny = { currency: 'thb', unit_amount: 10, product_data: { name: 'x' } };
		expect(await faultOf({ line_items: [{ quantity: 1, price_data: tiny }] })).toEqual([400, 'amount']);
		await expect(stripe.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject({
			statusCode: 404
		});
		expect((await fetch(`${shop.emulator.url}/c/pay/cs_test_none`)).status).toBe(404);
	});

	it('signs what it tells, and keeps sessions over a restart', async () => {
		const door = await openDoor();
		shop.emulator.control.setWebhook({ url: door.url, secret: WEBHOOK_SECRET });
		const session = await shop.stripe.checkout.sessions.create(order());
		await page(session, { way: 'promptpay' });
		await shop.emulator.control.webhooksIdle();
		const told = door.received.find(({ event }) => event.type === 'checkout.session.completed');
		const event = shop.stripe.webhooks.constructEvent(
			...[told?.body ?? '', told?.signature ?? '', WEBHOOK_SECRET],
			undefined,
			undefined,
			now
		);
		expect(event.data.object).toMatchObject({ id: session.id, payment_status: 'paid' });
		expect(shop.emulator.control.state()).toMatchObject({ checkoutSessions: [{ id: session.id }] });
		door.close();
	});
});
