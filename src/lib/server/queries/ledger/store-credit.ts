import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** Store credit: what was given, and what is left of it. */
export const storeCreditRules: readonly LedgerRule[] = [
	rule(
		'M8',
		'store credit is never negative',
		sql`(select min(id) as id, sum(amount_minor) as left_minor from store_credit_entries
			group by customer_id, currency)`,
		sql`x.left_minor < 0`
	),
	rule(
		'M8',
		'credit is given for its refund once',
		sql`(select * from refunds where route = 'store_credit' and state = 'settled_other')`,
		sql`x.amount_minor <> (select coalesce(sum(e.amount_minor), 0) from store_credit_entries e
			where e.refund_id = x.id and e.kind = 'issue')`
	)
];
