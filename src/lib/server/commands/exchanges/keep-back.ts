import type { Tx } from '../../store/database.ts';
import { saveReturn } from '../../store/returns.ts';
import type { By } from '../orders/by.ts';
import { reread } from '../refunds/reserve.ts';
import type { LoadedReturn } from '../returns/load.ts';

/** A person has to look before the exchange goes on. */
export async function keepBack(tx: Tx, by: By, loaded: LoadedReturn): Promise<LoadedReturn> {
	const { return: row } = loaded;
	if (row.needs_person_since === null) await saveReturn(tx, row, { needs_person_since: by.now });
	return reread(tx, loaded);
}
