import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** Webhooks of the provider, kept once and worked on later. */
export const webhookRules: readonly LedgerRule[] = [
	rule(
		'M16',
		'an event of the provider is kept once',
		sql`(select max(id) as id, count(*) as n from inbox group by provider, event_id)`,
		sql`x.n > 1`
	),
	rule(
		'M16',
		'a kept event was worked on, or its job still stands',
		sql`inbox`,
		sql`x.processed_at is null and not exists (select 1 from jobs j
			where j.key = 'inbox.apply:' || x.id and j.done_at is null)`
	)
];
