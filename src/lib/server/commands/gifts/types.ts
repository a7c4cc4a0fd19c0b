import type { Id } from '#lib/domain/ids.ts';

export type MakeGiftInput = {
	order_id: Id<'ord'>;
	/** A line of the buyer that the receiver reads; empty: none. */
	message: string;
	/** What was given away; null: all that is left of the order. */
	lines: { line_id: Id<'lin'>; quantity: number }[] | null;
};
export type GiftRef = { gift_id: Id<'gft'>; version?: number };

/** A gift with its code, which is told to whoever made it and stored nowhere. */
export type MadeGift = { gift_id: Id<'gft'>; code: string };

/** Who sends a gift back, as a request for a return names them. */
export type Receiver = { gift_id: Id<'gft'>; email: string };
