import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** Disputes: the bank decides, so nothing of ours may leave meanwhile. */
export const disputeRules: readonly LedgerRule[] = [
	rule(
		'M9',
		'nothing was sent after a dispute that still stands became known',
		sql`(select r.id, r.payment_id, r.last_attempt_at from refund_payments r join payments p on p.id = r.payment_id
			where p.dispute_state in ('open', 'lost') and r.last_attempt_at is not null)`,
		sql`x.last_attempt_at > (select max(e.at) from events e
			where e.type in ('payment_dispute_open', 'payment_dispute_lost')
			and e.data like '%"payment_id":"' || x.payment_id || '"%')`
	)
];
