import { UNANSWERED } from '#lib/domain/cancellation/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { CancellationLinesTable, CancellationsTable } from './schema-cancellations.ts';
import type { RefundsTable } from './schema.ts';
import { updateRows } from './update.ts';

const byId = compiled((db, id: Id<'can'>) => db.selectFrom('cancellations').selectAll().where('id', '=', id));
export const findCancellation = async (db: Reader, id: Id<'can'>): Promise<CancellationsTable | null> =>
	(await byId(db, id))[0] ?? null;

const byNumber = compiled((db, number: string) =>
	db.selectFrom('cancellations').selectAll().where('number', '=', number)
);
export const findCancellationByNumber = async (
	db: Reader,
	number: string
): Promise<CancellationsTable | null> => (await byNumber(db, number))[0] ?? null;

const byKey = compiled((db, key: string) =>
	db.selectFrom('cancellations').selectAll().where('key', '=', key)
);
export const findCancellationByKey = async (db: Reader, key: string): Promise<CancellationsTable | null> =>
	(await byKey(db, key))[0] ?? null;

const open = compiled((db, orderId: Id<'ord'>) =>
	db
		.selectFrom('cancellations')
		.selectAll()
		.where('order_id', '=', orderId)
		.where('state', 'in', ['requested', 'warehouse_check'])
);
/** The one of an order that nobody has answered; there is at most one. */
export const unansweredOfOrder = async (db: Reader, orderId: Id<'ord'>): Promise<CancellationsTable | null> =>
	(await open(db, orderId))[0] ?? null;

/** Oldest first. */
export const cancellationsOfOrder = compiled((db, orderId: Id<'ord'>) =>
	db
		.selectFrom('cancellations')
		.selectAll()
		.where('order_id', '=', orderId)
		.orderBy('requested_at')
		.orderBy('id')
);

export const linesOfCancellation = compiled((db, id: Id<'can'>) =>
	db.selectFrom('cancellation_lines').selectAll().where('cancellation_id', '=', id).orderBy('order_line_id')
);

export async function insertCancellation(
	tx: Tx,
	row: CancellationsTable,
	lines: readonly CancellationLinesTable[]
): Promise<void> {
	await insertRows(tx, 'cancellations', [row]);
	await insertRows(tx, 'cancellation_lines', lines);
}

/** False when somebody else saved it in between. The new version is the old one plus one. */
export async function saveCancellation(
	tx: Tx,
	read: Pick<CancellationsTable, 'id' | 'version'>,
	change: Partial<Omit<CancellationsTable, 'id' | 'version'>>
): Promise<boolean> {
	const { id, version } = read;
	return (await updateRows(tx, 'cancellations', { ...change, version: version + 1 }, { id, version })) === 1;
}

export async function linkRefund(tx: Tx, cancellation_id: Id<'can'>, refund_id: Id<'rfd'>): Promise<void> {
	await insertRows(tx, 'cancellation_refunds', [{ cancellation_id, refund_id }]);
}

const ofRefund = compiled((db, refundId: Id<'rfd'>) =>
	db
		.selectFrom('cancellation_refunds')
		.innerJoin('cancellations', 'cancellations.id', 'cancellation_refunds.cancellation_id')
		.selectAll('cancellations')
		.where('refund_id', '=', refundId)
);
export const cancellationOfRefund = async (
	db: Reader,
	refundId: Id<'rfd'>
): Promise<CancellationsTable | null> => (await ofRefund(db, refundId))[0] ?? null;

export const refundsOfCancellation = compiled<Id<'can'>, RefundsTable>((db, id) =>
	db
		.selectFrom('cancellation_refunds')
		.innerJoin('refunds', 'refunds.id', 'cancellation_refunds.refund_id')
		.selectAll('refunds')
		.where('cancellation_id', '=', id)
		.orderBy('refunds.id')
);

export const isUnanswered = ({ state }: Pick<CancellationsTable, 'state'>): boolean =>
	UNANSWERED.includes(state);
