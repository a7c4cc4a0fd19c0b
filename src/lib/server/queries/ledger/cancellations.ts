import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** A cancellation that was accepted here has a refund, of nothing where all of it was only held. */
const accepted = sql`(select c.* from cancellations c
	where exists (select 1 from cancellation_refunds r where r.cancellation_id = c.id))`;

const open = sql`('waiting', 'sending', 'unknown')`;

/** Cancellations: their units, the money that was only held, and where they stand. */
export const cancellationRules: readonly LedgerRule[] = [
	rule(
		'M2',
		'a line counts the units of its accepted cancellations, beside those its channel told',
		sql`order_lines`,
		sql`x.qty_cancelled < (
			select coalesce(sum(l.quantity), 0) from cancellation_lines l
			where l.order_line_id = x.id
			and exists (select 1 from cancellation_refunds r where r.cancellation_id = l.cancellation_id))`
	),
	rule(
		'M1',
		'a payment lets go of no more than its releases say',
		sql`payments`,
		sql`x.released_minor > (
			select coalesce(sum(h.released_minor + h.capture_minor), 0) from hold_releases h
			where h.payment_id = x.id and h.state <> 'overtaken')
			+ (select coalesce(sum(c.released_minor), 0) from line_changes c where c.order_id = x.order_id)`
	),
	rule(
		'M1',
		'what was left of held money was taken',
		sql`(select h.id, h.capture_minor, p.captured_minor from hold_releases h
			join payments p on p.id = h.payment_id
			where h.state = 'released' and h.kind = 'capture' and h.failure_code is null)`,
		sql`x.captured_minor < x.capture_minor`
	),
	rule(
		'M1',
		'a payment is let go of by one release at a time',
		sql`payments`,
		sql`(select count(*) from hold_releases h where h.payment_id = x.id and h.state in ${open}) > 1`
	),
	rule(
		'M7',
		'a cancellation gives back no more than its pieces and their delivery came to',
		sql`(select c.* from ${accepted} c where not exists (
			select 1 from cancellation_refunds r join refunds f on f.id = r.refund_id
			where r.cancellation_id = c.id and f.overridden_by is not null))`,
		sql`(select coalesce(sum(h.released_minor), 0) from hold_releases h
				where h.cancellation_id = x.id and h.state <> 'overtaken')
			+ (select coalesce(sum(f.amount_minor), 0) from cancellation_refunds r join refunds f on f.id = r.refund_id
				where r.cancellation_id = x.id and f.state <> 'cancelled')
			> (select coalesce(sum(f.goods_minor + f.shipping_minor), 0) from cancellation_refunds r
				join refunds f on f.id = r.refund_id where r.cancellation_id = x.id)
			+ (select coalesce(sum(p.minor_step - 1), 0) from hold_releases h join payments p on p.id = h.payment_id
				where h.cancellation_id = x.id)`
	),
	rule(
		'M10',
		'a cancellation stands where its money puts it',
		accepted,
		sql`(x.state = 'releasing') <> exists (select 1 from hold_releases h
				where h.cancellation_id = x.id and h.state in ${open})
			or (x.state = 'done' and exists (select 1 from cancellation_refunds r join refunds f on f.id = r.refund_id
				where r.cancellation_id = x.id and f.state not in ('succeeded', 'settled_other', 'cancelled')))
			or (x.state = 'refunding' and not exists (select 1 from cancellation_refunds r
				join refunds f on f.id = r.refund_id where r.cancellation_id = x.id
				and f.state not in ('succeeded', 'settled_other', 'cancelled')))
			or x.state in ('requested', 'warehouse_check', 'accepted', 'stopped', 'too_late', 'withdrawn')`
	),
	rule(
		'M15',
		'held money that cannot be let go is seen by a person',
		sql`(select * from hold_releases where state in ${open})`,
		(now) => sql`x.parked_at is null and x.created_at < ${now - 8 * 24 * 60 * 60 * 1000}`
	)
];
