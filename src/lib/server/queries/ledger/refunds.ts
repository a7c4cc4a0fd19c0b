import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** Refunds: their figures, their shares of payments, and where they stand. */
export const refundRules: readonly LedgerRule[] = [
	rule(
		'M7',
		'an amount is its figures',
		sql`refunds`,
		sql`x.amount_minor <> x.goods_minor + x.shipping_minor + x.adjustment_minor
			- x.restocking_fee_minor - x.return_shipping_fee_minor - x.deduction_minor`
	),
	rule(
		'M7',
		'the goods of a refund are its lines',
		sql`refunds`,
		sql`x.goods_minor <> (select coalesce(sum(l.goods_minor), 0) from refund_lines l where l.refund_id = x.id)
			or x.tax_minor <> (select coalesce(sum(l.tax_minor), 0) from refund_lines l where l.refund_id = x.id)`
	),
	rule(
		'M7',
		'a settled refund moved exactly its amount',
		sql`(select * from refunds where state = 'succeeded')`,
		sql`x.amount_minor <> (
			select coalesce(sum(r.amount_minor), 0) from refund_payments r
			where r.refund_id = x.id and r.state = 'succeeded')`
	),
	rule(
		'M7',
		'a refund never promises more than its amount',
		sql`refunds`,
		sql`x.amount_minor < (
			select coalesce(sum(r.amount_minor), 0) from refund_payments r
			where r.refund_id = x.id and r.state not in ('failed', 'cancelled'))`
	),
	rule(
		'M7',
		'shipping goes back at most once',
		sql`orders`,
		sql`x.shipping_minor + x.shipping_tax_minor < (
			select coalesce(sum(f.shipping_minor), 0) from refunds f
			where f.order_id = x.id and f.state <> 'cancelled')`
	),
	rule(
		'M7',
		'a return keeps its shipping fee at most once',
		sql`returns`,
		sql`x.return_shipping_fee_minor < (
			select coalesce(sum(f.return_shipping_fee_minor), 0) from refunds f
			where f.return_id = x.id and f.state <> 'cancelled')`
	),
	rule(
		'M10',
		'a cancelled refund holds nothing',
		sql`(select * from refunds where state = 'cancelled')`,
		sql`exists (select 1 from refund_lines l where l.refund_id = x.id and l.live = 1)
			or exists (select 1 from refund_payments r
				where r.refund_id = x.id and r.state not in ('failed', 'cancelled'))`
	),
	rule(
		'M10',
		'a refund that failed has nothing on its way',
		sql`(select * from refunds where state in ('failed', 'part_failed'))`,
		sql`exists (select 1 from refund_payments r where r.refund_id = x.id
			and r.state in ('reserved', 'sending', 'unknown', 'pending', 'requires_action'))`
	),
	rule(
		'M10',
		'a refund that nobody let go has sent nothing',
		sql`(select * from refunds where state = 'awaiting_approval')`,
		sql`exists (select 1 from refund_payments r where r.refund_id = x.id
			and (r.attempts > 0 or r.state not in ('reserved', 'cancelled')))`
	),
	rule(
		'M10',
		'a refund under way has something on its way, or all of it arrived',
		sql`(select * from refunds where state = 'processing')`,
		sql`not exists (select 1 from refund_payments r where r.refund_id = x.id
			and r.state in ('reserved', 'sending', 'unknown', 'pending', 'requires_action'))`
	),
	rule(
		'M10',
		'what is settled says when',
		sql`(select * from refund_payments where state = 'succeeded')`,
		sql`x.settled_at is null`
	)
];
