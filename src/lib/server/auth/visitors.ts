import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';

/** A member of staff who is signed in; `confirmedAt` is when they last proved who they are. */
export type StaffVisitor = Extract<Actor, { kind: 'staff' }> & {
	email: string;
	locale: 'th' | 'en';
	hasSecondFactor: boolean;
	confirmedAt: Instant;
};

/** Somebody who proved a mailbox (sees all orders of it) or holds the link of one order (sees that one). */
export type CustomerVisitor = { sessionId: string; email: string | null; orderId: Id<'ord'> | null };

/** Who holds the code of one gift: sees its pieces and nothing else. `email` once their mailbox is proved. */
export type GiftVisitor = { sessionId: string; giftId: Id<'gft'>; email: string | null };
