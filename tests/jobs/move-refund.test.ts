import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import type { Id } from '#lib/domain/ids.ts';
import { armPayment } from '#lib/server/commands/refunds/arm-payment.ts';
import { claimPayment } from '#lib/server/commands/refunds/claim-payment.ts';
import { isStillHeld } from '#lib/server/commands/refunds/lease.ts';
import { recordOutcome } from '#lib/server/commands/refunds/record-outcome.ts';
import { approveReturn } from '#lib/server/commands/returns/approve-return.ts';
import { retryRefund } from '#lib/server/commands/refunds/retry-refund.ts';
import { settleByHand } from '#lib/server/commands/refunds/settle-by-hand.ts';
import { moveRefund } from '#lib/server/jobs/handlers/move-refund.ts';
import { describeEngines } from '../support/databases.ts';
import {
	agent,
	lead,
	openReturnsShop,
	otherAgent,
	placeOrder,
	reasonOf,
	receiveAndAccept,
	submit,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../support/returns-shop.ts';

let shop: ReturnsShop;
let order: PlacedOrder;
afterEach(() => shop.close());

describeEngines('a refund on its way', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open(), { timeoutMs: 300 });
		order = await placeOrder(shop, [{ quantity: 3, unit_price_minor: 20_000 }]);
	});

	const refunded = async (): Promise<Id<'rfd'>> => {
		const { return_id } = await submit(shop, order, [1]);
		const decided = await receiveAndAccept(shop, return_id);
		return decided.refunds[0]?.refund_id as Id<'rfd'>;
	};
	const part = async (id: Id<'rfd'>) =>
		shop.ctx.db.read
			.selectFrom('refund_payments')
			.selectAll()
			.where('refund_id', '=', id)
			.orderBy('created_at', 'desc')
			.orderBy('id', 'desc')
			.limit(1)
			.executeTakeFirstOrThrow();
	const state = async (id: Id<'rfd'>) =>
		(await shop.ctx.db.read.selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
			.state;
	const refundsAtStripe = async () =>
		(await shop.stripe.refunds.list({ payment_intent: order.paymentIntent })).data;
	const sends = () =>
		shop.emulator.control
			.requests()
			.filter(({ method, path }) => method === 'POST' && path === '/v1/refunds');
	const mailed = async (kind: string) =>
		(
			await shop.ctx.db.read
				.selectFrom('messages')
				.select('key')
				.where('kind', '=', kind as 'refund_sent')
				.execute()
		).length;
	const settle = async (...waits: number[]) => {
		await shop.work();
		for (const wait of waits) {
			shop.pass(wait);
			await shop.work();
		}
	};

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

	test('a refusal for good frees the money and comes to the desk; a retry looks first and pays once', async () => {
		const id = await refunded();
		shop.emulator.control.addFaults({ kind: 'refuse', status: 400, code: 'balance_insufficient' });
		await settle();
		expect(await part(id)).toMatchObject({ state: 'failed', failure_code: 'balance_insufficient' });
		expect(await state(id)).toBe('failed');
		expect(await mailed('refund_failed')).toBe(0);
		await shop.expectSound();

		value(await retryRefund(shop.ctx, lead, { refund_id: id }));
		await settle(MINUTE);
		expect(await part(id)).toMatchObject({ state: 'succeeded', generation: 1 });
		expect(await state(id)).toBe('succeeded');
		expect(await refundsAtStripe()).toHaveLength(1);
		await shop.expectSound();
	});

	test('a refund that fails weeks later: the customer hears it once and a second person pays by transfer', async () => {
		const id = await refunded();
		await settle();
		expect(await state(id)).toBe('succeeded');
		shop.pass(20 * DAY);
		const [atStripe] = await refundsAtStripe();
		shop.emulator.control.failRefund(atStripe!.id, 'expired_or_canceled_card');
		await settle(MINUTE);
		expect(await part(id)).toMatchObject({ state: 'failed', failure_code: 'expired_or_canceled_card' });
		expect(await state(id)).toBe('failed');
		expect(await mailed('refund_failed')).toBe(1);
		await shop.expectSound();

		const { id: failed } = await part(id);
		const transfer = { refund_id: id, refund_payment_id: failed, reference: 'KBANK 20261121-0042' };
		expect(reasonOf(await settleByHand(shop.ctx, otherAgent, transfer))).toBe('not_allowed');
		expect(reasonOf(await settleByHand(shop.ctx, lead, { ...transfer, reference: ' ' }))).toBe(
			'reference_missing'
		);
		const settled = value(await settleByHand(shop.ctx, lead, transfer));
		expect(settled.state).toBe('settled_other');
		expect(reasonOf(await settleByHand(shop.ctx, lead, transfer))).not.toBe('accepted');
		expect(await mailed('manual_payout')).toBe(1);
		await shop.expectSound();
	});

	test('pending at first: sent once, done once, however often and in whatever order events come', async () => {
		shop.emulator.control.addFaults({ kind: 'refund_stays_pending' });
		const id = await refunded();
		await shop.runJobs();
		expect(await part(id)).toMatchObject({ state: 'pending' });
		expect(await mailed('refund_sent')).toBe(1);
		const [atStripe] = await refundsAtStripe();
		shop.emulator.control.settleRefund(atStripe!.id);
		await shop.deliver((events) => [...events, ...events, ...events].reverse());
		await settle(MINUTE);
		expect(await state(id)).toBe('succeeded');
		expect(await mailed('refund_sent')).toBe(1);
		expect(await mailed('refund_done')).toBe(1);
		const inbox = await shop.ctx.db.read.selectFrom('inbox').selectAll().execute();
		expect(new Set(inbox.map((entry) => entry.event_id)).size).toBe(inbox.length);
		expect(inbox.every((entry) => entry.processed_at !== null)).toBe(true);
		await shop.expectSound();
	});

	test('no webhook ever arrives: the sweep finds out', async () => {
		shop.emulator.control.addFaults({ kind: 'refund_stays_pending' });
		const id = await refunded();
		await shop.runJobs();
		const [atStripe] = await refundsAtStripe();
		shop.emulator.control.settleRefund(atStripe!.id);
		shop.pass(7 * HOUR);
		const { sweepRefunds } = await import('#lib/server/jobs/handlers/sweep-refunds.ts');
		await sweepRefunds(shop.ctx);
		await shop.runJobs();
		expect(await state(id)).toBe('succeeded');
		await shop.expectSound();
	});

	test('the event comes before the answer: both say the same and nothing happens twice', async () => {
		const id = await refunded();
		const { id: rfp } = await part(id);
		const claim = await claimPayment(shop.ctx, rfp);
		if (claim.do !== 'send') throw new Error(`claimed to ${claim.do}`);
		const armed = await armPayment(shop.ctx, claim.lease, 'same_key');
		const outcome = await shop.ctx.payments!.sendRefund(armed!.order);
		await shop.deliver();
		await shop.runJobs();
		expect(await state(id)).toBe('succeeded');
		await recordOutcome(shop.ctx, armed!.lease, outcome);
		expect(await part(id)).toMatchObject({ state: 'succeeded' });
		expect(await mailed('refund_sent')).toBe(1);
		await shop.expectSound();
	});

	test('a refund made at the dashboard is adopted and lowers what is left', async () => {
		await shop.stripe.refunds.create({ payment_intent: order.paymentIntent, amount: 45_000 });
		await settle();
		const adopted = await shop.ctx.db.read.selectFrom('refunds').selectAll().execute();
		expect(adopted).toMatchObject([{ source: 'external', state: 'succeeded', amount_minor: 45_000 }]);
		const id = await refunded();
		await settle();
		const refund = await shop.ctx.db.read
			.selectFrom('refunds')
			.selectAll()
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		expect(refund).toMatchObject({ amount_minor: 14_000, capped: 0 });
		const second = await submit(shop, order, [1]);
		// The policy saw that the payment has too little left and asks a person.
		expect(second.state).toBe('in_review');
		value(await approveReturn(shop.ctx, lead, { return_id: second.return_id }));
		const capped = await receiveAndAccept(shop, second.return_id, lead);
		expect(capped.refunds[0]).toMatchObject({ amount_minor: 1_000 });
		await settle();
		await shop.expectSound();
	});

	test('the dashboard takes money that was promised but not sent: the promise fails and comes to the desk', async () => {
		const id = await refunded();
		await shop.stripe.refunds.create({ payment_intent: order.paymentIntent, amount: 50_000 });
		await shop.deliver();
		// The webhooks are worked on before the refund's own job.
		await shop.ctx.db.transaction((tx) =>
			tx
				.updateTable('jobs')
				.set({ run_at: shop.ctx.clock.now() + HOUR })
				.where('kind', '=', 'refund.move')
				.execute()
		);
		await shop.runJobs();
		expect(await part(id)).toMatchObject({ state: 'cancelled', failure_code: 'refunded_elsewhere' });
		expect(await state(id)).toBe('failed');
		await settle(HOUR);
		expect(await refundsAtStripe()).toHaveLength(1);
		expect(reasonOf(await retryRefund(shop.ctx, lead, { refund_id: id }))).toBe('amount_exceeds_refundable');
		await shop.expectSound();
	});

	test('a dispute stops what is not sent; when it is won the money goes on', async () => {
		const id = await refunded();
		const dispute = shop.emulator.control.openDispute({ paymentIntent: order.paymentIntent });
		await shop.deliver();
		await shop.ctx.db.transaction((tx) =>
			tx
				.updateTable('jobs')
				.set({ run_at: shop.ctx.clock.now() + MINUTE })
				.where('kind', '=', 'refund.move')
				.execute()
		);
		await settle(2 * MINUTE);
		expect(await part(id)).toMatchObject({ state: 'reserved', failure_code: 'payment_disputed' });
		expect((await part(id)).parked_at).not.toBeNull();
		expect(sends()).toHaveLength(0);
		shop.emulator.control.closeDispute(dispute.id, 'won');
		await settle(MINUTE, MINUTE);
		expect(await state(id)).toBe('succeeded');
		expect(await refundsAtStripe()).toHaveLength(1);
		await shop.expectSound();
	});

	test('a dispute that we have not heard of: the refusal is told, nothing is paid twice', async () => {
		const id = await refunded();
		shop.emulator.control.openDispute({ paymentIntent: order.paymentIntent });
		await shop.runJobs();
		expect(await part(id)).toMatchObject({ state: 'failed', failure_code: 'charge_disputed' });
		await settle();
		expect(reasonOf(await retryRefund(shop.ctx, lead, { refund_id: id }))).toBe('payment_disputed');
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

	test('a forged webhook is rejected and leaves nothing behind', async () => {
		const { receiveStripeEvent } = await import('#lib/server/inbox/stripe.ts');
		const body = new TextEncoder().encode('{"id":"evt_1","type":"refund.updated"}');
		expect(await receiveStripeEvent(shop.ctx, body, null)).toBe('rejected');
		expect(await receiveStripeEvent(shop.ctx, body, 't=1,v1=')).toBe('rejected');
		expect(await receiveStripeEvent(shop.ctx, body, `t=${Math.floor(Date.now() / 1000)},v1=00`)).toBe(
			'rejected'
		);
		expect(await shop.ctx.db.read.selectFrom('inbox').selectAll().execute()).toEqual([]);
	});
});

describeEngines('money that the provider cannot simply give back', (_engine, open) => {
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
	});

	test('PromptPay: the customer is asked for an account, then it is done', async () => {
		order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 80_000 }], { method: 'pm_promptpay' });
		const { return_id } = await submit(shop, order, [1]);
		const decided = await receiveAndAccept(shop, return_id);
		await shop.work();
		const [atStripe] = (await shop.stripe.refunds.list({ payment_intent: order.paymentIntent })).data;
		expect(atStripe?.status).toBe('requires_action');
		shop.emulator.control.settleRefund(atStripe!.id);
		await shop.work();
		const refund = await shop.ctx.db.read.selectFrom('refunds').selectAll().executeTakeFirstOrThrow();
		expect(refund).toMatchObject({ id: decided.refunds[0]?.refund_id, state: 'succeeded' });
		await shop.expectSound();
	});

	test('PromptPay: nobody answers, so the refund lapses and a person pays otherwise', async () => {
		order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 80_000 }], { method: 'pm_promptpay' });
		const { return_id } = await submit(shop, order, [1]);
		const decided = await receiveAndAccept(shop, return_id);
		await shop.work();
		shop.pass(46 * DAY);
		await shop.work();
		const [row] = await shop.ctx.db.read.selectFrom('refund_payments').selectAll().execute();
		expect(['failed', 'cancelled']).toContain(row?.state);
		const settled = await settleByHand(shop.ctx, lead, {
			refund_id: decided.refunds[0]!.refund_id,
			refund_payment_id: row!.id,
			reference: 'SCB 771'
		});
		expect(value(settled).state).toBe('settled_other');
		await shop.expectSound();
	});

	test('cash on delivery: never sent to the provider, settled by a second person with a reference', async () => {
		order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 30_000 }], { cash: true });
		const { return_id } = await submit(shop, order, [1]);
		const decided = await receiveAndAccept(shop, return_id);
		await shop.work();
		const [row] = await shop.ctx.db.read.selectFrom('refund_payments').selectAll().execute();
		expect(row).toMatchObject({ state: 'reserved', attempts: 0 });
		const transfer = {
			refund_id: decided.refunds[0]!.refund_id,
			refund_payment_id: row!.id,
			reference: 'KBANK 88'
		};
		expect(reasonOf(await settleByHand(shop.ctx, agent, transfer))).toBe('same_person');
		expect(value(await settleByHand(shop.ctx, otherAgent, transfer)).state).toBe('settled_other');
		const returned = await shop.ctx.db.read.selectFrom('returns').select('state').executeTakeFirstOrThrow();
		expect(returned.state).toBe('resolved');
		await shop.expectSound();
	});
});
