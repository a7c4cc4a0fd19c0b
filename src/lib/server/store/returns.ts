import { sql } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled, compiledWith } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { ReturnItemsTable, ReturnsTable } from './schema.ts';
import { updateRows } from './update.ts';

export const findReturn = async (db: Reader, id: Id<'ret'>): Promise<ReturnsTable | null> =>
	(await byId(db, id))[0] ?? null;
const byId = compiled((db, id: Id<'ret'>) => db.selectFrom('returns').selectAll().where('id', '=', id));

/** `number` as `parseReadableCode` gives it. */
export const findReturnByNumber = async (db: Reader, number: string): Promise<ReturnsTable | null> =>
	(await byNumber(db, number))[0] ?? null;
const byNumber = compiled((db, number: string) =>
	db.selectFrom('returns').selectAll().where('number', '=', number)
);

export const findReturnByKey = async (db: Reader, key: string): Promise<ReturnsTable | null> =>
	(await byKey(db, key))[0] ?? null;
const byKey = compiled((db, key: string) =>
	db.selectFrom('returns').selectAll().where('idempotency_key', '=', key)
);

/** Newest first. */
export const returnsOfOrder = compiled((db, orderId: Id<'ord'>) =>
	db
		.selectFrom('returns')
		.selectAll()
		.where('order_id', '=', orderId)
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
);

/** All that travel in one box, oldest first. */
export const returnsOfBox = compiled((db, box: string) =>
	db.selectFrom('returns').selectAll().where('box_number', '=', box).orderBy('created_at').orderBy('id')
);

export const itemsOfReturn = compiled((db, id: Id<'ret'>) =>
	db.selectFrom('return_items').selectAll().where('return_id', '=', id).orderBy('position').orderBy('id')
);

export const itemsOfReturns = (db: Reader, ids: readonly Id<'ret'>[]): Promise<ReturnItemsTable[]> =>
	ids.length === 0
		? Promise.resolve([])
		: db
				.selectFrom('return_items')
				.selectAll()
				.where('return_id', 'in', ids)
				.orderBy('position')
				.orderBy('id')
				.execute();

/** Returns that still await goods although their last day to send has passed, in pages by id. */
export const overdueReturns = (
	db: Reader,
	page: { now: Instant; after: string; limit: number }
): Promise<{ id: Id<'ret'> }[]> =>
	db
		.selectFrom('returns')
		.select('id')
		.where('state', 'in', ['approved', 'part_received'])
		.where('ship_by', '<', page.now)
		.where('id', '>', page.after as Id<'ret'>)
		.orderBy('id')
		.limit(page.limit)
		.execute();

export async function insertReturn(
	tx: Tx,
	row: ReturnsTable,
	items: readonly ReturnItemsTable[]
): Promise<void> {
	await insertRows(tx, 'returns', [row]);
	await insertRows(tx, 'return_items', items);
}

export async function insertItem(tx: Tx, item: ReturnItemsTable): Promise<void> {
	await tx.insertInto('return_items').values(item).execute();
}

/** False when somebody else saved the return in between. The new version is the old one plus one. */
export async function saveReturn(
	tx: Tx,
	read: Pick<ReturnsTable, 'id' | 'version'>,
	change: Partial<Omit<ReturnsTable, 'id' | 'version'>>
): Promise<boolean> {
	const { id, version } = read;
	return (await updateRows(tx, 'returns', { ...change, version: version + 1 }, { id, version })) === 1;
}

/** Items have no version of their own: whoever saves one has saved its return in the same transaction. */
export async function saveItem(
	tx: Tx,
	id: Id<'rit'>,
	change: Partial<Omit<ReturnItemsTable, 'id' | 'return_id'>>
): Promise<void> {
	await updateRows(tx, 'return_items', change, { id });
}

export type LineCounters = {
	qty_cancelled?: number;
	qty_return_open?: number;
	qty_returned?: number;
	refunded_quantity?: number;
	refunded_minor?: number;
	refunded_tax_minor?: number;
};

/** Adds to the counters of an order line; the table's checks refuse what the line does not hold. */
export async function addToLine(tx: Tx, id: Id<'lin'>, by: LineCounters): Promise<void> {
	await adding(tx, {
		id,
		cancelled: by.qty_cancelled ?? 0,
		open: by.qty_return_open ?? 0,
		returned: by.qty_returned ?? 0,
		quantity: by.refunded_quantity ?? 0,
		minor: by.refunded_minor ?? 0,
		tax: by.refunded_tax_minor ?? 0
	});
}

type Added = {
	id: Id<'lin'>;
	cancelled: number;
	open: number;
	returned: number;
	quantity: number;
	minor: number;
	tax: number;
};
const adding = compiledWith((db, by: Added) =>
	db
		.updateTable('order_lines')
		.set({
			qty_cancelled: sql<number>`qty_cancelled + ${by.cancelled}`,
			qty_return_open: sql<number>`qty_return_open + ${by.open}`,
			qty_returned: sql<number>`qty_returned + ${by.returned}`,
			refunded_quantity: sql<number>`refunded_quantity + ${by.quantity}`,
			refunded_minor: sql<number>`refunded_minor + ${by.minor}`,
			refunded_tax_minor: sql<number>`refunded_tax_minor + ${by.tax}`
		})
		.where('id', '=', by.id)
		.returning('id')
);
