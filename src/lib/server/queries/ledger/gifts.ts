import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** Gifts: units that were given away, and whose credit it is when they come back. */
export const giftRules: readonly LedgerRule[] = [
	rule(
		'M2',
		'a line counts the units of its gifts',
		sql`(select l.id, l.qty_gifted,
			(select coalesce(sum(g.quantity), 0) from gift_lines g join gifts h on h.id = g.gift_id
				where g.order_line_id = l.id and h.ended_at is null) as given,
			(select coalesce(sum(g.quantity), 0) from gift_lines g where g.order_line_id = l.id) as ever
			from order_lines l where l.qty_gifted > 0
				or exists (select 1 from gift_lines g where g.order_line_id = l.id))`,
		sql`x.qty_gifted < x.given or x.qty_gifted > x.ever`
	),
	rule(
		'M8',
		'what a gift brings is credit, and its receiver’s',
		sql`(select f.id, f.route, g.customer_id, t.customer_id as given_to from gift_returns g
			join refunds f on f.return_id = g.return_id and f.source <> 'external'
			left join credit_transactions t on t.refund_id = f.id and t.kind in ('issue', 'bonus'))`,
		sql`x.route <> 'store_credit' or (x.given_to is not null and x.given_to <> x.customer_id)`
	)
];
