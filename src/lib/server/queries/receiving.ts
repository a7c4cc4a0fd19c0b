import type { Id } from '#lib/domain/ids.ts';
import type { Reader } from '../store/database.ts';
import { linesOfOrder } from '../store/orders.ts';
import { reasonsOf } from '../store/reasons.ts';
import type { Choice } from './case.ts';
import { namesOf } from './names.ts';
import { returnView } from './return.ts';
import type { ReturnView } from './return-types.ts';

export type ReceivingView = ReturnView & {
	/** Pieces of the order that could be in the parcel although nobody announced them. */
	others: { line_id: Id<'lin'>; title_en: string; title_th: string; most: number }[];
	reasons: { deduct: Choice[]; reject: Choice[] };
	/** Who opened the parcel, by item. */
	received_by: Record<string, string>;
};

/** All that the bench needs about one parcel; null when there is no such return. */
export async function receivingView(db: Reader, id: Id<'ret'>): Promise<ReceivingView | null> {
	const view = await returnView(db, id);
	if (!view) return null;
	const lines = await linesOfOrder(db, view.order.id);
	const names = await namesOf(
		db,
		view.items.map((item) => item.received_by)
	);
	return {
		...view,
		others: lines.flatMap((line) => {
			const most = line.qty_fulfilled - line.qty_return_open - line.qty_returned;
			const { id: line_id, title_en, title_th } = line;
			return most > 0 ? [{ line_id, title_en, title_th, most }] : [];
		}),
		reasons: { deduct: await reasonsOf(db, 'deduct'), reject: await reasonsOf(db, 'reject') },
		received_by: Object.fromEntries(
			view.items.map((item) => [item.id, names.get(item.received_by ?? '') ?? ''])
		)
	};
}

/** The parcels opened last, to see that the last one was taken. */
export async function lastReceived(
	db: Reader,
	limit: number
): Promise<{ number: string; received_at: number | null; customer_name: string; state: string }[]> {
	return db
		.selectFrom('returns')
		.innerJoin('orders', 'orders.id', 'returns.order_id')
		.select(['returns.number', 'returns.received_at', 'orders.customer_name', 'returns.state'])
		.where('returns.received_at', 'is not', null)
		.orderBy('returns.received_at', 'desc')
		.limit(limit)
		.execute();
}
