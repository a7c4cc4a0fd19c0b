import type { ExchangeState } from '#lib/domain/exchange/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { ExchangeLinesTable, ExchangesTable } from './schema-exchanges.ts';
import { updateRows } from './update.ts';

export type Exchange = ExchangesTable & { lines: ExchangeLinesTable[] };

const byId = compiled((db, id: Id<'exc'>) => db.selectFrom('exchanges').selectAll().where('id', '=', id));
const byReturn = compiled((db, id: Id<'ret'>) =>
	db.selectFrom('exchanges').selectAll().where('return_id', '=', id)
);
const byParcel = compiled((db, id: Id<'ful'>) =>
	db.selectFrom('exchanges').selectAll().where('fulfilment_id', '=', id)
);
const byOrder = compiled((db, id: Id<'ord'>) =>
	db.selectFrom('exchanges').selectAll().where('order_id', '=', id).orderBy('created_at').orderBy('id')
);
const lines = compiled((db, id: Id<'exc'>) =>
	db.selectFrom('exchange_lines').selectAll().where('exchange_id', '=', id).orderBy('position')
);

/** What was agreed, in its order. */
export const exchangeLinesOf = (db: Reader, id: Id<'exc'>): Promise<ExchangeLinesTable[]> => lines(db, id);

export const findExchange = (db: Reader, id: Id<'exc'>): Promise<Exchange | null> => whole(db, byId(db, id));

export const exchangeOfReturn = (db: Reader, id: Id<'ret'>): Promise<Exchange | null> =>
	whole(db, byReturn(db, id));

/** The exchange whose replacements a parcel carries. */
export const exchangeOfParcel = (db: Reader, id: Id<'ful'>): Promise<Exchange | null> =>
	whole(db, byParcel(db, id));

/** Oldest first. */
export async function exchangesOfOrder(db: Reader, id: Id<'ord'>): Promise<Exchange[]> {
	const found: Exchange[] = [];
	for (const row of await byOrder(db, id)) found.push({ ...row, lines: await lines(db, row.id) });
	return found;
}

async function whole(db: Reader, rows: Promise<ExchangesTable[]>): Promise<Exchange | null> {
	const [row] = await rows;
	return row === undefined ? null : { ...row, lines: await lines(db, row.id) };
}

export async function insertExchange(tx: Tx, { lines: agreed, ...row }: Exchange): Promise<void> {
	await insertRows(tx, 'exchanges', [row]);
	await insertRows(tx, 'exchange_lines', agreed);
}

/** False when somebody else saved the exchange in between. The new version is the old one plus one. */
export async function saveExchange(
	tx: Tx,
	{ id, version }: Pick<ExchangesTable, 'id' | 'version'>,
	change: Partial<Omit<ExchangesTable, 'id' | 'version'>>
): Promise<boolean> {
	return (await updateRows(tx, 'exchanges', { ...change, version: version + 1 }, { id, version })) === 1;
}

export async function nameOrderLine(tx: Tx, id: Id<'exl'>, order_line_id: Id<'lin'>): Promise<void> {
	await updateRows(tx, 'exchange_lines', { order_line_id }, { id });
}

/** Other replacements than those that were agreed. */
export async function replaceExchangeLines(
	tx: Tx,
	id: Id<'exc'>,
	agreed: readonly ExchangeLinesTable[]
): Promise<void> {
	await tx.deleteFrom('exchange_lines').where('exchange_id', '=', id).execute();
	await insertRows(tx, 'exchange_lines', agreed);
}

/** Exchanges in one state, those that wait longest first. */
export const exchangesIn = (
	db: Reader,
	state: ExchangeState,
	page: { after: string; limit: number }
): Promise<{ id: Id<'exc'> }[]> =>
	db
		.selectFrom('exchanges')
		.select('id')
		.where('state', '=', state)
		.where('id', '>', page.after as Id<'exc'>)
		.orderBy('id')
		.limit(page.limit)
		.execute();
