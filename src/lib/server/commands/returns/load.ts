import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { findOrder } from '../../store/orders.ts';
import { findReturn, itemsOfReturn } from '../../store/returns.ts';
import type { OrdersTable, ReturnItemsTable, ReturnsTable } from '../../store/schema.ts';
import { refusalOf, type Right } from './permissions.ts';
import type { ReturnRef } from './types.ts';

export type LoadedReturn = { return: ReturnsTable; items: ReturnItemsTable[]; order: OrdersTable };

/** A return for an actor with a right to it, at the version they saw. */
export async function loadReturn(
	tx: Reader,
	actor: Actor,
	right: Right,
	ref: ReturnRef
): Promise<Result<LoadedReturn>> {
	const row = await findReturn(tx, ref.return_id);
	const order = row && (await findOrder(tx, row.order_id));
	if (!row || !order) return refused('not_found');
	const stranger = refusalOf(actor, right, order.id);
	if (stranger) return stranger;
	if (!isTheirs(actor, row)) return refused('not_found');
	if (ref.version !== undefined && ref.version !== row.version) {
		return refused('changed_meanwhile', { state: row.state });
	}
	return accepted({ return: row, items: await itemsOfReturn(tx, row.id), order });
}

/** A gift's return is its receiver's and nobody else's among customers, the buyer included. */
export const isTheirs = (actor: Actor, row: Pick<ReturnsTable, 'gift_id'>): boolean =>
	actor.kind !== 'customer' || (row.gift_id ?? undefined) === actor.giftId;
