import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** Who let money go. */
export const peopleRules: readonly LedgerRule[] = [
	rule(
		'M18',
		'a refund that waited for a second person was let go by one',
		sql`(select f.id, f.proposed_by, f.approved_by from refunds f where f.approved_by is not null and f.overridden_by is null
			and exists (select 1 from events e where e.entity = 'refund' and e.entity_id = f.id
				and e.type = 'refund_proposed')
			and exists (select 1 from events e where e.entity = 'refund' and e.entity_id = f.id
				and e.type = 'refund_approved'))`,
		sql`x.approved_by = x.proposed_by`
	),
	rule(
		'M18',
		'nobody let go more in a day than their limit of that day',
		sql`(select min(r.refund_id) as id, sum(r.amount_minor) as let_go, max(r.own_day_minor) as most
			from refund_releases r where r.actor_id is not null
			group by r.actor_id, r.day, r.currency having count(r.own_day_minor) = count(*))`,
		sql`x.let_go > x.most`
	),
	rule(
		'M18',
		'the shop let go no more in a day than its limit of that day',
		sql`(select min(r.refund_id) as id, sum(r.amount_minor) as let_go, max(r.shop_day_minor) as most
			from refund_releases r where r.beyond = 0
			group by r.day, r.currency having count(r.shop_day_minor) = count(*))`,
		sql`x.let_go > x.most`
	),
	rule(
		'M18',
		'what counts as let go is a refund that stands, with its amount',
		sql`(select r.refund_id as id, r.amount_minor as let_go, f.amount_minor, f.state
			from refund_releases r join refunds f on f.id = r.refund_id)`,
		sql`x.let_go <> x.amount_minor or x.state in ('awaiting_approval', 'cancelled')`
	),
	rule(
		'M18',
		'money sent by hand was entered by one person and confirmed by another, where one was not enough',
		sql`(select p.refund_payment_id as id, p.entered_by, p.confirmed_by, p.alone from payouts p
			where p.confirmed_at is not null)`,
		sql`x.alone = 0 and x.entered_by = x.confirmed_by`
	)
];
