import { existsSync, readFileSync } from 'node:fs';
import type Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openShop, paid, SECRET_KEY, type Shop } from './stripe-shop.ts';

let shop: Shop;
beforeEach(async () => {
	shop = await openShop();
});
afterEach(() => shop.close());

const call = (path: string, init: RequestInit = {}, key = SECRET_KEY) =>
	fetch(`${shop.emulator.url}${path}`, {
		...init,
		headers: { authorization: `Bearer ${key}`, ...init.headers }
	});

describe('keys and errors', () => {
	it('lets in Bearer and Basic, and nobody else', async () => {
		const basic = `Basic ${Buffer.from(`${SECRET_KEY}:`).toString('base64')}`;
		const bare = await fetch(`${shop.emulator.url}/v1/refunds`, { headers: { authorization: basic } });
		expect(bare.status).toBe(200);
		const refused = await Promise.all([
			fetch(`${shop.emulator.url}/v1/refunds`),
			call('/v1/refunds', {}, 'sk_test_other'),
			call('/v1/refunds', {}, 'sk_live_4eC39HqLyjWDarjtT1zdp7dc')
		]);
		expect(refused.map(({ status }) => status)).toEqual([401, 401, 401]);
		expect(await refused[2].text()).not.toContain('4eC39HqLyjWDarjtT1z');
	});

	it('words errors exactly in Stripe’s shape, with a Request-Id', async () => {
		const answer = await call('/v1/charges/ch_none');
		expect(answer.status).toBe(404);
		expect(answer.headers.get('request-id')).toMatch(/^req_\w{14}$/);
		expect(await answer.json()).toEqual({
			error: {
				code: 'resource_missing',
				doc_url: 'https://stripe.com/docs/error-codes/resource-missing',
				message: "No such charge: 'ch_none'",
				param: 'id',
				type: 'invalid_request_error'
			}
		});
		expect((await call('/v1/nothing')).status).toBe(404);
	});

	it('reads nested forms in either list style and cannot be poisoned', async () => {
		const intent = await paid(shop.stripe);
		const body = `payment_intent=${intent.id}&amount=100&metadata[__proto__]=x&metadata[a%5D]=y&expand[]=charge&expand[]=payment_intent.latest_charge`;
		const answer = await call('/v1/refunds', {
			method: 'POST',
			body,
			headers: { 'content-type': 'application/x-www-form-urlencoded' }
		});
		const refund = (await answer.json()) as Stripe.Refund;
		expect(refund.charge).toMatchObject({ object: 'charge', amount_refunded: 100 });
		expect(refund.payment_intent).toMatchObject({ latest_charge: { object: 'charge' } });
		expect(Object.getPrototypeOf({})).toBe(Object.prototype);
		expect(({} as Record<string, unknown>).x).toBeUndefined();
	});

	it('survives whatever is posted', async () => {
		const bodies = [
			'%',
			'&&==&',
			'a[b[c]]=1',
			'metadata=1',
			'amount[]=1',
			'\0',
			'x'.repeat(2_000_000),
			'[]=1',
			'a[=1'
		];
		for (const body of bodies) {
			const answer = await call('/v1/refunds', { method: 'POST', body });
			expect(answer.status).toBe(400);
		}
	});
});

describe('idempotency keys, as API v1 keeps them', () => {
	const refunds = async () => (await shop.stripe.refunds.list({ limit: 100 })).data;

	it('replays the first answer and says so', async () => {
		const intent = await paid(shop.stripe);
		const order = { payment_intent: intent.id, amount: 100 };
		const first = await shop.stripe.refunds.create(order, { idempotencyKey: 'k1' });
		const again = await shop.stripe.refunds.create(order, { idempotencyKey: 'k1' });
		expect(again).toEqual(first);
		expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
		expect(again.lastResponse.headers).toMatchObject({
			'idempotent-replayed': 'true',
			'idempotency-key': 'k1',
			'original-request': first.lastResponse.requestId
		});
		expect(again.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
		expect(await refunds()).toHaveLength(1);
	});

	it('refuses other parameters or another address under the same key', async () => {
		const intent = await paid(shop.stripe);
		await shop.stripe.refunds.create({ payment_intent: intent.id, amount: 100 }, { idempotencyKey: 'k1' });
		await expect(
			shop.stripe.refunds.create({ payment_intent: intent.id, amount: 200 }, { idempotencyKey: 'k1' })
		).rejects.toMatchObject({
			type: 'StripeIdempotencyError',
			statusCode: 400,
			rawType: 'idempotency_error'
		});
		await expect(
			shop.stripe.paymentIntents.create({ amount: 5_000, currency: 'usd' }, { idempotencyKey: 'k1' })
		).rejects.toMatchObject({ message: expect.stringContaining("('/v1/payment_intents' vs '/v1/refunds')") });
		expect(await refunds()).toHaveLength(1);
	});

	it('keeps a 500 for good, with and without effect', async () => {
		const { emulator, stripe } = shop;
		const intent = await paid(stripe);
		const order = { payment_intent: intent.id, amount: 100 };
		for (const kind of ['error_500_before', 'error_500_after'] as const) {
			emulator.control.addFaults({ kind });
			for (let attempt = 0; attempt < 3; attempt += 1) {
				await expect(stripe.refunds.create(order, { idempotencyKey: kind })).rejects.toMatchObject({
					type: 'StripeAPIError',
					statusCode: 500
				});
			}
			expect(await refunds()).toHaveLength(kind === 'error_500_before' ? 0 : 1);
		}
	});

	it('keeps refusals made by the endpoint, but not faults in the parameters', async () => {
		const { emulator, stripe } = shop;
		const intent = await paid(stripe);
		const dispute = emulator.control.openDispute({ paymentIntent: intent.id });
		const order = { payment_intent: intent.id, amount: 100 };
		const disputed = stripe.refunds.create(order, { idempotencyKey: 'k1' });
		await expect(disputed).rejects.toMatchObject({ code: 'charge_disputed' });
		emulator.control.closeDispute(dispute.id, 'won');
		const replayed = stripe.refunds.create(order, { idempotencyKey: 'k1' });
		await expect(replayed).rejects.toMatchObject({ code: 'charge_disputed' });

		const broken = stripe.refunds.create({ ...order, amount: -1 }, { idempotencyKey: 'k2' });
		await expect(broken).rejects.toMatchObject({ statusCode: 400 });
		await stripe.refunds.create(order, { idempotencyKey: 'k2' });
		expect(await refunds()).toHaveLength(1);
	});

	it('answers 409 while the first request runs, and does not keep that', async () => {
		const { emulator, stripe } = shop;
		const intent = await paid(stripe);
		const order = { payment_intent: intent.id, amount: 100 };
		emulator.control.addFaults({ kind: 'slow', delayMs: 300 });
		const first = stripe.refunds.create(order, { idempotencyKey: 'k1' });
		await new Promise((resolve) => setTimeout(resolve, 100));
		await expect(stripe.refunds.create(order, { idempotencyKey: 'k1' })).rejects.toMatchObject({
			statusCode: 409,
			code: 'idempotency_key_in_use'
		});
		const { id } = await first;
		expect((await stripe.refunds.create(order, { idempotencyKey: 'k1' })).id).toBe(id);
	});

	it('forgets a key after 24 hours: the same call is then a second refund', async () => {
		const { emulator, stripe } = shop;
		const intent = await paid(stripe);
		const order = { payment_intent: intent.id, amount: 100 };
		await stripe.refunds.create(order, { idempotencyKey: 'k1' });
		emulator.control.advance(24 * 3_600_000 - 1000);
		await stripe.refunds.create(order, { idempotencyKey: 'k1' });
		expect(await refunds()).toHaveLength(1);
		emulator.control.advance(2000);
		await stripe.refunds.create(order, { idempotencyKey: 'k1' });
		expect(await refunds()).toHaveLength(2);
		expect(emulator.control.pruneKeys(0)).toBeGreaterThan(0);
		await stripe.refunds.create(order, { idempotencyKey: 'k1' });
		expect(await refunds()).toHaveLength(3);
	});

	it('takes keys of 255 characters and no longer', async () => {
		const intent = await paid(shop.stripe);
		const order = { payment_intent: intent.id, amount: 100 };
		await shop.stripe.refunds.create(order, { idempotencyKey: 'k'.repeat(255) });
		await expect(
			shop.stripe.refunds.create(order, { idempotencyKey: 'k'.repeat(256) })
		).rejects.toMatchObject({ statusCode: 400 });
	});
});

describe('lists and objects', () => {
	it('pages newest first by limit, starting_after and ending_before', async () => {
		const { stripe } = shop;
		const intent = await paid(stripe);
		const other = await paid(stripe);
		await stripe.refunds.create({ payment_intent: other.id, amount: 1 });
		const made: string[] = [];
		for (let n = 1; n <= 5; n += 1) {
			made.unshift((await stripe.refunds.create({ payment_intent: intent.id, amount: n })).id);
		}
		const first = await stripe.refunds.list({ payment_intent: intent.id, limit: 2 });
		expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/refunds' });
		const second = await stripe.refunds.list({
			charge: String(intent.latest_charge),
			limit: 2,
			starting_after: made[1]
		});
		const before = await stripe.refunds.list({ payment_intent: intent.id, limit: 2, ending_before: made[4] });
		const ids = [first, second, before].map(({ data }) => data.map(({ id }) => id));
		expect(ids).toEqual([made.slice(0, 2), made.slice(2, 4), made.slice(2, 4)]);
		const all: string[] = [];
		for await (const refund of stripe.refunds.list({ payment_intent: intent.id, limit: 2 }))
			all.push(refund.id);
		expect(all).toEqual(made);
		const expanded = await stripe.refunds.list({ payment_intent: intent.id, expand: ['data.charge'] });
		expect(expanded.data[0]?.charge).toMatchObject({ object: 'charge' });
	});

	it('updates a refund’s metadata key by key', async () => {
		const { stripe } = shop;
		const intent = await paid(stripe);
		const refund = await stripe.refunds.create({ payment_intent: intent.id, metadata: { a: '1', b: '2' } });
		const updated = await stripe.refunds.update(refund.id, { metadata: { a: '', c: '3' } });
		expect(updated.metadata).toEqual({ b: '2', c: '3' });
		expect((await stripe.refunds.update(refund.id, { metadata: '' })).metadata).toEqual({});
	});

	it('makes ids of Stripe’s shape', async () => {
		const intent = await paid(shop.stripe);
		const refund = await shop.stripe.refunds.create({ payment_intent: intent.id });
		expect([intent.id, refund.id, String(intent.latest_charge)]).toEqual([
			expect.stringMatching(/^pi_3\w{23}$/),
			expect.stringMatching(/^re_3\w{23}$/),
			expect.stringMatching(/^ch_3\w{23}$/)
		]);
		expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_\\w{25}$`));
	});
});

const FIXTURES = new URL('../../../shared/data/stripe/fixtures3.json', import.meta.url);

describe.runIf(existsSync(FIXTURES))('shape beside Stripe’s published fixtures', () => {
	/** Since API 2022-11-15 a charge carries its refunds only when they are expanded. */
	const ON_REQUEST = ['refunds'];

	it.each(['refund', 'charge', 'payment_intent', 'dispute', 'event'])('%s', async (kind) => {
		const fixtures = JSON.parse(readFileSync(FIXTURES, 'utf8')) as { resources: Record<string, object> };
		const { emulator, stripe } = shop;
		const intent = await paid(stripe);
		const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 100 });
		const made: Record<string, object | undefined> = {
			refund,
			payment_intent: intent,
			charge: await stripe.charges.retrieve(String(intent.latest_charge)),
			dispute: emulator.control.openDispute({ paymentIntent: intent.id }),
			event: (await stripe.events.list({ limit: 1 })).data[0]
		};
		const expected = Object.keys(fixtures.resources[kind] ?? {});
		expect(expected.length).toBeGreaterThan(5);
		const missing = expected.filter((name) => !(name in (made[kind] ?? {})));
		expect(missing).toEqual(kind === 'charge' ? ON_REQUEST : []);
	});
});
