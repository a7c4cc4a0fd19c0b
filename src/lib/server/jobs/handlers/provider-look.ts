import type { Id } from '#lib/domain/ids.ts';
import { saysTheSame } from '#lib/domain/refund/compare.ts';
import { linkTold } from '../../commands/reconciliation/link-told.ts';
import { noteLook } from '../../commands/reconciliation/note-look.ts';
import { notePayment } from '../../commands/reconciliation/note-payment.ts';
import { noteRefund, type Mended, type Noted } from '../../commands/reconciliation/note-refund.ts';
import { applyProviderRefund } from '../../commands/refunds/apply-provider-refund.ts';
import { recordDispute } from '../../commands/refunds/record-dispute.ts';
import type { Context } from '../../context.ts';
import { PaymentsReadError, type PaymentsPort, type ProviderRefund } from '../../providers/payments/port.ts';
import { movedMinor } from '../../store/provider-refunds.ts';
import { findByGatewayRefund } from '../../store/refunds.ts';
import type { PaymentsTable } from '../../store/schema.ts';
import type { Asking } from './pace.ts';

/** Brings the books up to one refund of the provider, whoever made it, and keeps in what they still differ. */
export async function takeIn(
	context: Context,
	refund: ProviderRefund,
	runId: Id<'rcn'> | null
): Promise<Noted & { mended: Mended }> {
	await linkTold(context, refund);
	const before = await findByGatewayRefund(context.db.read, refund.id);
	const applied = await applyProviderRefund(context, refund);
	const wasBehind = !before || !saysTheSame(before.state, refund.status);
	const mended = applied === 'adopted' ? 'adopted' : applied === 'recorded' && wasBehind ? 'caught_up' : null;
	return { ...(await noteRefund(context, refund, { mended, run_id: runId })), mended };
}

type Asked = { payments: PaymentsPort; ask: Asking };

/** Reads one payment. When its sums differ, each of its refunds is looked at before that is believed. */
export async function lookAtPayment(
	context: Context,
	asked: Asked,
	payment: PaymentsTable,
	runId: Id<'rcn'> | null
): Promise<{ found: number; healed: number }> {
	const ref = payment.provider_ref;
	if (ref === null) return { found: 0, healed: 0 };
	try {
		let found = await asked.ask(() => asked.payments.readPayment(ref));
		if (found.refundedMinor !== (await movedMinor(context.db.read, payment.id))) {
			await lookAtRefunds(context, asked, payment, runId);
			found = await asked.ask(() => asked.payments.readPayment(ref));
		}
		const wasDisputed = payment.dispute_state === 'open' || payment.dispute_state === 'lost';
		const dispute_mended = found.disputed !== wasDisputed;
		if (dispute_mended) {
			const refs = [found.ref, found.chargeRef].filter((name) => name !== null);
			await recordDispute(context, { refs, disputed: found.disputed, lost: false });
		}
		return await notePayment(context, payment.id, found, { dispute_mended, run_id: runId });
	} catch (error) {
		if (!isAnswer(error)) throw error;
		await noteLook(context, {
			payment_id: payment.id,
			currency: payment.currency,
			outcome: outcomeOf(error)
		});
		return { found: 0, healed: 0 };
	}
}

/** Reads every refund of one payment. */
export async function lookAtRefunds(
	context: Context,
	{ payments, ask }: Asked,
	payment: PaymentsTable,
	runId: Id<'rcn'> | null
): Promise<void> {
	const paymentRef = payment.provider_ref ?? '';
	const began = context.clock.now();
	for (const refund of await ask(() => payments.findRefunds({ paymentRef })))
		await takeIn(context, refund, runId);
	await noteLook(context, {
		payment_id: payment.id,
		currency: payment.currency,
		outcome: 'seen',
		refunds_seen_at: began
	});
}

/** The provider answered that it does not have it or does not show it: asking again would not help. */
export const isAnswer = (error: unknown): boolean =>
	error instanceof TypeError || (error instanceof PaymentsReadError && error.code !== 'unavailable');

export const outcomeOf = (error: unknown): 'not_found' | 'refused' | 'unavailable' =>
	error instanceof PaymentsReadError ? error.code : 'not_found';
