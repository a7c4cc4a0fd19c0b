import { OPEN_INSTANT_STATES } from '#lib/domain/instant/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { InstantExchangesTable } from './schema-instants.ts';
import type { OrdersTable } from './schema.ts';
import { updateRows } from './update.ts';

export const findInstant = async (db: Reader, id: Id<'exc'>): Promise<InstantExchangesTable | null> =>
	(await rows(db).where('exchange_id', '=', id).executeTakeFirst()) ?? null;

export const instantOfReturn = async (db: Reader, id: Id<'ret'>): Promise<InstantExchangesTable | null> =>
	(await rows(db).where('return_id', '=', id).executeTakeFirst()) ?? null;

/** The instant exchange whose deposit a charge is. */
export const instantOfCharge = async (db: Reader, id: Id<'chg'>): Promise<InstantExchangesTable | null> =>
	(await rows(db).where('charge_id', '=', id).executeTakeFirst()) ?? null;

const rows = (db: Reader) => db.selectFrom('instant_exchanges').selectAll();

/** How many a customer has open; of an order that belongs to nobody known, how many the order has. */
export async function openInstantsOf(
	db: Reader,
	{ id, customer_id }: Pick<OrdersTable, 'id' | 'customer_id'>
): Promise<number> {
	const open = db
		.selectFrom('instant_exchanges')
		.innerJoin('orders', 'orders.id', 'instant_exchanges.order_id')
		.select('instant_exchanges.exchange_id')
		.where('instant_exchanges.state', 'in', [...OPEN_INSTANT_STATES]);
	const own =
		customer_id === null ? open.where('orders.id', '=', id) : open.where('customer_id', '=', customer_id);
	return (await own.execute()).length;
}

export async function insertInstant(tx: Tx, row: InstantExchangesTable): Promise<void> {
	await insertRows(tx, 'instant_exchanges', [row]);
}

/** False when somebody else saved it in between. */
export async function saveInstant(
	tx: Tx,
	{ exchange_id, version }: Pick<InstantExchangesTable, 'exchange_id' | 'version'>,
	change: Partial<Omit<InstantExchangesTable, 'exchange_id' | 'version'>>
): Promise<boolean> {
	const set = { ...change, version: version + 1 };
	return (await updateRows(tx, 'instant_exchanges', set, { exchange_id, version })) === 1;
}

/** Those whose last day is near or over and that nobody has called overdue yet. */
export const instantsDue = (
	db: Reader,
	before: Instant,
	limit: number
): Promise<{ exchange_id: Id<'exc'> }[]> =>
	db
		.selectFrom('instant_exchanges')
		.innerJoin('returns', 'returns.id', 'instant_exchanges.return_id')
		.select('exchange_id')
		.where('instant_exchanges.state', '=', 'secured')
		.where('due_at', '<=', before)
		// What is on its way, or here, is nobody's to remind of.
		.where('returns.state', '=', 'approved')
		.orderBy('due_at')
		.limit(limit)
		.execute();
