import { MINUTE } from '#lib/domain/time.ts';
import { applyProviderRefund } from '../../commands/refunds/apply-provider-refund.ts';
import { askAgainAt } from '../../commands/refunds/lease.ts';
import { recordDispute } from '../../commands/refunds/record-dispute.ts';
import type { Context } from '../../context.ts';
import { stripeHint, type StripeHint } from '../../inbox/stripe.ts';
import { PaymentsReadError, type PaymentsPort, type ProviderRefund } from '../../providers/payments/port.ts';
import { closeInbox, findInbox } from '../../store/inbox.ts';
import { TryAgainAt, type JobBodies } from '../queue.ts';

/**
 * Works on one stored webhook. The event only says where to look: what is written down is what the provider answers
 * now, so events may come late, twice or in the wrong order.
 */
export async function applyInbox(context: Context, body: JobBodies['inbox.apply']): Promise<void> {
	const entry = await findInbox(context.db.read, body.inbox_id);
	if (!entry || entry.processed_at !== null) return;
	if (!context.payments)
		throw new TryAgainAt(context.clock.now() + 15 * MINUTE, 'no payment provider is set up');
	let error: string | null = null;
	try {
		await apply(context, context.payments, entry.type, stripeHint.parse(JSON.parse(entry.body)));
	} catch (failure) {
		if (!(failure instanceof PaymentsReadError)) throw failure;
		if (failure.code === 'unavailable')
			throw new TryAgainAt(askAgainAt(entry.received_at, context.clock.now()), failure.message);
		error = failure.message.slice(0, 500);
	}
	await context.db.transaction((tx) => closeInbox(tx, entry.id, context.clock.now(), error));
}

async function apply(
	context: Context,
	payments: PaymentsPort,
	type: string,
	hint: StripeHint
): Promise<void> {
	if (type.startsWith('charge.dispute.')) return applyDispute(context, payments, hint);
	if (hint.refund_id !== null) return applyRefund(context, await payments.readRefund(hint.refund_id));
	if (type === 'charge.refunded' && hint.payment_ref !== null) {
		for (const refund of await payments.findRefunds({ paymentRef: hint.payment_ref })) {
			await applyRefund(context, refund);
		}
	}
}

async function applyRefund(context: Context, refund: ProviderRefund): Promise<void> {
	const applied = await applyProviderRefund(context, refund);
	if (applied === 'later')
		throw new TryAgainAt(context.clock.now() + MINUTE, 'money on its way must settle first');
}

async function applyDispute(context: Context, payments: PaymentsPort, hint: StripeHint): Promise<void> {
	const ref = hint.payment_ref ?? hint.charge_ref;
	if (ref === null) return;
	const payment = await payments.readPayment(ref);
	const refs = [payment.ref, payment.chargeRef, hint.charge_ref].filter((known) => known !== null);
	await recordDispute(context, { refs, disputed: payment.disputed, lost: hint.status === 'lost' });
}
