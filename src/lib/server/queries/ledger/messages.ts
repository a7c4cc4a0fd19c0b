import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** What customers were told of their money. Keys are `kind:refund id` and, where there can be several, `:cause`. */
export const messageRules: readonly LedgerRule[] = [
	rule(
		'M12',
		'a refund is announced only when the provider has it',
		sql`(select m.id, f.sent_at from messages m
			left join refunds f on f.id = substr(m.key, length('refund_sent:') + 1) where m.kind = 'refund_sent')`,
		sql`x.sent_at is null`
	),
	rule(
		'M12',
		'a refund is called done only after it was settled',
		sql`(select m.id, substr(m.key, length('refund_done:') + 1) as refund_id from messages m
			where m.kind = 'refund_done')`,
		sql`not exists (select 1 from events e where e.entity = 'refund' and e.entity_id = x.refund_id
			and e.type = 'refund_settled')`
	),
	rule(
		'M12',
		'a refund is announced once and called done once',
		sql`(select max(id) as id, count(*) as n from messages
			where kind in ('refund_sent', 'refund_done') group by key)`,
		sql`x.n > 1`
	)
];
