import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import {
	startStripeEmulator,
	type StripeEmulator,
	type StripeEmulatorOptions
} from '#emulators/stripe/start.ts';

export const SECRET_KEY = 'sk_test_homeward';
export const WEBHOOK_SECRET = 'whsec_homeward_test';

export type Shop = { emulator: StripeEmulator; stripe: Stripe; close(): Promise<void> };

/** A running emulator and the real SDK pointed at it. */
export async function openShop(options: StripeEmulatorOptions = {}): Promise<Shop> {
	const emulator = await startStripeEmulator({ secretKeys: [SECRET_KEY], ...options });
	const stripe = new Stripe(SECRET_KEY, {
		host: emulator.host,
		port: emulator.port,
		protocol: 'http',
		maxNetworkRetries: 0,
		telemetry: false
	});
	return { emulator, stripe, close: () => emulator.close() };
}

/** A payment that has been taken. */
export async function paid(
	stripe: Stripe,
	{ amount = 100_000, currency = 'thb', method = 'pm_card_visa' } = {}
): Promise<Stripe.PaymentIntent> {
	return stripe.paymentIntents.create({ amount, currency, payment_method: method, confirm: true });
}

/** A PromptPay payment whose QR code has been paid. */
export async function paidByPromptPay(
	{ emulator, stripe }: Shop,
	amount = 100_000
): Promise<Stripe.PaymentIntent> {
	const intent = await paid(stripe, { amount, method: 'pm_promptpay' });
	return emulator.control.completePayment(intent.id);
}

export type Received = { body: string; signature: string; event: Stripe.Event };

/** A door that takes webhooks in and answers what `answer` says for the n-th, counted from 0. */
export async function openDoor(
	answer: (count: number, event: Stripe.Event) => number = () => 200
): Promise<{ url: string; received: Received[]; close(): void }> {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks).toString('utf8');
			const event = JSON.parse(body) as Stripe.Event;
			response.statusCode = answer(received.length, event);
			received.push({ body, signature: String(request.headers['stripe-signature']), event });
			response.end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/webhooks/stripe`,
		received,
		close() {
			server.close();
			server.closeAllConnections();
		}
	};
}
