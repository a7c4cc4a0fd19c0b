import { changeBarred, changeUntil, type ChangeAuthor } from '#lib/domain/order-change/decide.ts';
import { heldValue } from '#lib/domain/order-change/held.ts';
import { CHANGE_KINDS, type ChangeKind, type ChangeValue } from '#lib/domain/order-change/kinds.ts';
import type { OrderChangeSettings } from '#lib/domain/order-change/settings.ts';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { changeFacts, changesOfOrder, openChange, type OrderChange } from '../store/order-changes.ts';
import { findOrderByNumber, linesOfOrder } from '../store/orders.ts';
import type { OrderLinesTable, OrdersTable } from '../store/schema.ts';
import { lineChangesIfAny, type LineChange } from './line-changes.ts';
import { namesOf } from './names.ts';

export type { OrderChange } from '../store/order-changes.ts';

/** One kind of change of an order: what it says now, and what can be done. */
export type ChangeStanding = {
	kind: ChangeKind;
	held: ChangeValue;
	/** Why it can't be changed; null: it can. */
	barred: Refusal | null;
	/** The last moment by the merchant's clock. */
	until: Instant | null;
	/** A wish that nothing has come of yet. */
	open: OrderChange | null;
};

/** What of an order can be changed today, and by whom. */
export async function changeStanding(
	db: Reader,
	order: OrdersTable,
	settings: OrderChangeSettings,
	author: ChangeAuthor['kind'],
	now: Instant
): Promise<ChangeStanding[]> {
	const facts = await changeFacts(db, order);
	const changes = await changesIfAny(db, order);
	return CHANGE_KINDS.map((kind) => ({
		kind,
		held: heldValue(kind, order),
		barred: changeBarred(kind, facts, settings, author, now),
		until: author === 'customer' ? changeUntil(kind, settings, order.placed_at) : null,
		open: openChange(changes, kind)
	}));
}

/** Oldest first; nothing is read for an order that nobody changed. */
export const changesIfAny = async (
	db: Reader,
	order: { id: Id<'ord'>; changes: number }
): Promise<OrderChange[]> => (order.changes > 0 ? changesOfOrder(db, order.id) : []);

export type DeskChanges = {
	order: OrdersTable;
	standing: ChangeStanding[];
	/** Newest first, with the names of who asked and decided. */
	made: (OrderChange & { requested_by_name: string; decided_by_name: string })[];
	/** The same of pieces, each with the line that is changed. */
	pieces: (LineChange & { line: OrderLinesTable; requested_by_name: string; decided_by_name: string })[];
};

/** The changes of an order as staff see them, by its number as typed; null when there is none. */
export async function deskChanges(
	db: Reader,
	typed: string,
	settings: OrderChangeSettings,
	now: Instant
): Promise<DeskChanges | null> {
	const order = await findOrderByNumber(db, normalOrderNumber(typed));
	if (!order) return null;
	const changes = await changesIfAny(db, order);
	const pieces = await lineChangesIfAny(db, order);
	const lines = pieces.length > 0 ? await linesOfOrder(db, order.id) : [];
	const names = await namesOf(
		db,
		[...changes, ...pieces].flatMap((change) => [change.requested_by, change.decided_by])
	);
	const named = <C extends { requested_by: string | null; decided_by: string | null }>(change: C) => ({
		...change,
		requested_by_name: names.get(change.requested_by ?? '') ?? '',
		decided_by_name: names.get(change.decided_by ?? '') ?? ''
	});
	return {
		order,
		standing: await changeStanding(db, order, settings, 'shop', now),
		made: changes.reverse().map(named),
		pieces: pieces
			.reverse()
			.map((change) => ({ ...named(change), line: lines.find((line) => line.id === change.line_id)! }))
	};
}
