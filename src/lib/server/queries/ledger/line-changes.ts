import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

const MADE = sql`(select * from line_changes where state in ('applied', 'taken_over'))`;

/** Pieces that were changed before they were packed: their units, their money, and what is held for them. */
export const lineChangeRules: readonly LedgerRule[] = [
	rule(
		'M14',
		'changed pieces count for what the old ones were paid for and what came on top',
		MADE,
		sql`x.carried_minor + x.topped_minor <> (select l.paid_minor from order_lines l where l.id = x.order_line_id)`
	),
	rule(
		'M14',
		'what changed pieces carry over was taken from the old ones, and from nothing else',
		sql`(select * from line_changes where kind = 'variant' and state in ('applied', 'taken_over'))`,
		sql`not exists (select 1 from refunds f join refund_lines l on l.refund_id = f.id
			where f.id = x.refund_id and f.source = 'exchange' and l.live = 1
			and l.order_line_id = x.line_id and l.quantity = x.quantity
			and x.carried_minor + x.released_minor + f.amount_minor <= f.goods_minor)`
	),
	rule(
		'M14',
		'more pieces take nothing from the old ones',
		sql`(select * from line_changes where kind = 'quantity')`,
		sql`x.refund_id is not null or x.carried_minor > 0 or x.released_minor > 0`
	),
	rule(
		'M14',
		'what was paid for changed pieces was paid, and for nothing else',
		sql`line_changes`,
		sql`coalesce(x.topped_minor, 0) <> (select coalesce(sum(c.amount_minor), 0) from charges c
			where c.purpose = 'order_change' and c.purpose_id = x.id and c.state = 'paid')`
	),
	rule(
		'M14',
		'a line in place of another is one that a change agreed on, on the same order',
		sql`(select * from order_lines where origin = 'replacement')`,
		sql`not exists (select 1 from line_changes c where c.order_line_id = x.id and c.order_id = x.order_id
			and c.line_id = x.parent_line_id and c.quantity = x.quantity)`
	),
	rule(
		'M2',
		'a line counts the units that were changed beside those that were called off',
		sql`order_lines`,
		sql`x.qty_cancelled < (select coalesce(sum(c.quantity), 0) from line_changes c
				where c.line_id = x.id and c.kind = 'variant' and c.state in ('applied', 'taken_over'))
			+ (select coalesce(sum(l.quantity), 0) from cancellation_lines l where l.order_line_id = x.id
				and exists (select 1 from cancellation_refunds r where r.cancellation_id = l.cancellation_id))`
	),
	rule(
		'M19',
		'a change that waits for its money asks for it',
		sql`(select * from line_changes where state = 'payment_due')`,
		sql`not exists (select 1 from charges c where c.purpose = 'order_change' and c.purpose_id = x.id
			and c.state in ('due', 'processing') and c.amount_minor = x.due_minor)`
	),
	rule(
		'M14',
		'pieces are held for changes that still want them',
		sql`(select * from stock_reservations where purpose = 'change' and state = 'held')`,
		sql`not exists (select 1 from line_changes c where c.id = x.purpose_id and c.variant_id = x.variant_id
			and c.state in ('waiting', 'payment_due', 'applied', 'taken_over'))`
	)
];
