import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** Store credit: every movement has two sides, and no lot gives more than went in. */
export const storeCreditRules: readonly LedgerRule[] = [
	rule(
		'M8',
		'a movement of store credit has two sides or more and sums to zero',
		sql`credit_transactions`,
		sql`(select count(*) from credit_postings p where p.transaction_id = x.id) < 2
			or (select coalesce(sum(p.amount_minor), 0) from credit_postings p where p.transaction_id = x.id) <> 0`
	),
	rule(
		'M8',
		'all accounts of store credit together come to zero',
		sql`(select min(t.id) as id, sum(p.amount_minor) as total from credit_postings p
			join credit_transactions t on t.id = p.transaction_id group by t.currency)`,
		sql`x.total <> 0`
	),
	rule(
		'M8',
		'store credit is never negative',
		sql`(select min(p.id) as id, sum(p.amount_minor) as balance_minor from credit_postings p
			join credit_transactions t on t.id = p.transaction_id
			where p.account = 'customer' group by t.customer_id, t.currency)`,
		sql`x.balance_minor < 0`
	),
	rule(
		'M8',
		'what is left of a lot is what its postings leave, and never more than went in',
		sql`credit_lots`,
		sql`x.left_minor < 0 or x.left_minor > x.amount_minor
			or x.left_minor <> (select coalesce(sum(p.amount_minor), 0) from credit_postings p where p.lot_id = x.id)`
	),
	rule(
		'M8',
		'a lot belongs to the customer and currency of every movement that touches it',
		sql`(select p.id, l.customer_id as lot_customer, l.currency as lot_currency, t.customer_id, t.currency
			from credit_postings p join credit_lots l on l.id = p.lot_id
			join credit_transactions t on t.id = p.transaction_id)`,
		sql`x.lot_customer <> x.customer_id or x.lot_currency <> x.currency`
	),
	rule(
		'M8',
		'credit is given for its refund exactly once',
		sql`(select * from refunds where route = 'store_credit' and state = 'settled_other' and amount_minor > 0)`,
		sql`x.amount_minor <> (select coalesce(sum(p.amount_minor), 0) from credit_transactions t
				join credit_postings p on p.transaction_id = t.id and p.account = 'customer'
				where t.refund_id = x.id and t.kind = 'issue')
			or 1 <> (select count(*) from credit_transactions t where t.refund_id = x.id and t.kind = 'issue')`
	),
	rule(
		'M8',
		'credit that was issued has a refund that was settled with it',
		sql`(select * from credit_transactions where kind in ('issue', 'bonus') and refund_id is not null)`,
		sql`not exists (select 1 from refunds f where f.id = x.refund_id and f.route = 'store_credit'
			and f.state = 'settled_other' and f.currency = x.currency)`
	),
	rule(
		'M8',
		'a bonus never counts as refunded money',
		sql`(select t.id, t.kind, p.account from credit_transactions t join credit_postings p on p.transaction_id = t.id)`,
		sql`(x.kind = 'bonus' and x.account not in ('customer', 'promotions'))
			or (x.kind = 'issue' and x.account not in ('customer', 'refunds_owed'))`
	),
	rule(
		'M8',
		'no more of a spend comes back than was spent',
		sql`(select t.id, p.amount_minor from credit_transactions t
			join credit_postings p on p.transaction_id = t.id and p.account = 'spent' where t.kind = 'spend')`,
		sql`x.amount_minor < (select coalesce(sum(-p.amount_minor), 0) from credit_transactions t
			join credit_postings p on p.transaction_id = t.id and p.account = 'spent' where t.undoes_id = x.id)`
	),
	rule(
		'M8',
		'what ran out is booked out by the next daily run',
		sql`(select * from credit_lots where expires_at is not null)`,
		sql`x.left_minor > 0 and exists (select 1 from jobs j
			where j.kind = 'credit.expire' and j.done_at is not null and j.created_at > x.expires_at)`
	)
];
