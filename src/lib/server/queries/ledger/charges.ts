import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** The page whose payment a charge was paid by: the others' money goes back. */
const OWN = sql`(select count(*) from charge_sessions s where s.charge_id = x.id
	and s.payment_id is not null and s.refund_id is null)`;

/** Money that the customer was asked for after the sale. */
export const chargeRules: readonly LedgerRule[] = [
	rule(
		'M19',
		'a paid charge has exactly one payment of its amount',
		sql`(select * from charges where state = 'paid')`,
		sql`${OWN} <> 1 or x.amount_minor <> (
			select coalesce(sum(p.captured_minor), 0) from charge_sessions s join payments p on p.id = s.payment_id
			where s.charge_id = x.id and s.refund_id is null and p.order_id = x.order_id and p.currency = x.currency)`
	),
	rule(
		'M19',
		'a charge that was not paid keeps no money',
		sql`(select * from charges where state <> 'paid')`,
		sql`${OWN} <> 0`
	),
	rule(
		'M19',
		'money that came for nothing goes back whole, from its own payment',
		sql`(select s.id, s.payment_id, s.refund_id, p.captured_minor from charge_sessions s
			join payments p on p.id = s.payment_id where s.refund_id is not null)`,
		sql`not exists (select 1 from refunds f join refund_payments r on r.refund_id = f.id
			where f.id = x.refund_id and f.amount_minor = x.captured_minor and r.payment_id = x.payment_id)`
	),
	rule(
		'M19',
		'a charge that is paid was paid in one event',
		sql`(select * from charges where state = 'paid')`,
		sql`1 <> (select count(*) from events e where e.entity = 'charge' and e.entity_id = x.id
			and e.type = 'charge_paid')`
	),
	rule(
		'M19',
		'a charge never stands long past its day',
		sql`(select * from charges where state in ('due', 'processing'))`,
		(now) => sql`x.due_at < ${now - LONGEST}`
	)
];

/** A bank that does not answer holds a charge up for a week; an hour more is for the job. */
const LONGEST = 7 * 86_400_000 + 3_600_000;
