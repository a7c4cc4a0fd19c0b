import { hasScope, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { findGift, type StoredGift } from '../../store/gifts.ts';
import type { GiftRef } from './types.ts';

/** Whether an actor may give pieces of an order away: its buyer and the shop, never the receiver of a gift. */
export function mayGive(actor: Actor, orderId: Id<'ord'>): ReturnType<typeof refused> | null {
	if (actor.kind === 'customer')
		return actor.orderId === orderId && actor.giftId === undefined ? null : refused('not_found');
	if (actor.kind !== 'api') return null;
	return hasScope(actor, 'orders:write') || hasScope(actor, 'returns:write') ? null : refused('not_allowed');
}

/** A gift that has not ended, for an actor with a right to it, at the version they saw. */
export async function loadGift(db: Reader, actor: Actor, ref: GiftRef): Promise<Result<StoredGift>> {
	const gift = await findGift(db, ref.gift_id);
	if (!gift) return refused('not_found');
	const stranger = mayGive(actor, gift.order_id);
	if (stranger) return stranger;
	if (ref.version !== undefined && ref.version !== gift.version) return refused('changed_meanwhile');
	return gift.ended_at === null ? accepted(gift) : refused('gift_ended');
}
