import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** What is stored of the provider's refunds; verify-ledger --with-provider asks the provider itself. */
export const providerRules: readonly LedgerRule[] = [
	rule(
		'M3',
		'money that arrived by the provider names its refund there',
		sql`(select r.id, r.gateway_refund_id from refund_payments r
			join payments p on p.id = r.payment_id join refunds f on f.id = r.refund_id
			where r.state in ('succeeded', 'pending', 'requires_action') and p.provider = 'stripe'
			and f.source <> 'external' and coalesce(r.reference_type, '') <> 'bank_transfer')`,
		sql`x.gateway_refund_id is null`
	),
	rule(
		'M3',
		'what is sent is what was promised',
		sql`(select * from refund_payments where gateway_params <> '{}')`,
		sql`x.gateway_params not like '%"amountMinor":' || cast(x.amount_minor as text) || ',%'`
	),
	rule(
		'M4',
		'a refund at the provider is known once',
		sql`(select max(id) as id, count(*) as n from refund_payments
			where gateway_refund_id is not null group by gateway_refund_id)`,
		sql`x.n > 1`
	),
	rule(
		'M4',
		'an adopted refund is one payment of its whole amount',
		sql`(select * from refunds where source = 'external' and idempotency_key like 'external:re\\_%' escape '\\')`,
		sql`1 <> (select count(*) from refund_payments r
			where r.refund_id = x.id and r.amount_minor = x.amount_minor and r.gateway_refund_id is not null)`
	)
];
