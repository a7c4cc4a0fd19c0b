import type { Id } from '#lib/domain/ids.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { CodClaimsTable } from './schema-cod.ts';
import { updateRows } from './update.ts';

const ofReturn = compiled((db, id: Id<'ret'>) =>
	db.selectFrom('cod_claims').selectAll().where('return_id', '=', id)
);
/** The clocks of a return; null when it claims nothing that was paid for at the door. */
export const findCodClaim = async (db: Reader, id: Id<'ret'>): Promise<CodClaimsTable | null> =>
	(await ofReturn(db, id))[0] ?? null;

export async function insertCodClaim(tx: Tx, row: CodClaimsTable): Promise<void> {
	await insertRows(tx, 'cod_claims', [row]);
}

export async function saveCodClaim(
	tx: Tx,
	return_id: Id<'ret'>,
	change: Partial<Omit<CodClaimsTable, 'return_id'>>
): Promise<void> {
	await updateRows(tx, 'cod_claims', change, { return_id });
}
