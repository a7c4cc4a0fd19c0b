import { MINUTE } from '#lib/domain/time.ts';
import { applyHold } from '../../commands/cancellations/record-release.ts';
import { applyCheckout } from '../../commands/charges/apply-checkout.ts';
import { applyProviderRefund } from '../../commands/refunds/apply-provider-refund.ts';
import { askAgainAt } from '../../commands/refunds/lease.ts';
import { recordDispute } from '../../commands/refunds/record-dispute.ts';
import type { Context } from '../../context.ts';
import { stripeHint, type StripeHint } from '../../inbox/stripe.ts';
import { PaymentsReadError, type PaymentsPort } from '../../providers/payments/port.ts';
import { openReleasesOfRef } from '../../store/hold-releases.ts';
import { closeInbox, findInbox } from '../../store/inbox.ts';
import { TryAgainAt, type JobBodies } from '../queue.ts';
import type { LastWrite } from './index.ts';

/**
 * Works on one stored webhook. The event only says where to look: what is written down is what the provider answers
 * now, so events may come late, twice or in the wrong order.
 */
export async function applyInbox(
	context: Context,
	body: JobBodies['inbox.apply']
): Promise<LastWrite | void> {
	const entry = await findInbox(context.db.read, body.inbox_id);
	if (!entry || entry.processed_at !== null) return;
	if (!context.payments)
		throw new TryAgainAt(context.clock.now() + 15 * MINUTE, 'no payment provider is set up');
	let error: string | null = null;
	try {
		const hint = stripeHint.parse(JSON.parse(entry.body));
		const applied = await apply(context, context.payments, entry.type, hint);
		if (applied === 'later')
			throw new TryAgainAt(
				askAgainAt(entry.received_at, context.clock.now()),
				'money on its way must settle first'
			);
	} catch (failure) {
		if (!(failure instanceof PaymentsReadError)) throw failure;
		if (failure.code === 'unavailable')
			throw new TryAgainAt(askAgainAt(entry.received_at, context.clock.now()), failure.message);
		error = failure.message.slice(0, 500);
	}
	return (tx) => closeInbox(tx, entry.id, context.clock.now(), error);
}

async function apply(
	context: Context,
	payments: PaymentsPort,
	type: string,
	hint: StripeHint
): Promise<'done' | 'later'> {
	if (type.startsWith('charge.dispute.')) return applyDispute(context, payments, hint);
	if (hint.checkout_id !== null) {
		await applyCheckout(context, await payments.readCheckout(hint.checkout_id));
		return 'done';
	}
	if (hint.refund_id !== null) {
		const found = await payments.readRefund(hint.refund_id);
		return (await applyProviderRefund(context, found)) === 'later' ? 'later' : 'done';
	}
	if (type.startsWith('payment_intent.') && hint.payment_ref !== null) {
		const waits = await openReleasesOfRef(context.db.read, hint.payment_ref);
		if (waits.length > 0) await applyHold(context, await payments.readPayment(hint.payment_ref));
	}
	if (type === 'charge.refunded' && hint.payment_ref !== null) {
		for (const refund of await payments.findRefunds({ paymentRef: hint.payment_ref })) {
			if ((await applyProviderRefund(context, refund)) === 'later') return 'later';
		}
	}
	return 'done';
}

async function applyDispute(context: Context, payments: PaymentsPort, hint: StripeHint): Promise<'done'> {
	const ref = hint.payment_ref ?? hint.charge_ref;
	if (ref === null) return 'done';
	const payment = await payments.readPayment(ref);
	const refs = [payment.ref, payment.chargeRef, hint.charge_ref].filter((known) => known !== null);
	await recordDispute(context, { refs, disputed: payment.disputed, lost: hint.status === 'lost' });
	return 'done';
}
