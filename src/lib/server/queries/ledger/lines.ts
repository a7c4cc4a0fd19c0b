import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** Order lines: units and money of theirs that went back. */
export const lineRules: readonly LedgerRule[] = [
	rule(
		'M2',
		'a line counts the units of its open returns',
		sql`order_lines`,
		sql`x.qty_return_open <> (
			select coalesce(sum(i.quantity), 0) from return_items i join returns r on r.id = i.return_id
			where i.order_line_id = x.id and i.acceptance = 'pending'
			and i.reception in ('awaiting', 'in_transit', 'received')
			and r.state in ('in_review', 'approved', 'in_transit', 'part_received', 'received'))`
	),
	rule(
		'M2',
		'a line never gets back more units than were sent',
		sql`order_lines`,
		sql`x.qty_return_open + x.qty_returned > x.qty_fulfilled or x.refunded_quantity > x.quantity`
	),
	rule(
		'M7',
		'a line counts what its standing refund lines gave back',
		sql`order_lines`,
		sql`x.refunded_minor <> (select coalesce(sum(l.goods_minor), 0) from refund_lines l
				where l.order_line_id = x.id and l.live = 1)
			or x.refunded_tax_minor <> (select coalesce(sum(l.tax_minor), 0) from refund_lines l
				where l.order_line_id = x.id and l.live = 1)
			or x.refunded_quantity <> (select coalesce(sum(l.quantity), 0) from refund_lines l
				where l.order_line_id = x.id and l.live = 1)`
	),
	rule(
		'M7',
		'a line never gives back more than was paid for it',
		sql`order_lines`,
		sql`x.refunded_minor > x.paid_minor or x.refunded_tax_minor > x.tax_minor`
	),
	rule(
		'M7',
		'a line whose last unit went back gave back all of its money',
		sql`(select o.id, o.refunded_minor, o.paid_minor from order_lines o
			where o.refunded_quantity = o.quantity and not exists (
				select 1 from refund_lines l join refunds f on f.id = l.refund_id
				where l.order_line_id = o.id and l.live = 1 and f.source = 'external'))`,
		sql`x.refunded_minor <> x.paid_minor`
	)
];
