import type { Id } from '#lib/domain/ids.ts';

type Instant = number;

/** Units of an order that were given away. The code is computed from id and generation; only its hash is stored. */
export interface GiftsTable {
	id: Id<'gft'>;
	order_id: Id<'ord'>;
	/** A line of the buyer for the receiver; empty: none. */
	message: string;
	/** How often the code was made anew: each time ends the one before. */
	generation: number;
	code_hash: string;
	made_by_kind: 'customer' | 'staff' | 'api' | 'system';
	made_by: string | null;
	created_at: Instant;
	ended_at: Instant | null;
	version: number;
}

export interface GiftLinesTable {
	gift_id: Id<'gft'>;
	order_line_id: Id<'lin'>;
	quantity: number;
}

/** Who sends a gift back: their credit, their mails, and the link in those. */
export interface GiftReturnsTable {
	return_id: Id<'ret'>;
	gift_id: Id<'gft'>;
	email_norm: string;
	customer_id: Id<'cus'>;
	link_hash: string;
}

/** `id` is the SHA-256 of the token in the cookie. `email_norm` was proved with the six digits mailed for `asked_id`. */
export interface GiftSessionsTable {
	id: string;
	gift_id: Id<'gft'>;
	email_norm: string | null;
	asked_id: Id<'tok'> | null;
	asked_email: string | null;
	asked_at: Instant | null;
	tries: number;
	created_at: Instant;
	expires_at: Instant;
}

export interface GiftsSchema {
	gifts: GiftsTable;
	gift_lines: GiftLinesTable;
	gift_returns: GiftReturnsTable;
	gift_sessions: GiftSessionsTable;
}
