import type { Instant } from '#lib/domain/time.ts';
import type { Tx } from './database.ts';
import type { IdempotencyKeysTable } from './schema.ts';

type Claim = Pick<IdempotencyKeysTable, 'api_key_id' | 'key' | 'request_hash' | 'created_at'>;
type Place = Pick<IdempotencyKeysTable, 'api_key_id' | 'key'>;

/** Null when the key is now ours to work on; otherwise the row of whoever was first. */
export async function claimKey(tx: Tx, claim: Claim): Promise<IdempotencyKeysTable | null> {
	const inserted = await tx
		.insertInto('idempotency_keys')
		.values({ ...claim, status: null, body: null })
		.onConflict((conflict) => conflict.columns(['api_key_id', 'key']).doNothing())
		.executeTakeFirst();
	if (inserted.numInsertedOrUpdatedRows === 1n) return null;
	return at(tx, claim).executeTakeFirstOrThrow();
}

/** Takes over a claim whose holder died: true when nobody else was quicker. */
export async function takeOverKey(tx: Tx, place: Place, claimedAt: Instant, now: Instant): Promise<boolean> {
	const taken = await tx
		.updateTable('idempotency_keys')
		.set({ created_at: now })
		.where('api_key_id', '=', place.api_key_id)
		.where('key', '=', place.key)
		.where('created_at', '=', claimedAt)
		.where('status', 'is', null)
		.executeTakeFirst();
	return taken.numUpdatedRows === 1n;
}

/** Keeps the answer, so the same request gets it again word for word. */
export async function keepAnswer(
	tx: Tx,
	place: Place,
	answer: { status: number; body: string }
): Promise<void> {
	await tx
		.updateTable('idempotency_keys')
		.set(answer)
		.where('api_key_id', '=', place.api_key_id)
		.where('key', '=', place.key)
		.execute();
}

/** The request broke down before it had an answer: it may be sent again. */
export async function releaseKey(tx: Tx, place: Place): Promise<void> {
	await tx
		.deleteFrom('idempotency_keys')
		.where('api_key_id', '=', place.api_key_id)
		.where('key', '=', place.key)
		.where('status', 'is', null)
		.execute();
}

const at = (tx: Tx, place: Place) =>
	tx
		.selectFrom('idempotency_keys')
		.selectAll()
		.where('api_key_id', '=', place.api_key_id)
		.where('key', '=', place.key);
