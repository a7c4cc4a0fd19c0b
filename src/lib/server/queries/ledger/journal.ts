import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** A refund payment that Homeward itself took from its promise to its end; adopted and told ones begin in the middle. */
const OURS = sql`(select * from refund_payments where gateway_key not like 'external:%')`;

const told = (...types: string[]) =>
	sql`(select count(*) from events e where e.entity = 'refund_payment' and e.entity_id = x.id
		and e.type in (${sql.join(types)}))`;

/** The append-only events beside the rows they tell of. */
export const journalRules: readonly LedgerRule[] = [
	rule(
		'M11',
		'a refund began with one event',
		sql`refunds`,
		sql`1 <> (select count(*) from events e where e.entity = 'refund' and e.entity_id = x.id
			and e.type in ('refund_adopted', 'refund_recorded', 'refund_proposed'))
			and not exists (select 1 from events e where e.entity = 'refund' and e.entity_id = x.id
				and e.type = 'refund_approved')`
	),
	rule(
		'M11',
		'a refund that was settled has an event of it',
		sql`(select * from refunds where state in ('succeeded', 'settled_other') and amount_minor > 0
			and source <> 'external')`,
		sql`not exists (select 1 from events e where e.entity = 'refund' and e.entity_id = x.id
			and e.type = 'refund_settled')`
	),
	rule(
		'M11',
		'each try at the provider has its event',
		OURS,
		sql`x.attempts > ${told('refund_payment_attempted')}`
	),
	rule(
		'M17',
		'a refund payment succeeded as often as its events say',
		OURS,
		sql`${told('refund_payment_succeeded')} > 1
			or (x.state = 'succeeded' and ${told('refund_payment_succeeded')} <> 1)`
	),
	rule(
		'M17',
		'a refund payment failed exactly when its events say so',
		sql`(select * from refund_payments r where r.gateway_key not like 'external:%'
			and not (r.state = 'cancelled' and r.attempts = 0 and coalesce(r.failure_code, '') <> 'refunded_elsewhere'))`,
		sql`(case when x.state in ('failed', 'cancelled') then 1 else 0 end) <> ${told('refund_payment_failed')}`
	),
	rule(
		'M17',
		'what only waits has no event of its end',
		sql`(select * from refund_payments where state in
			('reserved', 'sending', 'unknown', 'pending', 'requires_action'))`,
		sql`${told('refund_payment_succeeded', 'refund_payment_failed')} > 0`
	)
];
