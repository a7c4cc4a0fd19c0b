import { isId, type Id } from '#lib/domain/ids.ts';
import { compareRefund, stands } from '#lib/domain/refund/compare.ts';
import { DIFFERENCE_KINDS, type DifferenceKind } from '#lib/domain/refund/differences.ts';
import type { CommandContext } from '../../context.ts';
import type { ProviderRefund } from '../../providers/payments/port.ts';
import type { Tx } from '../../store/database.ts';
import { findPaymentByProviderRef } from '../../store/payments.ts';
import { findDifferenceByKey } from '../../store/differences.ts';
import { keepProviderRefund } from '../../store/provider-refunds.ts';
import { findByGatewayRefund, findPayment, findRefundPayment } from '../../store/refunds.ts';
import type { PaymentsTable, RefundPaymentsTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { REFUND_PAYMENT_MARK, SYSTEM } from '../refunds/types.ts';
import { heal, keyOf, noteDifference, noteMended, type Seen } from './difference-rows.ts';

/** What was done to the books with this refund a moment ago. */
export type Mended = 'adopted' | 'caught_up' | null;
export type Noted = { ours: boolean; found: number; healed: number };

/**
 * Keeps what the provider shows of one refund beside the books and writes down in what they differ; what differed
 * before and no longer does is closed.
 */
export async function noteRefund(
	ctx: CommandContext,
	found: ProviderRefund,
	about: { mended: Mended; run_id: Id<'rcn'> | null }
): Promise<Noted> {
	return ctx.db.transaction(async (tx) => {
		const by: By = { ids: ctx.ids, now: ctx.clock.now(), actor: SYSTEM };
		const booked = await findByGatewayRefund(tx, found.id);
		const payment = await paymentOf(tx, found, booked);
		if (!payment) return { ours: false, found: 0, healed: 0 };
		const mark = markOf(found);
		const marked = mark === null || mark === booked?.id ? null : await findRefundPayment(tx, mark);
		const payment_refs = [found.paymentRef, found.chargeRef].filter((ref) => ref !== null);
		const kinds = compareRefund({
			found: {
				id: found.id,
				amount_minor: found.amountMinor,
				currency: found.currency,
				status: found.status,
				payment_refs,
				mark
			},
			payment,
			booked,
			marked
		});
		await keepSnapshot(tx, by, found, { payment, booked, mark, run_id: about.run_id });
		const seen = (kind: DifferenceKind): Seen => ({
			kind,
			subject: found.id,
			order_id: payment.order_id,
			payment_id: payment.id,
			refund_id: booked?.refund_id ?? null,
			refund_payment_id: marked?.id ?? booked?.id ?? null,
			provider_refund_id: found.id,
			facts: {
				found_minor: found.amountMinor,
				found_currency: found.currency,
				found_stands: stands(found.status) ? 1 : 0,
				booked_minor: (marked ?? booked)?.amount_minor ?? null,
				booked_state: kind === 'state_differs' ? ((marked ?? booked)?.state ?? null) : null,
				other_refund: marked?.gateway_refund_id ?? null
			},
			run_id: about.run_id
		});
		if (about.mended === 'adopted') await noteMended(tx, by, seen('unknown_here'));
		if (about.mended === 'caught_up') await noteMended(tx, by, seen('behind'));
		let open = 0;
		for (const kind of kinds) if (await noteDifference(tx, by, seen(kind))) open++;
		return { ours: true, found: open, healed: await healOthers(tx, by, found.id, kinds) };
	});
}

async function paymentOf(
	tx: Tx,
	found: ProviderRefund,
	booked: RefundPaymentsTable | null
): Promise<PaymentsTable | null> {
	for (const ref of [found.paymentRef, found.chargeRef]) {
		const payment = ref ? await findPaymentByProviderRef(tx, 'stripe', ref) : null;
		if (payment) return payment;
	}
	return booked && findPayment(tx, booked.payment_id);
}

function markOf(found: ProviderRefund): Id<'rfp'> | null {
	const mark = found.metadata[REFUND_PAYMENT_MARK];
	return mark && isId('rfp', mark) ? mark : null;
}

const keepSnapshot = (
	tx: Tx,
	by: By,
	found: ProviderRefund,
	beside: {
		payment: PaymentsTable;
		booked: RefundPaymentsTable | null;
		mark: Id<'rfp'> | null;
		run_id: Id<'rcn'> | null;
	}
): Promise<void> =>
	keepProviderRefund(tx, {
		id: found.id,
		payment_id: beside.payment.id,
		refund_payment_id: beside.booked?.id ?? null,
		mark: beside.mark,
		amount_minor: found.amountMinor,
		currency: found.currency,
		status: found.status,
		reason: found.failureReason ?? found.pendingReason ?? null,
		reference: found.reference ?? null,
		created_at: found.createdAt,
		seen_at: by.now,
		run_id: beside.run_id
	});

async function healOthers(
	tx: Tx,
	by: By,
	subject: string,
	kinds: readonly DifferenceKind[]
): Promise<number> {
	let healed = 0;
	for (const kind of DIFFERENCE_KINDS) {
		const row = kinds.includes(kind) ? null : await findDifferenceByKey(tx, keyOf(kind, subject));
		if (row?.resolved_at !== null) continue;
		await heal(tx, by, row);
		healed++;
	}
	return healed;
}
