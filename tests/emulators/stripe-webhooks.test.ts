import Stripe from 'stripe';
import { afterEach, describe, expect, it } from 'vitest';
import { openDoor, openShop, paid, WEBHOOK_SECRET, type Shop } from './stripe-shop.ts';

let shop: Shop;
let door: Awaited<ReturnType<typeof openDoor>>;

async function open(answer?: Parameters<typeof openDoor>[0]): Promise<void> {
	door = await openDoor(answer);
	shop = await openShop({
		webhook: { url: door.url, secret: WEBHOOK_SECRET },
		webhookTiming: { retryBaseMs: 20, maxAttempts: 6 }
	});
}

afterEach(async () => {
	await shop.close();
	door.close();
});

const arrivedTypes = () => door.received.map(({ event }) => event.type);

describe('webhooks', () => {
	it('arrive signed so that the real SDK believes them', async () => {
		await open();
		const intent = await paid(shop.stripe);
		const refund = await shop.stripe.refunds.create({ payment_intent: intent.id }, { idempotencyKey: 'r1' });
		await shop.emulator.control.webhooksIdle();
		expect(arrivedTypes()).toEqual(
			expect.arrayContaining(['payment_intent.succeeded', 'refund.created', 'charge.refunded'])
		);
		for (const { body, signature } of door.received) {
			Stripe.webhooks.constructEvent(body, signature, WEBHOOK_SECRET);
			expect(() => Stripe.webhooks.constructEvent(body, signature, 'whsec_other')).toThrow();
		}
		const created = door.received.find(({ event }) => event.type === 'refund.created');
		expect(created?.event).toMatchObject({
			object: 'event',
			api_version: '2026-10-28.endive',
			data: { object: { id: refund.id, object: 'refund' } },
			request: { id: refund.lastResponse.requestId, idempotency_key: 'r1' }
		});
		const stored = await shop.stripe.events.retrieve(created?.event.id ?? '');
		expect(stored).toMatchObject({ type: 'refund.created', pending_webhooks: 0 });
	});

	it('are tried again, ever more slowly, until a 2xx', async () => {
		await open((count) => (count < 3 ? 500 : 200));
		await shop.stripe.paymentIntents.create({ amount: 5_000, currency: 'usd' });
		await shop.emulator.control.webhooksIdle();
		expect(arrivedTypes()).toEqual(Array(4).fill('payment_intent.created'));
		expect(new Set(door.received.map(({ event }) => event.id)).size).toBe(1);
	});

	it('are given up after the last try, and can be sent again by hand', async () => {
		await open((count) => (count < 6 ? 503 : 200));
		await shop.stripe.paymentIntents.create({ amount: 5_000, currency: 'usd' });
		await shop.emulator.control.webhooksIdle();
		expect(door.received).toHaveLength(6);
		const [event] = (await shop.stripe.events.list()).data;
		expect(event?.pending_webhooks).toBe(1);
		shop.emulator.control.redeliver(event?.id ?? '');
		await shop.emulator.control.webhooksIdle();
		expect(door.received).toHaveLength(7);
	});

	it('can be duplicated, dropped, delayed and reordered', async () => {
		await open();
		const intent = await paid(shop.stripe);
		await shop.emulator.control.webhooksIdle();
		door.received.length = 0;
		shop.emulator.control.addFaults([
			{ kind: 'webhook_duplicated', event: 'refund.created', copies: 50 },
			{ kind: 'webhook_dropped', event: 'charge.refunded' }
		]);
		await shop.stripe.refunds.create({ payment_intent: intent.id, amount: 100 });
		await shop.emulator.control.webhooksIdle();
		expect(arrivedTypes()).toEqual(Array(50).fill('refund.created'));
		expect(new Set(door.received.map(({ event }) => event.id)).size).toBe(1);

		door.received.length = 0;
		shop.emulator.control.addFaults([{ kind: 'webhook_reordered', event: 'refund.created', delayMs: 60 }]);
		await shop.stripe.refunds.create({ payment_intent: intent.id, amount: 100 });
		await shop.emulator.control.webhooksIdle();
		expect(arrivedTypes()).toEqual(['charge.refunded', 'refund.created']);

		door.received.length = 0;
		shop.emulator.control.addFaults([{ kind: 'webhook_delayed', event: 'refund.', delayMs: 150 }]);
		await shop.stripe.refunds.create({ payment_intent: intent.id, amount: 100 });
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(arrivedTypes()).toEqual(['charge.refunded']);
		await shop.emulator.control.webhooksIdle();
		expect(arrivedTypes()).toEqual(['charge.refunded', 'refund.created']);
	});

	it('tell of failures and disputes', async () => {
		await open();
		const intent = await paid(shop.stripe, { method: 'pm_card_refundFail' });
		const refund = await shop.stripe.refunds.create({ payment_intent: intent.id, amount: 100 });
		shop.emulator.control.failRefund(refund.id, 'declined');
		const dispute = shop.emulator.control.openDispute({ paymentIntent: intent.id });
		shop.emulator.control.closeDispute(dispute.id, 'lost');
		await shop.emulator.control.webhooksIdle();
		expect(arrivedTypes().slice(-6)).toEqual([
			'charge.refunded',
			'refund.updated',
			'charge.refund.updated',
			'refund.failed',
			'charge.dispute.created',
			'charge.dispute.closed'
		]);
	});
});
