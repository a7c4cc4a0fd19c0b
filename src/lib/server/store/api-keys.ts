import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { ApiKeysTable } from './schema.ts';

const byHash = compiled((db, hash: string) =>
	db.selectFrom('api_keys').selectAll().where('hash', '=', hash).where('revoked_at', 'is', null)
);

export const findLiveApiKey = async (db: Reader, hash: string): Promise<ApiKeysTable | null> =>
	(await byHash(db, hash))[0] ?? null;

export const findApiKey = async (db: Reader, id: Id<'key'>): Promise<ApiKeysTable | null> =>
	(await db.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

export const listApiKeys = (db: Reader): Promise<ApiKeysTable[]> =>
	db.selectFrom('api_keys').selectAll().orderBy('created_at', 'desc').execute();

export async function insertApiKey(tx: Tx, key: ApiKeysTable): Promise<void> {
	await tx.insertInto('api_keys').values(key).execute();
}

/** False when there is no such key, or it was revoked before. */
export async function revokeKey(tx: Tx, id: Id<'key'>, now: Instant): Promise<boolean> {
	const done = await tx
		.updateTable('api_keys')
		.set({ revoked_at: now })
		.where('id', '=', id)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function touchApiKey(tx: Tx, id: Id<'key'>, now: Instant): Promise<void> {
	await tx.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', id).execute();
}
