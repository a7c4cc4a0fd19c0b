import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** While nothing may be sent, and what the provider was seen to hold. */
export const reconciliationRules: readonly LedgerRule[] = [
	rule(
		'M3',
		'nothing was sent while refunds were frozen',
		sql`(select * from refund_freezes)`,
		sql`exists (select 1 from events e where e.type = 'refund_payment_attempted'
			and e.at > x.frozen_at and (x.thawed_at is null or e.at < x.thawed_at))`
	),
	rule(
		'M3',
		'a freeze ended with a complete comparison that began late enough',
		sql`(select f.*, r.complete, r.started_at from refund_freezes f
			left join reconciliation_runs r on r.id = f.run_id)`,
		sql`x.thawed_at is not null
			and (x.complete is null or x.complete <> 1 or x.started_at < x.frozen_at or x.started_at < x.not_before)`
	),
	rule(
		'M4',
		'a refund seen at the provider is in the books, or it is a difference',
		sql`(select * from provider_refunds where status not in ('failed', 'canceled'))`,
		sql`not exists (select 1 from refund_payments r where r.gateway_refund_id = x.id)
			and not exists (select 1 from reconciliation_differences d where d.provider_refund_id = x.id)`
	),
	rule(
		'M4',
		'a difference for a person has a payment or an order to look at',
		sql`(select * from reconciliation_differences where blocking = 1)`,
		sql`x.payment_id is null`
	)
];
