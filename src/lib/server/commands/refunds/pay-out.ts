import type { Id } from '#lib/domain/ids.ts';
import { isPaidOutByHand } from '#lib/domain/refund/payment-shares.ts';
import { REFUND_TRANSITIONS } from '#lib/domain/refund/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { next } from '#lib/domain/transitions.ts';
import type { Reader, Tx } from '../../store/database.ts';
import { openPayouts, wipeAccount } from '../../store/payouts.ts';
import { limitsIn } from '../../store/refund-limits.ts';
import {
	addToPayment,
	findPayment,
	findRefund,
	findRefundPayment,
	insertRefundPayments,
	saveRefund
} from '../../store/refunds.ts';
import type { PaymentsTable, RefundPaymentsTable } from '../../store/schema.ts';
import { countActiveStaff } from '../../store/staff.ts';
import type { By } from '../orders/by.ts';
import type { LoadedRefund } from './load.ts';
import { moveTo } from './record.ts';
import { gatewayKey } from './types.ts';

type Payout = { part: RefundPaymentsTable; payment: PaymentsTable };

/** The payment of a refund that somebody wants to pay by hand. */
export async function payoutOf(
	tx: Tx,
	{ parts }: LoadedRefund,
	input: { refund_payment_id: Id<'rfp'> }
): Promise<Result<Payout>> {
	const part = parts.find((candidate) => candidate.id === input.refund_payment_id);
	const payment = part && (await findPayment(tx, part.payment_id));
	return part && payment ? accepted({ part, payment }) : refused('not_found');
}

/**
 * How many people a payout by hand takes. Two, always, unless the shop has a single member or the amount is at most
 * what the merchant lets one person pay; a shop that has no members at all works through keys, and there it is
 * another one than who proposed the refund.
 */
export async function peopleNeeded(
	db: Reader,
	amountMinor: number,
	currency: string
): Promise<'one' | 'two' | 'another'> {
	const alone = (await limitsIn(db, currency, ['payout'])).get('payout')?.refund_minor ?? null;
	if (alone !== null && amountMinor <= alone) return 'one';
	const members = await countActiveStaff(db);
	if (members === 1) return 'one';
	return members === 0 ? 'another' : 'two';
}

/** True while somebody entered a transfer that nobody confirmed: nothing else may move this money. */
export const hasOpenPayout = async (
	tx: Tx,
	parts: readonly Pick<RefundPaymentsTable, 'id'>[]
): Promise<boolean> =>
	(
		await openPayouts(
			tx,
			parts.map((part) => part.id)
		)
	).length > 0;

/** Writes down that the money left by hand; what the customer had told of their account is forgotten. */
export async function payOut(
	tx: Tx,
	by: By,
	loaded: LoadedRefund,
	{ part, payment, reference }: Payout & { reference: string }
): Promise<Result<null>> {
	const isOwnWay = part.state === 'reserved' && isPaidOutByHand(payment);
	const row = isOwnWay ? part : await replaceFailed(tx, by, loaded, part, payment);
	if (!row) return refused('not_in_this_state', { state: part.state });
	const refund = (await findRefund(tx, loaded.refund.id)) ?? loaded.refund;
	const change = { reference, reference_type: 'bank_transfer' };
	await moveTo(tx, by, { row, refund, payment }, 'succeeded', change);
	if (refund.return_id) await wipeAccount(tx, refund.return_id, by.now);
	return accepted(null);
}

/** True when a failed or cancelled try may be made good by hand. */
export function canReplace(
	{ refund, parts }: Pick<LoadedRefund, 'refund' | 'parts'>,
	part: RefundPaymentsTable,
	payment: PaymentsTable
): boolean {
	const standing = parts
		.filter((other) => other.state !== 'failed' && other.state !== 'cancelled')
		.reduce((sum, other) => sum + other.amount_minor, 0);
	const left = payment.captured_minor - payment.reserved_minor - payment.refunded_minor;
	return (
		next(REFUND_TRANSITIONS, refund.state, 'retry') !== null &&
		(part.state === 'failed' || part.state === 'cancelled') &&
		standing + part.amount_minor <= refund.amount_minor &&
		left >= part.amount_minor
	);
}

/** The failed try stays on record; what a person sent instead is a payment of its own. */
async function replaceFailed(
	tx: Tx,
	by: By,
	loaded: LoadedRefund,
	part: RefundPaymentsTable,
	payment: PaymentsTable
): Promise<RefundPaymentsTable | null> {
	const { refund } = loaded;
	const started = next(REFUND_TRANSITIONS, refund.state, 'retry');
	if (started === null || !canReplace(loaded, part, payment)) return null;
	const id = by.ids.next('rfp');
	const generation = part.generation + 1;
	await addToPayment(tx, payment.id, { reserved_minor: part.amount_minor });
	await insertRefundPayments(tx, [
		{
			...part,
			id,
			state: 'reserved',
			generation,
			gateway_key: gatewayKey(id, generation),
			gateway_refund_id: null,
			attempts: 0,
			first_attempt_at: null,
			last_attempt_at: null,
			failure_code: null,
			expected_from: null,
			expected_by: null,
			parked_at: null,
			created_at: by.now,
			settled_at: null,
			version: 1
		}
	]);
	await saveRefund(tx, refund, { state: started });
	return findRefundPayment(tx, id);
}
