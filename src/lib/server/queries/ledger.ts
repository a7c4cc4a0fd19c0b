import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../store/database.ts';

export type LedgerBreak = { rule: string; id: string };

type Rule = { rule: string; broken: RawBuilder<{ id: string }> };

/**
 * What must hold of the money at any moment, asked of the stored rows themselves: each statement lists the rows that
 * break one rule. An empty answer is the proof.
 */
const RULES: readonly Rule[] = [
	{
		rule: 'a payment reserves what its refund payments promise',
		broken: sql`select p.id from payments p where p.reserved_minor <> (
			select coalesce(sum(r.amount_minor), 0) from refund_payments r where r.payment_id = p.id
			and r.state in ('reserved', 'sending', 'unknown', 'pending', 'requires_action'))`
	},
	{
		rule: 'a payment has given back what its refund payments moved',
		broken: sql`select p.id from payments p where p.refunded_minor <> (
			select coalesce(sum(r.amount_minor), 0) from refund_payments r
			where r.payment_id = p.id and r.state = 'succeeded')`
	},
	{
		rule: 'a payment never gives more than it took',
		broken: sql`select id from payments where reserved_minor + refunded_minor > captured_minor`
	},
	{
		rule: 'an amount is its figures',
		broken: sql`select id from refunds where amount_minor <> goods_minor + shipping_minor + adjustment_minor
			- restocking_fee_minor - return_shipping_fee_minor - deduction_minor`
	},
	{
		rule: 'a settled refund moved exactly its amount',
		broken: sql`select f.id from refunds f where f.state = 'succeeded' and f.amount_minor <> (
			select coalesce(sum(r.amount_minor), 0) from refund_payments r
			where r.refund_id = f.id and r.state = 'succeeded')`
	},
	{
		rule: 'a refund never promises more than its amount',
		broken: sql`select f.id from refunds f where f.amount_minor < (
			select coalesce(sum(r.amount_minor), 0) from refund_payments r
			where r.refund_id = f.id and r.state not in ('failed', 'cancelled'))`
	},
	{
		rule: 'a cancelled refund holds nothing',
		broken: sql`select f.id from refunds f where f.state = 'cancelled' and (
			exists (select 1 from refund_lines l where l.refund_id = f.id and l.live = 1)
			or exists (select 1 from refund_payments r
				where r.refund_id = f.id and r.state not in ('failed', 'cancelled')))`
	},
	{
		rule: 'a line counts what its standing refund lines gave back',
		broken: sql`select o.id from order_lines o
			where o.refunded_minor <> (select coalesce(sum(l.goods_minor), 0) from refund_lines l
				where l.order_line_id = o.id and l.live = 1)
			or o.refunded_tax_minor <> (select coalesce(sum(l.tax_minor), 0) from refund_lines l
				where l.order_line_id = o.id and l.live = 1)
			or o.refunded_quantity <> (select coalesce(sum(l.quantity), 0) from refund_lines l
				where l.order_line_id = o.id and l.live = 1)`
	},
	{
		rule: 'a line never gives back more than was paid for it',
		broken: sql`select id from order_lines where refunded_minor > paid_minor or refunded_tax_minor > tax_minor`
	},
	{
		rule: 'a line counts the units of its open returns',
		broken: sql`select o.id from order_lines o where o.qty_return_open <> (
			select coalesce(sum(i.quantity), 0) from return_items i join returns r on r.id = i.return_id
			where i.order_line_id = o.id and i.acceptance = 'pending'
			and i.reception in ('awaiting', 'in_transit', 'received')
			and r.state in ('in_review', 'approved', 'in_transit', 'part_received', 'received'))`
	},
	{
		rule: 'goods are accepted only when they came, were lost or are kept',
		broken: sql`select id from return_items where acceptance in ('accepted', 'accepted_reduced')
			and reception not in ('received', 'kept', 'lost')`
	},
	{
		rule: 'money is given only for accepted goods',
		broken: sql`select l.id from refund_lines l join return_items i on i.id = l.return_item_id
			where l.live = 1 and (i.acceptance not in ('accepted', 'accepted_reduced') or i.quantity <> l.quantity)`
	},
	{
		rule: 'shipping goes back at most once',
		broken: sql`select o.id from orders o where o.shipping_minor + o.shipping_tax_minor < (
			select coalesce(sum(f.shipping_minor), 0) from refunds f
			where f.order_id = o.id and f.state <> 'cancelled')`
	},
	{
		rule: 'a return keeps its shipping fee at most once',
		broken: sql`select t.id from returns t where t.return_shipping_fee_minor < (
			select coalesce(sum(f.return_shipping_fee_minor), 0) from refunds f
			where f.return_id = t.id and f.state <> 'cancelled')`
	},
	{
		rule: 'store credit is never negative',
		broken: sql`select min(id) as id from store_credit_entries
			group by customer_id, currency having sum(amount_minor) < 0`
	},
	{
		rule: 'credit is given for its refund once',
		broken: sql`select f.id from refunds f where f.route = 'store_credit' and f.state = 'settled_other'
			and f.amount_minor <> (select coalesce(sum(e.amount_minor), 0) from store_credit_entries e
				where e.refund_id = f.id and e.kind = 'issue')`
	},
	{
		rule: 'what is settled says when',
		broken: sql`select id from refund_payments where state = 'succeeded' and settled_at is null`
	}
];

/** Every row that breaks a rule of the money; empty when the ledger is sound. */
export async function ledgerBreaks(db: Reader): Promise<LedgerBreak[]> {
	const breaks: LedgerBreak[] = [];
	for (const { rule, broken } of RULES) {
		const { rows } = await broken.execute(db);
		breaks.push(...rows.map(({ id }) => ({ rule, id })));
	}
	return breaks;
}

/** How many rules are asked: the figure a report shows beside its breaks. */
export const LEDGER_RULES = RULES.length;
