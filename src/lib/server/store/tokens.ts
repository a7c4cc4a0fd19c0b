import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { AccessTokensTable } from './schema.ts';

const byHash = compiled((db, hash: string) =>
	db.selectFrom('access_tokens').selectAll().where('hash', '=', hash)
);

/** One that may still be used: neither used up nor past its time. */
export async function findLiveToken(
	db: Reader,
	token: { hash: string; purpose: AccessTokensTable['purpose'] },
	now: Instant
): Promise<AccessTokensTable | null> {
	const found = (await byHash(db, token.hash))[0];
	return found && found.purpose === token.purpose && found.used_at === null && found.expires_at > now
		? found
		: null;
}

export async function insertToken(tx: Tx, token: AccessTokensTable): Promise<void> {
	await tx.insertInto('access_tokens').values(token).execute();
}

/** Counts a try and gives the token, or null when there is no try left: one statement, whoever else is trying. */
export async function countTry(
	tx: Tx,
	id: Id<'tok'>,
	mostTries: number,
	now: Instant
): Promise<AccessTokensTable | null> {
	const tried = await tx
		.updateTable('access_tokens')
		.set((set) => ({ attempts: set('attempts', '+', 1) }))
		.where('id', '=', id)
		.where('used_at', 'is', null)
		.where('expires_at', '>', now)
		.where('attempts', '<', mostTries)
		.returningAll()
		.executeTakeFirst();
	return tried ?? null;
}

/** Uses a single-use token up. Null when it is unknown, expired, of another purpose or used before. */
export async function useToken(
	tx: Tx,
	token: { hash: string; purpose: AccessTokensTable['purpose'] },
	now: Instant
): Promise<AccessTokensTable | null> {
	const used = await tx
		.updateTable('access_tokens')
		.set({ used_at: now })
		.where('hash', '=', token.hash)
		.where('purpose', '=', token.purpose)
		.where('used_at', 'is', null)
		.where('expires_at', '>', now)
		.returningAll()
		.executeTakeFirst();
	return used ?? null;
}

/** The order's own link, as long as it may be used; the youngest one. */
export async function liveOrderLink(
	db: Reader,
	orderId: Id<'ord'>,
	now: Instant
): Promise<AccessTokensTable | null> {
	const found = await db
		.selectFrom('access_tokens')
		.selectAll()
		.where('order_id', '=', orderId)
		.where('purpose', '=', 'order_link')
		.where('used_at', 'is', null)
		.where('expires_at', '>', now)
		.orderBy('expires_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return found ?? null;
}

export async function extendToken(tx: Tx, id: Id<'tok'>, expiresAt: Instant): Promise<void> {
	await tx.updateTable('access_tokens').set({ expires_at: expiresAt }).where('id', '=', id).execute();
}

/** Codes and links that open an order, none of which opens it from now on. */
export async function useUpOrderTokens(tx: Tx, orderId: Id<'ord'>, now: Instant): Promise<void> {
	await tx
		.updateTable('access_tokens')
		.set({ used_at: now })
		.where('order_id', '=', orderId)
		.where('used_at', 'is', null)
		.execute();
}

export async function deleteTokensExpiredBefore(tx: Tx, instant: Instant): Promise<void> {
	await tx.deleteFrom('access_tokens').where('expires_at', '<', instant).execute();
}
