import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** Who let money go. */
export const peopleRules: readonly LedgerRule[] = [
	rule(
		'M18',
		'a refund that waited for a second person was let go by one',
		sql`(select f.id, f.proposed_by, f.approved_by from refunds f where f.approved_by is not null
			and exists (select 1 from events e where e.entity = 'refund' and e.entity_id = f.id
				and e.type = 'refund_proposed')
			and exists (select 1 from events e where e.entity = 'refund' and e.entity_id = f.id
				and e.type = 'refund_approved'))`,
		sql`x.approved_by = x.proposed_by`
	),
	rule(
		'M18',
		'money sent by hand was told by somebody other than who proposed it',
		sql`(select r.id, f.proposed_by, e.actor_id from refund_payments r join refunds f on f.id = r.refund_id
			join events e on e.entity = 'refund_payment' and e.entity_id = r.id
				and e.type = 'refund_payment_succeeded'
			where r.reference_type = 'bank_transfer' and e.actor_kind = 'staff')`,
		sql`x.actor_id = x.proposed_by`
	)
];
