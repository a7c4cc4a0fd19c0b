import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** Payments: what they took, promise and gave back. */
export const paymentRules: readonly LedgerRule[] = [
	rule(
		'M1',
		'a payment reserves what its refund payments promise',
		sql`payments`,
		sql`x.reserved_minor <> (
			select coalesce(sum(r.amount_minor), 0) from refund_payments r where r.payment_id = x.id
			and r.state in ('reserved', 'sending', 'unknown', 'pending', 'requires_action'))`
	),
	rule(
		'M1',
		'a payment has given back what its refund payments moved',
		sql`payments`,
		sql`x.refunded_minor <> (
			select coalesce(sum(r.amount_minor), 0) from refund_payments r
			where r.payment_id = x.id and r.state = 'succeeded')`
	),
	rule(
		'M1',
		'a payment never gives more than it took',
		sql`payments`,
		sql`x.reserved_minor + x.refunded_minor > x.captured_minor`
	),
	rule(
		'M1',
		'an order never gives more than its payments took',
		sql`orders`,
		sql`(select coalesce(sum(p.captured_minor), 0) from payments p where p.order_id = x.id) < (
			select coalesce(sum(r.amount_minor), 0) from refund_payments r
			join refunds f on f.id = r.refund_id
			where f.order_id = x.id and r.state not in ('failed', 'cancelled'))`
	),
	rule(
		'M1',
		'a refund, its payment and its order speak of one currency',
		sql`(select r.id, f.currency as a, p.currency as b, o.currency as c, f.order_id as d, p.order_id as e
			from refund_payments r join refunds f on f.id = r.refund_id
			join payments p on p.id = r.payment_id join orders o on o.id = f.order_id)`,
		sql`x.a <> x.b or x.a <> x.c or x.d <> x.e`
	)
];
