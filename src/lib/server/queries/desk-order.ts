import { problemOf } from '#lib/domain/claim/problems.ts';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { notesOfOrder } from '../store/notes.ts';
import { findOrderByNumber } from '../store/orders.ts';
import { reasonsOf, type Reason } from '../store/reasons.ts';
import type { NotesTable } from '../store/schema.ts';
import { customerOrder, type CustomerOrder } from './customer-order.ts';
import { namesOf } from './names.ts';

export type DeskOrder = CustomerOrder & {
	notes: NotesTable[];
	/** Names of the staff and keys behind the events, by actor id. */
	names: Record<string, string>;
};

/** An order as staff see it, by its number as typed; null when there is none. */
export async function deskOrder(db: Reader, typed: string, now: Instant): Promise<DeskOrder | null> {
	const order = await findOrderByNumber(db, normalOrderNumber(typed));
	const view = order && (await customerOrder(db, order.id, now));
	if (!view) return null;
	const names = await namesOf(
		db,
		view.events.map((event) => event.actor_id)
	);
	return { ...view, notes: await notesOfOrder(db, view.order.id), names: Object.fromEntries(names) };
}

/** Why something comes back, as the merchant words it today. */
export const returnReasons = async (db: Reader): Promise<Reason[]> =>
	(await reasonsOf(db, 'return')).filter(({ code }) => problemOf(code) === null);
