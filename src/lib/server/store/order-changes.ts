import type { Id } from '#lib/domain/ids.ts';
import { isPacked, type ChangeFacts } from '#lib/domain/order-change/decide.ts';
import type { ChangeKind, ChangePair } from '#lib/domain/order-change/kinds.ts';
import { OPEN_CHANGE_STATES } from '#lib/domain/order-change/states.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { fulfilmentsOfOrder } from './fulfilments.ts';
import { insertRows } from './insert.ts';
import { paymentsOfOrder } from './payments.ts';
import type { OrdersTable } from './schema.ts';
import type { OrderChangesTable } from './schema-order-changes.ts';
import { updateRows } from './update.ts';

export type OrderChange = Omit<OrderChangesTable, 'kind' | 'before' | 'after'> & ChangePair;

const byId = compiled((db, id: Id<'och'>) => db.selectFrom('order_changes').selectAll().where('id', '=', id));
export async function findOrderChange(db: Reader, id: Id<'och'>): Promise<OrderChange | null> {
	const [row] = await byId(db, id);
	return row ? fromRow(row) : null;
}

const ofOrder = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('order_changes').selectAll().where('order_id', '=', orderId).orderBy('id')
);
/** Oldest first. */
export const changesOfOrder = async (db: Reader, orderId: Id<'ord'>): Promise<OrderChange[]> =>
	(await ofOrder(db, orderId)).map(fromRow);

/** The one of this kind of which nothing has come yet. */
export const openChange = (changes: readonly OrderChange[], kind: ChangeKind): OrderChange | null =>
	changes.find((change) => change.kind === kind && OPEN_CHANGE_STATES.includes(change.state)) ?? null;

export async function insertOrderChange(tx: Tx, change: OrderChange): Promise<void> {
	const row = { ...change, before: JSON.stringify(change.before), after: JSON.stringify(change.after) };
	await insertRows(tx, 'order_changes', [row]);
}

/** False when somebody else saved it in between. The new version is the old one plus one. */
export async function saveOrderChange(
	tx: Tx,
	{ id, version }: Pick<OrderChangesTable, 'id' | 'version'>,
	change: Partial<Omit<OrderChangesTable, 'id' | 'version'>>
): Promise<boolean> {
	const set = { ...change, version: version + 1 };
	return (await updateRows(tx, 'order_changes', set, { id, version })) === 1;
}

const fromRow = (row: OrderChangesTable): OrderChange =>
	({ ...row, before: JSON.parse(row.before), after: JSON.parse(row.after) }) as OrderChange;

/** What a decision about changing an order looks at. */
export async function changeFacts(db: Reader, order: OrdersTable): Promise<ChangeFacts> {
	const payments = await paymentsOfOrder(db, order.id);
	return {
		placed_at: order.placed_at,
		cancelled: order.cancelled_at !== null,
		packed: isPacked(await fulfilmentsOfOrder(db, order.id)),
		disputed: payments.some((payment) => payment.dispute_state !== 'none'),
		total_minor: order.total_minor,
		currency: order.currency
	};
}
