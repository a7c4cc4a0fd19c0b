import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { WebhookRejected } from '#lib/server/providers/payments/port.ts';
import { stripePayments } from '#lib/server/providers/payments/stripe.ts';
import { verifyStripeWebhook } from '#lib/server/providers/payments/stripe-webhook.ts';
import { openDoor, openShop, paid, SECRET_KEY, WEBHOOK_SECRET } from '../../emulators/stripe-shop.ts';

const NEW_SECRET = 'whsec_rolled_in';
const now = Date.UTC(2026, 10, 21, 12);
const payments = () =>
	stripePayments({
		secretKey: SECRET_KEY,
		webhookSecrets: [NEW_SECRET, WEBHOOK_SECRET],
		timeoutMs: 1_000
	});

const refund = { id: 're_1', object: 'refund', charge: 'ch_1', payment_intent: 'pi_1', status: 'succeeded' };
const envelope = (object: object = refund, type = 'refund.updated') => ({
	id: 'evt_1',
	object: 'event',
	created: now / 1000 - 60,
	type,
	data: { object }
});
const body = JSON.stringify(envelope());

function signed(payload: string, { secret = WEBHOOK_SECRET, at = now, scheme = 'v1' } = {}): string {
	const timestamp = Math.floor(at / 1000);
	return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp, scheme });
}

const verify = (raw: Uint8Array | string, header: string | null, secrets = [NEW_SECRET, WEBHOOK_SECRET]) =>
	verifyStripeWebhook(raw, header, secrets, now);

describe('a webhook that is Stripe’s', () => {
	it('is read on the raw bytes or text', () => {
		const expected = {
			id: 'evt_1',
			type: 'refund.updated',
			refundId: 're_1',
			paymentRef: 'pi_1',
			chargeRef: 'ch_1',
			createdAt: now - 60_000,
			object: refund
		};
		expect(verify(body, signed(body))).toEqual(expected);
		expect(verify(Buffer.from(body), signed(body))).toEqual(expected);
		expect(verify(new TextEncoder().encode(body), signed(body))).toEqual(expected);
	});

	it('may be signed with either secret during a roll, in one header or alone', () => {
		const [stamp, oldSign] = signed(body).split(',');
		const newSign = signed(body, { secret: NEW_SECRET }).split(',')[1];
		for (const header of [
			signed(body, { secret: NEW_SECRET }),
			[stamp, oldSign, newSign].join(),
			[stamp, newSign, oldSign].join(),
			[stamp, 'v1=00', oldSign, 'v0=junk'].join()
		]) {
			expect(verify(body, header).id).toBe('evt_1');
		}
	});

	it('may be up to five minutes old or ahead', () => {
		for (const at of [now - 299_000, now + 299_000]) {
			expect(verify(body, signed(body, { at })).id).toBe('evt_1');
		}
	});

	it.each([
		[
			'charge.refunded',
			{ id: 'ch_1', object: 'charge', payment_intent: 'pi_1' },
			{ paymentRef: 'pi_1', chargeRef: 'ch_1' }
		],
		[
			'charge.refunded',
			{ id: 'ch_1', object: 'charge', payment_intent: null },
			{ paymentRef: 'ch_1', chargeRef: 'ch_1' }
		],
		[
			'payment_intent.succeeded',
			{ id: 'pi_1', object: 'payment_intent', latest_charge: 'ch_1' },
			{ paymentRef: 'pi_1', chargeRef: 'ch_1' }
		],
		[
			'charge.dispute.created',
			{ id: 'dp_1', object: 'dispute', charge: 'ch_1', payment_intent: { id: 'pi_1' } },
			{ paymentRef: 'pi_1', chargeRef: 'ch_1' }
		],
		['something.new', { id: 'x_1', object: 'new_thing' }, {}]
	])('%s names what it is about', (type, object, references) => {
		const text = JSON.stringify(envelope(object, type));
		expect(verify(text, signed(text))).toEqual({
			id: 'evt_1',
			type,
			createdAt: now - 60_000,
			object,
			...references
		});
	});

	it('comes from the emulator', async () => {
		const door = await openDoor();
		const shop = await openShop({ webhook: { url: door.url, secret: WEBHOOK_SECRET } });
		const intent = await paid(shop.stripe);
		const { id } = await shop.stripe.refunds.create({ payment_intent: intent.id });
		await shop.emulator.control.webhooksIdle();
		const events = await Promise.all(
			door.received.map(({ body, signature }) => payments().verifyWebhook(body, signature))
		);
		expect(events).toContainEqual(
			expect.objectContaining({ type: 'refund.created', refundId: id, paymentRef: intent.id })
		);
		await shop.close();
		door.close();
	});
});

describe('everything else is rejected', () => {
	const hex = (payload: string, secret = WEBHOOK_SECRET, t = now / 1000) =>
		createHmac('sha256', secret).update(`${t}.${payload}`).digest('hex');
	const t = `t=${now / 1000}`;
	const good = hex(body);

	it.each<[string, string | Uint8Array, string | null]>([
		['no header', body, null],
		['an empty header', body, ''],
		['a forged signature', body, signed(body, { secret: 'whsec_forged' })],
		['an altered body', body.replace('pi_1', 'pi_2'), signed(body)],
		['one changed space', `${body} `, signed(body)],
		['a byte-order mark before the body', Buffer.from(`\uFEFF${body}`), signed(body)],
		[
			'bytes that are no UTF-8',
			Buffer.concat([Buffer.from(body), Buffer.from([0xff])]),
			signed(`${body}\uFFFD`)
		],
		['a stale signature', body, signed(body, { at: now - 301_000 })],
		['one from the future', body, signed(body, { at: now + 301_000 })],
		['an empty v1', body, `${t},v1=`],
		['an empty v1 before a good one of another body', body, `${t},v1=,v1=${hex('x')}`],
		['a v1 of the wrong length', body, `${t},v1=${good.slice(2)}`],
		['a v1 in capitals', body, `${t},v1=${good.toUpperCase()}`],
		['only another scheme', body, signed(body, { scheme: 'v0' })],
		['no time', body, `v1=${good}`],
		['a time that is none', body, `t=soon,v1=${hex(body, WEBHOOK_SECRET, NaN)}`],
		['another time than signed', body, `t=${now / 1000 - 1},v1=${good}`],
		['an empty body', '', `${t},v1=${hex('')}`],
		['a body that is no JSON', 'x', `${t},v1=${hex('x')}`],
		['JSON that is no event', '{"id":"evt_1"}', `${t},v1=${hex('{"id":"evt_1"}')}`],
		['null', 'null', `${t},v1=${hex('null')}`],
		['a thin event', '{"object":"v2.core.event"}', `${t},v1=${hex('{"object":"v2.core.event"}')}`]
	])('%s', (_what, raw, header) => {
		expect(() => verify(raw, header)).toThrow(WebhookRejected);
	});

	it('an empty v1 beside the good one, which the SDK stumbles over', () => {
		expect(() => verify(body, `${t},v1=,v1=${good}`)).toThrow(WebhookRejected);
	});

	it('anything, when no secret or only a blank one is set', () => {
		for (const secrets of [[], [''], ['  ']]) {
			for (const secret of ['whsec_x', ' ']) {
				expect(() => verify(body, signed(body, { secret }), secrets)).toThrow(WebhookRejected);
			}
		}
	});

	it('whatever else arrives', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.uint8Array(), (header, text, bytes) => {
				expect(() => verify(text, header)).toThrow(WebhookRejected);
				expect(() => verify(bytes, `${t},v1=${header}`)).toThrow(WebhookRejected);
			})
		);
	});
});
