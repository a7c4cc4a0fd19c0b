import { sql } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import type { ImportFaultsTable, ImportsTable, OrderLinesTable, OrdersTable } from './schema.ts';

export const findImport = async (db: Reader, id: Id<'imp'>): Promise<ImportsTable | null> =>
	(await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** Newest first. */
export const recentImports = (db: Reader, limit: number): Promise<ImportsTable[]> =>
	db.selectFrom('imports').selectAll().orderBy('id', 'desc').limit(limit).execute();

export async function insertImport(tx: Tx, row: ImportsTable): Promise<void> {
	await tx.insertInto('imports').values(row).execute();
}

export async function saveImport(
	tx: Tx,
	id: Id<'imp'>,
	change: Partial<Omit<ImportsTable, 'id'>>
): Promise<void> {
	await tx.updateTable('imports').set(change).where('id', '=', id).execute();
}

/** Where it stands in one of these states; false where somebody moved it on. */
export async function moveImport(
	tx: Tx,
	id: Id<'imp'>,
	from: readonly ImportsTable['state'][],
	change: Partial<Omit<ImportsTable, 'id'>>
): Promise<boolean> {
	const done = await tx
		.updateTable('imports')
		.set(change)
		.where('id', '=', id)
		.where('state', 'in', from)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function insertFaults(tx: Tx, rows: readonly ImportFaultsTable[]): Promise<void> {
	if (rows.length > 0)
		await tx
			.insertInto('import_faults')
			.values([...rows])
			.execute();
}

export const faultsOf = (db: Reader, id: Id<'imp'>, limit: number): Promise<ImportFaultsTable[]> =>
	db
		.selectFrom('import_faults')
		.selectAll()
		.where('import_id', '=', id)
		.orderBy('row')
		.limit(limit)
		.execute();

export const deleteFaults = async (tx: Tx, id: Id<'imp'>): Promise<void> => {
	await tx.deleteFrom('import_faults').where('import_id', '=', id).execute();
};

export type PurchasedLine = { order: OrdersTable; line: OrderLinesTable };

/**
 * Lines by which a customer bought this SKU before `until` and that still have units to give back, the latest first:
 * a cancellation belongs to the purchase nearest before it.
 */
export async function purchasesOf(
	db: Reader,
	who: { channel: string; customer_id: Id<'cus'> },
	sku: string,
	until: Instant
): Promise<PurchasedLine[]> {
	const orders = await db
		.selectFrom('orders')
		.selectAll()
		.where('customer_id', '=', who.customer_id)
		.where('placed_at', '<=', until)
		.where('channel', '=', who.channel)
		.orderBy('placed_at', 'desc')
		.limit(200)
		.execute();
	if (orders.length === 0) return [];
	const lines = await db
		.selectFrom('order_lines')
		.selectAll()
		.where(
			'order_id',
			'in',
			orders.map((order) => order.id)
		)
		.where('sku', '=', sku)
		.where(sql<boolean>`qty_fulfilled - qty_return_open - qty_returned > 0`)
		.orderBy('position')
		.execute();
	return orders.flatMap((order) =>
		lines.filter((line) => line.order_id === order.id).map((line) => ({ order, line }))
	);
}
