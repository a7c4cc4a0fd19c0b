import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

const NOTED = sql`(select f.* from refunds f where f.amount_minor > 0
	and not exists (select 1 from credit_note_waivers w where w.refund_id = f.id))`;
const STANDING = sql`(select coalesce(sum(case when n.kind = 'credit' then 1 else -1 end), 0)
	from credit_notes n where n.refund_id = x.id)`;

/** The papers of the bookkeeper: each settled refund is in them once, with its amount, under an unbroken number. */
export const creditNoteRules: readonly LedgerRule[] = [
	rule(
		'M7',
		'credit notes are numbered without a gap',
		sql`(select kind as id, last from document_numbers where kind = 'credit_note')`,
		sql`x.last <> (select count(*) from credit_notes) or x.last <> (select coalesce(max(sequence), 0) from credit_notes)`
	),
	rule(
		'M7',
		'a settled refund has exactly one credit note that stands',
		sql`(select f.* from ${NOTED} f where f.state in ('succeeded', 'settled_other'))`,
		sql`${STANDING} <> 1`
	),
	rule(
		'M7',
		'a refund that is not settled has no credit note that stands',
		sql`(select * from refunds where state not in ('succeeded', 'settled_other'))`,
		sql`${STANDING} <> 0`
	),
	rule(
		'M7',
		'a credit note is of its refund’s amount and currency',
		sql`(select n.id, n.amount_minor, n.currency, n.order_id, n.refund_id from credit_notes n)`,
		sql`not exists (select 1 from refunds f where f.id = x.refund_id and f.order_id = x.order_id
			and f.amount_minor = x.amount_minor and f.currency = x.currency)`
	),
	rule(
		'M7',
		'a credit note is taken back by one of the same refund and amount',
		sql`(select * from credit_notes where kind = 'cancelling')`,
		sql`not exists (select 1 from credit_notes n where n.id = x.cancels_id and n.kind = 'credit'
			and n.refund_id = x.refund_id and n.amount_minor = x.amount_minor and n.sequence < x.sequence)`
	)
];
