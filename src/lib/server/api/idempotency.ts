import { MINUTE } from '#lib/domain/time.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../ids.ts';
import { claimKey, keepAnswer, releaseKey, takeOverKey } from '../store/idempotency.ts';
import type { ApiActor } from './operation.ts';

export type Kept = { status: number; body: string };
export type Outcome =
	{ kind: 'answered'; answer: Kept; repeated: boolean } | { kind: 'reused' } | { kind: 'in_progress' };

/** After this long whoever claimed a key has died; commands are safe to run again. */
const CLAIM_LASTS = MINUTE;

/**
 * Runs `work` once per key: the same request again gets the stored answer word for word, another request with the same
 * key is refused, and so is one that comes while the first is being worked on. Broken work leaves the key free.
 */
export async function once(
	ctx: Context,
	request: { actor: ApiActor; key: string; method: string; path: string; bytes: Uint8Array },
	work: () => Promise<Kept>
): Promise<Outcome> {
	const place = { api_key_id: request.actor.id, key: request.key };
	const now = ctx.clock.now();
	const body = Buffer.from(request.bytes).toString('base64');
	const request_hash = sha256([request.method, request.path, body].join('\n'));
	const mine = await ctx.db.transaction(async (tx): Promise<Outcome | null> => {
		const held = await claimKey(tx, { ...place, request_hash, created_at: now });
		if (!held) return null;
		if (held.request_hash !== request_hash) return { kind: 'reused' };
		if (held.status !== null) {
			return { kind: 'answered', answer: { status: held.status, body: held.body ?? '' }, repeated: true };
		}
		const isDead = now - held.created_at > CLAIM_LASTS;
		return isDead && (await takeOverKey(tx, place, held.created_at, now)) ? null : { kind: 'in_progress' };
	});
	if (mine) return mine;
	try {
		const answer = await work();
		await ctx.db.transaction((tx) => keepAnswer(tx, place, answer));
		return { kind: 'answered', answer, repeated: false };
	} catch (error) {
		await ctx.db.transaction((tx) => releaseKey(tx, place));
		throw error;
	}
}
