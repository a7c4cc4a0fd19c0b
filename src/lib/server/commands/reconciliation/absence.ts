import { stands } from '#lib/domain/refund/compare.ts';
import { HOUR, type Instant } from '#lib/domain/time.ts';
import type { Reader } from '../../store/database.ts';
import { looksAt, providerRefundsOf } from '../../store/reconciliation.ts';
import type { RefundPaymentsTable } from '../../store/schema.ts';
import { ARRIVAL_WAIT } from '../refunds/lease.ts';

/** How long a look at the provider proves anything. */
const PROVES_FOR = HOUR;

export type Absence =
	| { proven: true; seen_at: Instant }
	/** `look`: nobody has looked lately. `late`: a request could still arrive until then. `there`: it is there. */
	| { proven: false; why: 'look' | 'there' }
	| { proven: false; why: 'late'; until: Instant };

/** Whether the provider certainly has no standing refund for this refund payment. */
export async function absenceOf(
	db: Reader,
	row: Pick<RefundPaymentsTable, 'id' | 'payment_id' | 'last_attempt_at'>,
	now: Instant
): Promise<Absence> {
	const [look] = await looksAt(db, [row.payment_id]);
	const seen_at = look?.refunds_seen_at ?? null;
	const refunds = await providerRefundsOf(db, [row.payment_id]);
	if (refunds.some((refund) => refund.mark === row.id && stands(refund.status)))
		return { proven: false, why: 'there' };
	const arrived = (row.last_attempt_at ?? 0) + ARRIVAL_WAIT;
	if (now < arrived) return { proven: false, why: 'late', until: arrived };
	const isLate = seen_at === null || seen_at < arrived || now - seen_at > PROVES_FOR || seen_at > now;
	return isLate ? { proven: false, why: 'look' } : { proven: true, seen_at };
}
