import { API_SCOPES, type ApiScope } from '#lib/domain/actor.ts';
import { MINUTE } from '#lib/domain/time.ts';
import type { Context } from '../context.ts';
import { sha256 } from '../ids.ts';
import { findLiveApiKey, touchApiKey } from '../store/api-keys.ts';
import type { ApiActor } from './operation.ts';

/** The API key behind `Authorization: Bearer hw_…`, or null. Only its hash is known here, so there is nothing to compare. */
export async function authenticate(ctx: Context, headers: Headers): Promise<ApiActor | null> {
	const token = /^Bearer (hw_[A-Za-z0-9_-]{43})$/i.exec(headers.get('authorization') ?? '')?.[1];
	if (token === undefined) return null;
	const key = await findLiveApiKey(ctx.db.read, sha256(token));
	if (!key) return null;
	const now = ctx.clock.now();
	// Once a minute is exact enough to find a key that nobody uses, and spares a write per request.
	if (key.last_used_at === null || now - key.last_used_at > MINUTE) {
		await ctx.db.transaction((tx) => touchApiKey(tx, key.id, now));
	}
	return { kind: 'api', id: key.id, name: key.name, scopes: scopesOf(key.scopes) };
}

export const scopesOf = (stored: string): ApiScope[] =>
	API_SCOPES.filter((scope) => stored.split(' ').includes(scope));
