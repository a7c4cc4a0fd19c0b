import { absence, type Absence } from '#lib/domain/refund/absence.ts';
import { stands } from '#lib/domain/refund/compare.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../../store/database.ts';
import { looksAt, providerRefundsOf } from '../../store/provider-refunds.ts';
import type { RefundPaymentsTable } from '../../store/schema.ts';

/** Whether the provider was seen not to have this refund payment. */
export async function absenceOf(
	db: Reader,
	row: Pick<RefundPaymentsTable, 'id' | 'payment_id' | 'last_attempt_at'>,
	now: Instant
): Promise<Absence> {
	const [look] = await looksAt(db, [row.payment_id]);
	const refunds = await providerRefundsOf(db, [row.payment_id]);
	const is_there = refunds.some((refund) => refund.mark === row.id && stands(refund.status));
	const seen_at = look?.refunds_seen_at ?? null;
	return absence({ last_attempt_at: row.last_attempt_at, seen_at, is_there }, now);
}
