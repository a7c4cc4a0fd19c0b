import { sql } from 'kysely';
import { rule, type LedgerRule } from './rule.ts';

/** Returns: goods that came, and the money they are owed. */
export const returnRules: readonly LedgerRule[] = [
	rule(
		'M5',
		'accepted goods whose money goes back have a standing refund, or their return waits for a person',
		sql`(select i.id, t.needs_person_since from return_items i join returns t on t.id = i.return_id
			where i.acceptance in ('accepted', 'accepted_reduced') and i.outcome in ('refund', 'store_credit')
			and t.channel <> 'import'
			and not exists (select 1 from refund_lines l where l.return_item_id = i.id and l.live = 1))`,
		sql`x.needs_person_since is null`
	),
	rule(
		'M5',
		'money is given only for accepted goods',
		sql`(select l.id, i.acceptance, i.quantity as units, l.quantity from refund_lines l
			join return_items i on i.id = l.return_item_id where l.live = 1)`,
		sql`x.acceptance not in ('accepted', 'accepted_reduced') or x.units <> x.quantity`
	),
	rule(
		'M5',
		'a return is resolved only when its money arrived',
		sql`(select l.id, f.state from refund_lines l join refunds f on f.id = l.refund_id
			join returns t on t.id = f.return_id where l.live = 1 and t.state = 'resolved')`,
		sql`x.state in ('awaiting_approval', 'approved', 'processing')`
	),
	rule(
		'M13',
		'goods are accepted only when they came, were lost or are kept',
		sql`(select * from return_items where acceptance in ('accepted', 'accepted_reduced'))`,
		sql`x.reception not in ('received', 'kept', 'lost')`
	),
	rule(
		'M13',
		'what goes back to stock was received',
		sql`(select n.id, i.reception from inspections n join return_items i on i.id = n.return_item_id
			where n.disposition = 'restock')`,
		sql`x.reception <> 'received'`
	)
];
