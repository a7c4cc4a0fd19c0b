import type { Tx } from '../../store/database.ts';
import { linesOfRefunds, refundsOfReturn } from '../../store/refunds.ts';
import { saveReturn } from '../../store/returns.ts';
import type { ReturnItemsTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import type { LoadedReturn } from './load.ts';

/** Accepted goods whose money no standing refund pays: after a dispute, or when a refund was cancelled. */
export async function owedItems(
	tx: Tx,
	{ return: row, items }: Pick<LoadedReturn, 'return' | 'items'>
): Promise<ReturnItemsTable[]> {
	const accepted = items.filter(
		(item) =>
			(item.acceptance === 'accepted' || item.acceptance === 'accepted_reduced') &&
			(item.outcome === 'refund' || item.outcome === 'store_credit')
	);
	if (accepted.length === 0) return [];
	const refunds = await refundsOfReturn(tx, row.id);
	const lines = await linesOfRefunds(
		tx,
		refunds.map((refund) => refund.id)
	);
	const paid = new Set(lines.filter((line) => line.live === 1).map((line) => line.return_item_id));
	return accepted.filter((item) => !paid.has(item.id));
}

/** Whatever else was decided about a return: while money is owed that nobody promised, it stays before a person. */
export async function keepInSight(tx: Tx, by: By, loaded: LoadedReturn): Promise<LoadedReturn> {
	const { return: row } = loaded;
	if (row.needs_person_since !== null) return loaded;
	const owed = await owedItems(tx, loaded);
	if (owed.length === 0 || !(await saveReturn(tx, row, { needs_person_since: by.now }))) return loaded;
	return { ...loaded, return: { ...row, needs_person_since: by.now, version: row.version + 1 } };
}
