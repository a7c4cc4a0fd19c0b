import { HOLD_RELEASE_TRANSITIONS, type HoldReleaseState } from '#lib/domain/cancellation/states.ts';
import { coverRefund } from '#lib/domain/refund/cover.ts';
import { next } from '#lib/domain/transitions.ts';
import type { ProviderPayment } from '../../providers/payments/port.ts';
import { findCancellation, linkRefund } from '../../store/cancellations.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents, type NewEvent } from '../../store/events.ts';
import { addReleased, saveHoldRelease } from '../../store/hold-releases.ts';
import { findOrder } from '../../store/orders.ts';
import { savePayment } from '../../store/payments.ts';
import { findPayment } from '../../store/refunds.ts';
import type { HoldReleasesTable } from '../../store/schema-cancellations.ts';
import type { PaymentsTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { refundRow, reserveRefund } from '../refunds/reserve.ts';
import { ofCancellation } from './accept.ts';
import { followById } from './follow.ts';

/**
 * What the provider says about a payment that should be let go. Cancelled: nothing is held any more, also where a part
 * should have been taken. Paid: what was to be taken was, or somebody took more first, which goes back as a refund.
 */
export async function recordHold(
	tx: Tx,
	by: By,
	row: HoldReleasesTable,
	found: ProviderPayment
): Promise<void> {
	const payment = await findPayment(tx, row.payment_id);
	if (!payment || next(HOLD_RELEASE_TRANSITIONS, row.state, 'release') === null) return;
	if (found.status === 'canceled') {
		const lapsed = row.capture_minor > 0;
		if (lapsed) await addReleased(tx, payment.id, row.capture_minor);
		return settle(tx, by, row, 'released', lapsed ? 'authorisation_lapsed' : null);
	}
	if (found.status !== 'paid') {
		if (found.status === 'authorised') return;
		return parkRelease(tx, by, row, 'payment_not_held');
	}
	await takeIn(tx, payment, found, by);
	const excess = found.capturedMinor - row.capture_minor;
	if (excess <= 0) return settle(tx, by, row, 'released', excess < 0 ? 'captured_less' : null);
	const owed = Math.min(excess, row.released_minor);
	await addReleased(tx, payment.id, -owed);
	await settle(tx, by, row, 'overtaken', 'captured_elsewhere');
	await refundInstead(tx, by, row, payment, owed);
}

/** Our books may not have heard yet that the money was taken. */
async function takeIn(tx: Tx, payment: PaymentsTable, found: ProviderPayment, by: By): Promise<void> {
	const captured_minor = Math.max(payment.captured_minor, found.capturedMinor);
	if (captured_minor === payment.captured_minor) return;
	await savePayment(tx, payment.id, payment.version, {
		authorized_minor: Math.max(payment.authorized_minor, captured_minor),
		captured_minor,
		captured_at: payment.captured_at ?? by.now
	});
	await appendEvents(tx, by, [
		{
			type: 'payment_captured',
			entity: 'order',
			entity_id: payment.order_id,
			order_id: payment.order_id,
			data: {
				payment_id: payment.id,
				amount_minor: captured_minor - payment.captured_minor,
				currency: payment.currency,
				method: payment.method,
				captured_at: by.now
			}
		}
	]);
}

async function settle(
	tx: Tx,
	by: By,
	row: HoldReleasesTable,
	state: Extract<HoldReleaseState, 'released' | 'overtaken'>,
	failure_code: string | null
): Promise<void> {
	await saveHoldRelease(tx, row, {
		state,
		failure_code,
		settled_at: by.now,
		parked_at: null,
		lease_owner: null,
		lease_until: null
	});
	const type = state === 'overtaken' ? 'hold_overtaken' : 'hold_released';
	await appendEvents(tx, by, [
		await releaseEvent(tx, row, type, {
			amount_minor: row.released_minor,
			captured_minor: row.capture_minor,
			code: failure_code
		})
	]);
	await followById(tx, by, row.cancellation_id);
}

/** Money that was to be let go and was taken: it goes back the way that taken money goes. */
async function refundInstead(
	tx: Tx,
	by: By,
	row: HoldReleasesTable,
	payment: PaymentsTable,
	amountMinor: number
): Promise<void> {
	const cancellation = await findCancellation(tx, row.cancellation_id);
	const order = cancellation && (await findOrder(tx, cancellation.order_id));
	const now = await findPayment(tx, payment.id);
	if (!cancellation || !order || !now) return;
	const facts = { ...now, payment_id: now.id, disputed: now.dispute_state === 'open' };
	const cover = coverRefund('original', amountMinor, [facts], 'figures');
	if (!cover.ok || cover.value.amount_minor === 0) return;
	const plan = {
		lines: [],
		goods_minor: 0,
		tax_minor: 0,
		shipping_minor: 0,
		shipping_tax_minor: 0,
		restocking_fee_minor: 0,
		return_shipping_fee_minor: 0,
		deduction_minor: 0,
		computed_minor: 0,
		...cover.value,
		route: 'original' as const,
		state: 'approved' as const,
		adjustment_minor: cover.value.amount_minor
	};
	const refund = refundRow(by, order, plan, ofCancellation(cancellation));
	const { refund_id } = await reserveRefund(tx, by, order, refund, plan);
	await linkRefund(tx, cancellation.id, refund_id);
	await followById(tx, by, cancellation.id);
}

export async function releaseEvent(
	tx: Tx,
	row: Pick<HoldReleasesTable, 'cancellation_id' | 'id' | 'payment_id'>,
	type: string,
	data: Record<string, unknown>
): Promise<NewEvent> {
	const cancellation = await findCancellation(tx, row.cancellation_id);
	return {
		type,
		entity: 'cancellation',
		entity_id: row.cancellation_id,
		order_id: cancellation?.order_id ?? null,
		data: { ...data, number: cancellation?.number ?? null, payment_id: row.payment_id }
	};
}

/** Nothing more happens by itself from here; the desk shows it with its age. */
export async function parkRelease(tx: Tx, by: By, row: HoldReleasesTable, why: string): Promise<void> {
	if (row.parked_at !== null) return;
	await saveHoldRelease(tx, row, {
		parked_at: by.now,
		failure_code: why,
		lease_owner: null,
		lease_until: null
	});
	await appendEvents(tx, by, [await releaseEvent(tx, row, 'hold_release_parked', { why })]);
}
