import type { Id } from '#lib/domain/ids.ts';
import type { Reader, Tx } from './database.ts';
import type { InspectionsTable } from './schema.ts';

export async function insertInspection(tx: Tx, row: InspectionsTable): Promise<void> {
	await tx.insertInto('inspections').values(row).execute();
}

export const inspectionsOfItems = (db: Reader, ids: readonly Id<'rit'>[]): Promise<InspectionsTable[]> =>
	ids.length === 0
		? Promise.resolve([])
		: db.selectFrom('inspections').selectAll().where('return_item_id', 'in', ids).execute();
