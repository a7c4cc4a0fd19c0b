import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { GiftSessionsTable } from './schema-gifts.ts';

/** Sessions of receivers, by the hash of their token; each opens one gift and nothing else. */

export async function insertGiftSession(tx: Tx, session: GiftSessionsTable): Promise<void> {
	await tx.insertInto('gift_sessions').values(session).execute();
}

export async function findGiftSession(
	db: Reader,
	hash: string,
	now: Instant
): Promise<GiftSessionsTable | null> {
	const [found] = await byHash(db, hash);
	return found && found.expires_at > now ? found : null;
}

/** The session whose mailbox a code was mailed to. */
export const findGiftSessionAsked = async (db: Reader, id: Id<'tok'>): Promise<GiftSessionsTable | null> =>
	(await byAsked(db, id))[0] ?? null;

/** A new code is on its way: the one before it and its tries count no more. */
export async function askMailbox(
	tx: Tx,
	session: string,
	asked: { asked_id: Id<'tok'>; asked_email: string; asked_at: Instant }
): Promise<void> {
	await tx
		.updateTable('gift_sessions')
		.set({ ...asked, tries: 0 })
		.where('id', '=', session)
		.execute();
}

/** Counts a try at the code and gives the session; null when none is left, whoever else is trying. */
export async function countGiftTry(
	tx: Tx,
	session: string,
	{ mostTries, askedAfter }: { mostTries: number; askedAfter: Instant }
): Promise<GiftSessionsTable | null> {
	const tried = await tx
		.updateTable('gift_sessions')
		.set((set) => ({ tries: set('tries', '+', 1) }))
		.where('id', '=', session)
		.where('asked_at', '>', askedAfter)
		.where('tries', '<', mostTries)
		.returningAll()
		.executeTakeFirst();
	return tried ?? null;
}

/** The mailbox is proved, and the code is used up. */
export async function proveMailbox(tx: Tx, session: string, email: string): Promise<void> {
	await tx
		.updateTable('gift_sessions')
		.set({ email_norm: email, asked_id: null, asked_email: null, asked_at: null })
		.where('id', '=', session)
		.execute();
}

export async function deleteGiftSession(tx: Tx, hash: string): Promise<void> {
	await tx.deleteFrom('gift_sessions').where('id', '=', hash).execute();
}

/** Nobody who came in with a code that has ended stays in. */
export async function deleteSessionsOfGift(tx: Tx, giftId: Id<'gft'>): Promise<void> {
	await tx
		.deleteFrom('gift_sessions')
		.where('gift_id', '=', giftId)
		.where('email_norm', 'is', null)
		.execute();
}

export async function deleteGiftSessionsExpiredBefore(tx: Tx, instant: Instant): Promise<void> {
	await tx.deleteFrom('gift_sessions').where('expires_at', '<', instant).execute();
}

const byHash = compiled((db, hash: string) =>
	db.selectFrom('gift_sessions').selectAll().where('id', '=', hash)
);
const byAsked = compiled((db, id: Id<'tok'>) =>
	db.selectFrom('gift_sessions').selectAll().where('asked_id', '=', id)
);
