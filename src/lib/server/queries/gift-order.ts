import type { Id } from '#lib/domain/ids.ts';
import type { Reader } from '../store/database.ts';
import { findGift } from '../store/gifts.ts';

/** The order that a gift came from: for commands, never for a page of the receiver. */
export const orderOfGift = async (db: Reader, giftId: Id<'gft'>): Promise<Id<'ord'> | null> =>
	(await findGift(db, giftId))?.order_id ?? null;
