import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** Exchanges: what came back, what it was carried over to, and the pieces that are held for it. */
export const exchangeRules: readonly LedgerRule[] = [
	rule(
		'M14',
		'an exchange, and a change of pieces, has one standing refund of its difference',
		sql`(select * from refunds where source = 'exchange' and state <> 'cancelled')`,
		sql`(select count(*) from exchanges e where e.refund_id = x.id)
			+ (select count(*) from line_changes c where c.refund_id = x.id) <> 1`
	),
	rule(
		'M14',
		'exchanged goods are not paid back as well',
		sql`(select * from return_items where outcome in ('exchange', 'replace'))`,
		sql`exists (select 1 from refund_lines l join refunds f on f.id = l.refund_id
			where l.return_item_id = x.id and l.live = 1 and f.source <> 'exchange')`
	),
	rule(
		'M14',
		'replacements count for what was carried over and paid on top',
		sql`(select * from exchanges where settled_at is not null)`,
		sql`x.carried_minor + x.topped_minor <> (select coalesce(sum(l.paid_minor), 0) from exchange_lines e
			join order_lines l on l.id = e.order_line_id where e.exchange_id = x.id)`
	),
	rule(
		'M14',
		'what was agreed is the price of its lines: value + due − back',
		sql`exchanges`,
		sql`x.price_minor <> x.value_minor + x.due_minor - x.back_minor
			or x.price_minor <> (select sum(l.paid_minor) from exchange_lines l where l.exchange_id = x.id)`
	),
	rule(
		'M14',
		'a bonus for exchanging comes off what is paid on top, and never becomes money',
		sql`(select e.id, e.back_minor, e.price_minor, e.value_minor from exchanges e
			where exists (select 1 from exchange_lines l where l.exchange_id = e.id and l.bonus_minor > 0))`,
		sql`x.back_minor > 0 or x.price_minor < x.value_minor`
	),
	rule(
		'M14',
		'what was carried over was taken from goods that came back, and from nothing else',
		sql`(select e.id, e.carried_minor, f.goods_minor + f.shipping_minor - f.restocking_fee_minor
				- f.return_shipping_fee_minor - f.deduction_minor as value_minor, f.amount_minor, f.capped, p.step
			from exchanges e join refunds f on f.id = e.refund_id
			join (select order_id, max(minor_step) as step from payments group by order_id) p
				on p.order_id = e.order_id
			where f.overridden_by is null)`,
		sql`x.carried_minor + x.amount_minor > x.value_minor
			or (x.capped = 0 and x.carried_minor + x.amount_minor <= x.value_minor - x.step)`
	),
	rule(
		'M14',
		'what was paid on top was paid',
		sql`(select * from exchanges where topped_minor > 0)`,
		sql`x.topped_minor <> (select coalesce(sum(c.amount_minor), 0) from charges c
			where c.purpose = 'exchange' and c.purpose_id = x.id and c.state = 'paid')`
	),
	rule(
		'M14',
		'a replacement that left first was paid in full before',
		sql`(select exchange_id as id, i.* from instant_exchanges i where state in ('secured', 'overdue', 'kept', 'settled'))`,
		sql`not exists (select 1 from charges c join exchanges e on e.id = x.exchange_id
			where c.id = x.charge_id and c.state = 'paid' and c.amount_minor = x.amount_minor
			and e.topped_minor = x.amount_minor and e.carried_minor = 0 and e.refund_id is null)`
	),
	rule(
		'M14',
		'a deposit is asked for, or its exchange goes on without it',
		sql`(select exchange_id as id, i.* from instant_exchanges i where state in ('asked', 'lapsed', 'called_off'))`,
		sql`exists (select 1 from charges c where c.id = x.charge_id
			and (c.state = 'paid' or (x.state = 'asked') <> (c.state in ('due', 'processing'))))`
	),
	rule(
		'M14',
		'a line that replaces another is one that an exchange agreed on, on the same order',
		sql`(select * from order_lines where origin = 'exchange')`,
		sql`not exists (select 1 from exchange_lines l join exchanges e on e.id = l.exchange_id
			where l.order_line_id = x.id and e.order_id = x.order_id)`
	),
	rule(
		'M14',
		'accepted goods of an exchange are settled, or it is still open',
		sql`(select i.id, e.state from return_items i join exchanges e on e.return_id = i.return_id
			where i.outcome = 'exchange' and i.acceptance in ('accepted', 'accepted_reduced')
			and not exists (select 1 from refund_lines l where l.return_item_id = i.id and l.live = 1))`,
		sql`x.state not in ('awaiting_goods', 'out_of_stock', 'undecided', 'payment_due')`
	),
	rule(
		'M14',
		'pieces are held for exchanges that still want them',
		sql`(select * from stock_reservations where purpose = 'exchange' and state = 'held')`,
		sql`not exists (select 1 from exchanges e where e.id = x.purpose_id
			and e.state in ('awaiting_goods', 'out_of_stock', 'undecided', 'payment_due', 'ready'))`
	),
	rule(
		'M14',
		'a place counts as held what is held there',
		sql`(select variant_id || ' ' || location_code as id, variant_id, location_code, reserved from stock_levels)`,
		sql`x.reserved <> (select coalesce(sum(r.quantity), 0) from stock_reservations r
			where r.variant_id = x.variant_id and r.location_code = x.location_code and r.state = 'held')`
	)
];
