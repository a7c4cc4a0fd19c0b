import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { OrderLinesTable, OrdersTable } from './schema.ts';

const byId = compiled((db, id: Id<'ord'>) => db.selectFrom('orders').selectAll().where('id', '=', id));
const byNumber = compiled((db, numberNorm: string) =>
	db.selectFrom('orders').selectAll().where('number_norm', '=', numberNorm)
);
const lines = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('order_lines').selectAll().where('order_id', '=', orderId)
);

export const findOrder = async (db: Reader, id: Id<'ord'>): Promise<OrdersTable | null> =>
	(await byId(db, id))[0] ?? null;

/** `numberNorm` as `normalOrderNumber` gives it. */
export const findOrderByNumber = async (db: Reader, numberNorm: string): Promise<OrdersTable | null> =>
	(await byNumber(db, numberNorm))[0] ?? null;

export const findOrderByReference = async (
	db: Reader,
	channel: string,
	externalRef: string
): Promise<OrdersTable | null> =>
	(await db
		.selectFrom('orders')
		.selectAll()
		.where('channel', '=', channel)
		.where('external_ref', '=', externalRef)
		.executeTakeFirst()) ?? null;

/** In the order of the shop's document. */
export const linesOfOrder = async (db: Reader, orderId: Id<'ord'>): Promise<OrderLinesTable[]> =>
	(await lines(db, orderId)).sort((a, b) => a.position - b.position);

/** Newest first: what somebody who proved the mailbox may see. */
export const ordersOfEmail = (db: Reader, emailNorm: string, limit: number): Promise<OrdersTable[]> =>
	db
		.selectFrom('orders')
		.selectAll()
		.where('email_norm', '=', emailNorm)
		.orderBy('placed_at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();

export type OrderPlace = { placed_at: Instant; id: string };

/** Newest first, after a place in that order. */
export async function pageOfOrders(
	db: Reader,
	page: { after: OrderPlace | null; limit: number; emailNorm?: string }
): Promise<OrdersTable[]> {
	const { after, emailNorm } = page;
	let query = db.selectFrom('orders').selectAll();
	if (emailNorm !== undefined) query = query.where('email_norm', '=', emailNorm);
	if (after) {
		query = query.where((where) =>
			where(where.refTuple('placed_at', 'id'), '<', where.tuple(after.placed_at, after.id as Id<'ord'>))
		);
	}
	return query.orderBy('placed_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute();
}

export async function insertOrder(
	tx: Tx,
	order: OrdersTable,
	orderLines: readonly OrderLinesTable[]
): Promise<void> {
	await tx.insertInto('orders').values(order).execute();
	await insertLines(tx, orderLines);
}

export async function insertLines(tx: Tx, orderLines: readonly OrderLinesTable[]): Promise<void> {
	for (const chunk of chunks(orderLines)) await tx.insertInto('order_lines').values(chunk).execute();
}

/** False when somebody else saved the order in between. The new version is the old one plus one. */
export async function saveOrder(
	tx: Tx,
	id: Id<'ord'>,
	version: number,
	change: Partial<Omit<OrdersTable, 'id' | 'version'>>
): Promise<boolean> {
	const done = await tx
		.updateTable('orders')
		.set({ ...change, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function saveLine(
	tx: Tx,
	id: Id<'lin'>,
	change: Partial<Omit<OrderLinesTable, 'id' | 'order_id'>>
): Promise<void> {
	await tx.updateTable('order_lines').set(change).where('id', '=', id).execute();
}

/** Only lines that nothing refers to; the foreign keys refuse any other. */
export async function deleteLines(tx: Tx, ids: readonly Id<'lin'>[]): Promise<void> {
	if (ids.length > 0) await tx.deleteFrom('order_lines').where('id', 'in', ids).execute();
}

/** SQLite binds 32,766 values to a statement at most. */
function* chunks<T>(rows: readonly T[]): Generator<T[]> {
	for (let start = 0; start < rows.length; start += 500) yield rows.slice(start, start + 500);
}

/** Channels that the latest orders name. */
export async function channelsInUse(db: Reader): Promise<string[]> {
	const rows = await db
		.selectFrom(db.selectFrom('orders').select('channel').orderBy('id', 'desc').limit(2_000).as('latest'))
		.select('channel')
		.distinct()
		.execute();
	return rows.map((row) => row.channel).filter((channel) => channel !== '');
}
