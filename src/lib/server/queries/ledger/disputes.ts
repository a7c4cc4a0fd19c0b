import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** Disputes: the bank decides, so nothing of ours may leave meanwhile. */
export const disputeRules: readonly LedgerRule[] = [
	rule(
		'M9',
		'nothing was sent after a dispute that still stands became known',
		sql`(select r.id, r.payment_id, max(a.id) as last from refund_payments r
			join payments p on p.id = r.payment_id
			join events a on a.entity = 'refund_payment' and a.entity_id = r.id and a.type = 'refund_payment_attempted'
			where p.dispute_state in ('open', 'lost') group by r.id, r.payment_id)`,
		sql`x.last > (select max(e.id) from events e
			where e.type in ('payment_dispute_open', 'payment_dispute_lost')
			and e.data like '%"payment_id":"' || x.payment_id || '"%')`
	)
];
