import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { armRelease, claimRelease } from '#lib/server/commands/cancellations/claim-release.ts';
import { requestCancellation } from '#lib/server/commands/cancellations/request-cancellation.ts';
import { retryRelease } from '#lib/server/commands/cancellations/retry-release.ts';
import { releaseHold } from '#lib/server/jobs/handlers/release-hold.ts';
import { TryAgainAt } from '#lib/server/jobs/queue.ts';
import { findCancellation } from '#lib/server/store/cancellations.ts';
import { holdReleasesOf } from '#lib/server/store/hold-releases.ts';
import { paymentsOfOrder } from '#lib/server/store/payments.ts';
import { describeEngines } from '../support/databases.ts';
import { freshOrder } from '../support/fresh-order.ts';
import {
	agent,
	customer,
	openReturnsShop,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../support/returns-shop.ts';

let shop: ReturnsShop;
let order: PlacedOrder;
afterEach(() => shop.close());

describeEngines('held money on its way', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open(), { timeoutMs: 700 });
		order = await freshOrder(shop, [{ quantity: 2, unit_price_minor: 20_000 }], { paid: 'held' });
		// The first call of a busy machine takes its time.
		await shop.stripe.paymentIntents.retrieve(order.paymentIntent);
	});

	const cancel = async (quantity: number): Promise<Id<'can'>> =>
		value(
			await requestCancellation(shop.ctx, customer(order.id), {
				order_id: order.id,
				lines: [{ line_id: order.lines[0]!.id, quantity }],
				reason_code: null,
				idempotency_key: 'once'
			})
		).cancellation_id;
	const release = async (id: Id<'can'>) => (await holdReleasesOf(shop.ctx.db.read, id))[0]!;
	const state = async (id: Id<'can'>) => (await findCancellation(shop.ctx.db.read, id))?.state;
	const intent = () => shop.stripe.paymentIntents.retrieve(order.paymentIntent);
	const money = async () => (await paymentsOfOrder(shop.ctx.db.read, order.id))[0]!;
	const sends = () =>
		shop.emulator.control
			.requests()
			.filter(({ method, path }) => method === 'POST' && /\/(cancel|capture)$/.test(path)).length;
	const settle = async (...waits: number[]) => {
		await shop.work();
		for (const wait of waits) {
			shop.pass(wait);
			await shop.work();
		}
	};
	const fault = (kind: 'timeout_after' | 'timeout_before' | 'error_500_after' | 'rate_limit') =>
		shop.emulator.control.addFaults({ kind, path: '/v1/payment_intents' });

	test.each(['timeout_before', 'timeout_after', 'error_500_after', 'rate_limit'] as const)(
		'%s: let go of once, whatever the answer',
		async (kind) => {
			const id = await cancel(1);
			fault(kind);
			await shop.runJobs();
			expect((await release(id)).state).not.toBe('released');
			await settle(MINUTE, 15 * MINUTE);
			expect(await release(id)).toMatchObject({ state: 'released', parked_at: null });
			expect(await intent()).toMatchObject({ status: 'succeeded', amount_received: 20_000 });
			expect(await money()).toMatchObject({ captured_minor: 20_000, released_minor: 20_000 });
			expect(await state(id)).toBe('done');
			await shop.expectSound();
		}
	);

	test('a worker that died between the key and the answer: the payment is read before anything is sent', async () => {
		const id = await cancel(2);
		const row = await release(id);
		const claim = await claimRelease(shop.ctx, row.id);
		if (claim.do !== 'send') throw new Error(claim.do);
		const armed = await armRelease(shop.ctx, claim.lease);
		await shop.ctx.payments?.releaseHold(armed!.order);
		expect(await armRelease(shop.ctx, claim.lease)).toBeNull();
		await expect(releaseHold(shop.ctx, { hold_release_id: row.id })).rejects.toThrow(TryAgainAt);
		shop.pass(2 * MINUTE);
		const before = sends();
		await releaseHold(shop.ctx, { hold_release_id: row.id });
		expect(sends()).toBe(before);
		expect(await state(id)).toBe('done');
		expect(await intent()).toMatchObject({ status: 'canceled' });
	});

	test('somebody took the money first: it becomes a refund', async () => {
		const id = await cancel(1);
		await shop.stripe.paymentIntents.capture(order.paymentIntent);
		await settle(2 * MINUTE);
		expect(await release(id)).toMatchObject({ state: 'overtaken' });
		await settle(2 * MINUTE);
		expect(await state(id)).toBe('done');
		expect(await money()).toMatchObject({
			captured_minor: 40_000,
			refunded_minor: 20_000,
			released_minor: 0
		});
		await shop.expectSound();
	});

	test('the authorisation lapsed: nothing is held any more', async () => {
		const id = await cancel(1);
		await shop.stripe.paymentIntents.cancel(order.paymentIntent);
		await settle(MINUTE);
		expect(await release(id)).toMatchObject({ state: 'released', failure_code: 'authorisation_lapsed' });
		expect(await money()).toMatchObject({ captured_minor: 0, released_minor: 40_000 });
		await shop.expectSound();
	});

	test('refused for another reason: a person sees it, and tries again', async () => {
		const id = await cancel(2);
		shop.emulator.control.addFaults({
			kind: 'refuse',
			path: '/v1/payment_intents',
			code: 'lock_rejected',
			status: 400
		});
		await shop.runJobs();
		expect(await release(id)).toMatchObject({ failure_code: 'lock_rejected' });
		expect((await release(id)).parked_at).not.toBeNull();
		value(await retryRelease(shop.ctx, agent, { cancellation_id: id }));
		await settle();
		expect(await state(id)).toBe('done');
	});

	test('the sweep looks after what nobody looks at, and a webhook tells of what was done elsewhere', async () => {
		const id = await cancel(2);
		await shop.ctx.db.transaction((tx) => tx.deleteFrom('jobs').where('kind', '=', 'hold.release').execute());
		shop.pass(HOUR);
		await (await import('#lib/server/jobs/handlers/sweep-holds.ts')).sweepHolds(shop.ctx);
		await shop.ctx.db.transaction((tx) => tx.deleteFrom('jobs').where('kind', '=', 'hold.release').execute());
		await shop.stripe.paymentIntents.cancel(order.paymentIntent);
		await shop.work();
		expect(await state(id)).toBe('done');
	});
});
