import type { Id } from '#lib/domain/ids.ts';
import { comparePayment } from '#lib/domain/refund/compare.ts';
import type { DifferenceKind } from '#lib/domain/refund/differences.ts';
import type { CommandContext } from '../../context.ts';
import type { ProviderPayment } from '../../providers/payments/port.ts';
import { findDifferenceByKey } from '../../store/differences.ts';
import { isAnythingSending, keepLook, movedMinor } from '../../store/provider-refunds.ts';
import { findPayment } from '../../store/refunds.ts';
import type { By } from '../orders/by.ts';
import { SYSTEM } from '../refunds/types.ts';
import { heal, keyOf, noteDifference, noteMended, type Seen } from './difference-rows.ts';

const OF_PAYMENTS: readonly DifferenceKind[] = ['currency_differs', 'captured_differs', 'refunded_differs'];

/** Keeps what the provider shows of one payment beside the books and writes down in what its sums differ. */
export async function notePayment(
	ctx: CommandContext,
	paymentId: Id<'pay'>,
	found: ProviderPayment,
	about: { dispute_mended: boolean; run_id: Id<'rcn'> | null }
): Promise<{ found: number; healed: number }> {
	return ctx.db.transaction(async (tx) => {
		const by: By = { ids: ctx.ids, now: ctx.clock.now(), actor: SYSTEM };
		const payment = await findPayment(tx, paymentId);
		if (!payment) return { found: 0, healed: 0 };
		await keepLook(tx, {
			payment_id: paymentId,
			looked_at: by.now,
			outcome: 'seen',
			currency: found.currency,
			captured_minor: found.capturedMinor,
			refunded_minor: found.refundedMinor,
			disputed: found.disputed ? 1 : 0
		});
		const moved_minor = await movedMinor(tx, paymentId);
		const kinds = comparePayment(
			{ captured_minor: payment.captured_minor, moved_minor, currency: payment.currency },
			{
				captured_minor: found.capturedMinor,
				refunded_minor: found.refundedMinor,
				currency: found.currency
			}
		);
		const seen = (kind: DifferenceKind): Seen => ({
			kind,
			subject: paymentId,
			order_id: payment.order_id,
			payment_id: paymentId,
			refund_id: null,
			refund_payment_id: null,
			provider_refund_id: null,
			facts: factsOf(kind, payment, moved_minor, found),
			run_id: about.run_id
		});
		if (about.dispute_mended) await noteMended(tx, by, seen('dispute_differs'));
		// While something is on its way, the two sums are two moments of one movement.
		const isMoving = await isAnythingSending(tx, paymentId);
		let open = 0;
		let healed = 0;
		for (const kind of OF_PAYMENTS) {
			if (kind === 'refunded_differs' && isMoving) continue;
			if (kinds.includes(kind)) {
				if (await noteDifference(tx, by, seen(kind))) open++;
				continue;
			}
			const known = await findDifferenceByKey(tx, keyOf(kind, paymentId));
			if (known?.resolved_at !== null) continue;
			await heal(tx, by, known);
			healed++;
		}
		return { found: open, healed };
	});
}

function factsOf(
	kind: DifferenceKind,
	payment: { captured_minor: number; currency: string; dispute_state: string },
	moved_minor: number,
	found: ProviderPayment
): Seen['facts'] {
	const found_currency = found.currency;
	if (kind === 'captured_differs') {
		return { booked_minor: payment.captured_minor, found_minor: found.capturedMinor, found_currency };
	}
	if (kind === 'refunded_differs') {
		return { booked_minor: moved_minor, found_minor: found.refundedMinor, found_currency };
	}
	if (kind === 'dispute_differs') return { found_disputed: found.disputed ? 1 : 0, found_currency };
	return { booked_currency: payment.currency, found_currency };
}
