import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import { armPayment } from '#lib/server/commands/refunds/arm-payment.ts';
import { claimPayment } from '#lib/server/commands/refunds/claim-payment.ts';
import { recordOutcome } from '#lib/server/commands/refunds/record-outcome.ts';
import { approveReturn } from '#lib/server/commands/returns/approve-return.ts';
import { retryRefund } from '#lib/server/commands/refunds/retry-refund.ts';
import { settleByHand } from '#lib/server/commands/refunds/settle-by-hand.ts';
import { describeEngines } from '../support/databases.ts';
import { lead, otherAgent, reasonOf, receiveAndAccept, submit, value } from '../support/returns-shop.ts';
import { openOnItsWay, type OnItsWay } from './refund-on-its-way.ts';

describeEngines('what the provider tells of a refund', (_engine, open) => {
	let shop: OnItsWay['shop'];
	let order: OnItsWay['order'];
	let refunded: OnItsWay['refunded'];
	let part: OnItsWay['part'];
	let state: OnItsWay['state'];
	let refundsAtStripe: OnItsWay['refundsAtStripe'];
	let sends: OnItsWay['sends'];
	let mailed: OnItsWay['mailed'];
	let settle: OnItsWay['settle'];
	beforeEach(async () => {
		({ shop, order, refunded, part, state, refundsAtStripe, sends, mailed, settle } = await openOnItsWay(
			await open()
		));
	});
	afterEach(() => shop.close());

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
