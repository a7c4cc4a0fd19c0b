import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import { armPayment } from '#lib/server/commands/refunds/arm-payment.ts';
import { claimPayment } from '#lib/server/commands/refunds/claim-payment.ts';
import { isStillHeld } from '#lib/server/commands/refunds/lease.ts';
import { recordOutcome } from '#lib/server/commands/refunds/record-outcome.ts';
import { retryRefund } from '#lib/server/commands/refunds/retry-refund.ts';
import { moveRefund } from '#lib/server/jobs/handlers/move-refund.ts';
import { describeEngines } from '../support/databases.ts';
import { agent, value } from '../support/returns-shop.ts';
import { openOnItsWay, type OnItsWay } from './refund-on-its-way.ts';

describeEngines('a refund on its way', (_engine, open) => {
	let shop: OnItsWay['shop'];
	let refunded: OnItsWay['refunded'];
	let part: OnItsWay['part'];
	let state: OnItsWay['state'];
	let refundsAtStripe: OnItsWay['refundsAtStripe'];
	let sends: OnItsWay['sends'];
	let mailed: OnItsWay['mailed'];
	let settle: OnItsWay['settle'];
	beforeEach(async () => {
		({ shop, refunded, part, state, refundsAtStripe, sends, mailed, settle } = await openOnItsWay(
			await open()
		));
	});
	afterEach(() => shop.close());

	test.each([
		'timeout_before',
		'timeout_after',
		'reset_before',
		'reset_after',
		'reset_mid_answer',
		'bad_gateway'
	] as const)('%s: unknown, looked up, refunded once', async (kind) => {
		const id = await refunded();
		shop.emulator.control.addFaults({ kind });
		await shop.runJobs();
		expect(await part(id)).toMatchObject({ state: 'unknown', lease_owner: null });
		expect(await state(id)).toBe('processing');
		await settle(MINUTE, 15 * MINUTE, 15 * MINUTE);
		expect(await part(id)).toMatchObject({ state: 'succeeded' });
		expect(await state(id)).toBe('succeeded');
		expect(await refundsAtStripe()).toHaveLength(1);
		expect(await mailed('refund_sent')).toBe(1);
		await shop.expectSound();
	});

	test.each(['error_500_before', 'error_500_after'] as const)(
		'%s: the kept answer would come for ever, so a new key is used, late and after a look',
		async (kind) => {
			const id = await refunded();
			shop.emulator.control.addFaults({ kind });
			await shop.runJobs();
			expect(await part(id)).toMatchObject({
				state: 'unknown',
				failure_code: 'provider_error',
				generation: 0
			});
			await settle(MINUTE);
			if (kind === 'error_500_before') {
				// Absent is not enough: a late request could still arrive.
				expect(await part(id)).toMatchObject({ state: 'unknown', generation: 0 });
				expect(sends()).toHaveLength(1);
			}
			await settle(10 * MINUTE, MINUTE);
			expect(await part(id)).toMatchObject({
				state: 'succeeded',
				generation: kind === 'error_500_before' ? 1 : 0
			});
			expect(await refundsAtStripe()).toHaveLength(1);
			await shop.expectSound();
		}
	);

	test.each([
		['rate_limit', 'rate_limited'],
		['conflict', 'in_flight']
	] as const)('%s: nothing happened, so the same key goes out again', async (kind, code) => {
		const id = await refunded();
		shop.emulator.control.addFaults({ kind, times: 2 });
		await shop.runJobs();
		expect(await part(id)).toMatchObject({ state: 'sending', lease_owner: null, failure_code: code });
		await settle(MINUTE, MINUTE, MINUTE);
		expect(await part(id)).toMatchObject({ state: 'succeeded', attempts: 3, generation: 0 });
		expect(new Set(sends().map((request) => request.key)).size).toBe(1);
		expect(await refundsAtStripe()).toHaveLength(1);
		await shop.expectSound();
	});

	test('an outage longer than a key lives: the next try looks first', async () => {
		const id = await refunded();
		shop.emulator.control.addFaults({ kind: 'timeout_after' });
		await shop.runJobs();
		shop.emulator.control.addFaults({ kind: 'bad_gateway', method: 'GET', path: '/v1/refunds', times: 4 });
		await settle(HOUR);
		shop.pass(25 * HOUR);
		shop.emulator.control.pruneKeys(0);
		shop.emulator.control.clearFaults();
		await settle(HOUR, HOUR);
		expect(await part(id)).toMatchObject({ state: 'succeeded', attempts: 1 });
		expect(await refundsAtStripe()).toHaveLength(1);
		await shop.expectSound();
	});

	test('two machines whose clocks are a day apart: absence seen once proves nothing', async () => {
		const id = await refunded();
		shop.emulator.control.addFaults({ kind: 'timeout_before' });
		await shop.runJobs();
		const { id: rfp } = await part(id);
		const { now, mono } = shop.ctx.clock;
		const ahead = { ...shop.ctx, clock: { now: () => now() + 26 * HOUR, mono } };
		const look = () => moveRefund(ahead, { refund_payment_id: rfp });
		await expect(look()).rejects.toThrow('could still arrive');
		await expect(look()).rejects.toThrow('could still arrive');
		expect(sends()).toHaveLength(1);
		shop.pass(11 * MINUTE);
		await look();
		expect(await part(id)).toMatchObject({ state: 'succeeded', generation: 1 });
		expect(await refundsAtStripe()).toHaveLength(1);
		await shop.expectSound();
	});

	test('a worker that dies after writing its intent: the next one looks before it sends', async () => {
		const id = await refunded();
		const { id: rfp } = await part(id);
		const claim = await claimPayment(shop.ctx, rfp);
		if (claim.do !== 'send') throw new Error(`claimed to ${claim.do}`);
		expect(await armPayment(shop.ctx, claim.lease, 'same_key')).not.toBeNull();
		expect(await claimPayment(shop.ctx, rfp)).toMatchObject({ do: 'wait' });
		shop.pass(2 * MINUTE);
		expect(await claimPayment(shop.ctx, rfp)).toMatchObject({ do: 'look_up' });
		shop.pass(2 * MINUTE);
		await settle(MINUTE, 15 * MINUTE);
		expect(await part(id)).toMatchObject({ state: 'succeeded', generation: 0, attempts: 2 });
		expect(await refundsAtStripe()).toHaveLength(1);
		await shop.expectSound();
	});

	test('a worker that dies after the answer: the refund is found, not sent again', async () => {
		const id = await refunded();
		const { id: rfp } = await part(id);
		const claim = await claimPayment(shop.ctx, rfp);
		if (claim.do !== 'send') throw new Error(`claimed to ${claim.do}`);
		const armed = await armPayment(shop.ctx, claim.lease, 'same_key');
		await shop.ctx.payments?.sendRefund(armed!.order);
		shop.pass(26 * HOUR);
		shop.emulator.control.pruneKeys(0);
		await settle(MINUTE, 15 * MINUTE);
		expect(await part(id)).toMatchObject({ state: 'succeeded', attempts: 1 });
		expect(await refundsAtStripe()).toHaveLength(1);
		await shop.expectSound();
	});

	test('a worker that slept through its lease can neither arm, nor send, nor overwrite', async () => {
		const id = await refunded();
		const { id: rfp } = await part(id);
		const asleep = await claimPayment(shop.ctx, rfp);
		if (asleep.do !== 'send') throw new Error(`claimed to ${asleep.do}`);
		shop.pass(30 * HOUR);
		await settle(MINUTE);
		expect(await part(id)).toMatchObject({ state: 'succeeded' });
		expect(await armPayment(shop.ctx, asleep.lease, 'same_key')).toBeNull();
		expect(isStillHeld(asleep.lease, shop.ctx.clock.now(), performance.now())).toBe(false);
		const refusedOutcome = { kind: 'refused', code: 'late', message: '', definitive: true } as const;
		expect(await recordOutcome(shop.ctx, asleep.lease, refusedOutcome)).toBeNull();
		expect(await part(id)).toMatchObject({ state: 'succeeded' });
		await shop.expectSound();
	});

	test('two workers with a claim each: only the later one may arm', async () => {
		const id = await refunded();
		const { id: rfp } = await part(id);
		const first = await claimPayment(shop.ctx, rfp);
		shop.pass(2 * MINUTE);
		const second = await claimPayment(shop.ctx, rfp);
		if (first.do !== 'send' || second.do !== 'send') throw new Error('both should have a claim');
		expect(await armPayment(shop.ctx, first.lease, 'same_key')).toBeNull();
		const armed = await armPayment(shop.ctx, second.lease, 'same_key');
		expect(armed).not.toBeNull();
		expect(await armPayment(shop.ctx, second.lease, 'same_key')).toBeNull();
		const outcome = await shop.ctx.payments!.sendRefund(armed!.order);
		expect(await recordOutcome(shop.ctx, first.lease, { kind: 'busy', reason: 'in_flight' })).toBeNull();
		await recordOutcome(shop.ctx, armed!.lease, outcome);
		await settle(MINUTE, 15 * MINUTE);
		expect(sends()).toHaveLength(1);
		await shop.expectSound();
	});

	test('the fence judges by both clocks', () => {
		const lease = { taken_at: 1_000_000, taken_mono: 5_000 };
		expect(isStillHeld(lease, 1_010_000, 15_000)).toBe(true);
		expect(isStillHeld(lease, 1_010_000, 65_000)).toBe(false);
		expect(isStillHeld(lease, 1_000_000 + DAY, 15_000)).toBe(false);
		expect(isStillHeld(lease, 999_999, 15_000)).toBe(false);
		expect(isStillHeld(lease, 1_010_000, 4_999)).toBe(false);
	});

	test('20 workers at once send once', async () => {
		const id = await refunded();
		const { id: rfp } = await part(id);
		const jobs = await import('#lib/server/jobs/handlers/move-refund.ts');
		await Promise.allSettled(
			Array.from({ length: 20 }, () => jobs.moveRefund(shop.ctx, { refund_payment_id: rfp }))
		);
		await settle(MINUTE, 15 * MINUTE);
		expect(sends()).toHaveLength(1);
		expect(await part(id)).toMatchObject({ state: 'succeeded' });
		expect(await refundsAtStripe()).toHaveLength(1);
		await shop.expectSound();
	});

	test('no answer for days: a person must look, and may have it looked at again', async () => {
		const id = await refunded();
		shop.emulator.control.addFaults({ kind: 'bad_gateway', times: 'always' });
		for (let hour = 0; hour < 24 * 10; hour += 6) {
			shop.pass(6 * HOUR);
			await shop.runJobs();
		}
		const parked = await part(id);
		expect(parked.parked_at).not.toBeNull();
		expect(parked.state).toBe('unknown');
		shop.emulator.control.clearFaults();
		await settle(DAY);
		expect(await refundsAtStripe()).toHaveLength(0);
		value(await retryRefund(shop.ctx, agent, { refund_id: id }));
		await settle(MINUTE, 15 * MINUTE, 15 * MINUTE);
		expect(await state(id)).toBe('succeeded');
		expect(await refundsAtStripe()).toHaveLength(1);
		await shop.expectSound();
	});

	test('several partial refunds under faults: each once, together exactly what was paid', async () => {
		const kinds = ['timeout_after', 'error_500_before', 'reset_after'] as const;
		for (const kind of kinds) {
			await refunded();
			shop.emulator.control.addFaults({ kind });
			await settle(MINUTE, 11 * MINUTE, MINUTE, 15 * MINUTE);
		}
		const atStripe = await refundsAtStripe();
		expect(atStripe).toHaveLength(3);
		// Three times the goods of one unit, less the fee for the way back each time.
		expect(atStripe.map((refund) => refund.amount)).toEqual([14_000, 14_000, 14_000]);
		await shop.expectSound();
	});
});
