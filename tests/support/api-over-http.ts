import { API_SCOPES, type ApiScope } from '#lib/domain/actor.ts';
import { createApiKey } from '#lib/server/commands/api-keys/create-api-key.ts';
import { randomIds } from '#lib/server/ids.ts';
import { openDatabase } from '#lib/server/store/database.ts';
import type { Shop } from './server.ts';

export type Reply = { status: number; body: Record<string, unknown>; headers: Headers };

/** A program of somebody else's: it has a key, an address and nothing more. */
export async function apiOverHttp(shop: Shop, scopes: readonly ApiScope[] = API_SCOPES) {
	const secret = await keyFor(shop, scopes);
	const send = async (method: string, path: string, init: RequestInit = {}): Promise<Reply> => {
		const headers = new Headers(init.headers);
		if (!headers.has('authorization')) headers.set('authorization', `Bearer ${secret}`);
		const response = await fetch(`${shop.url}/api/v1${path}`, { ...init, method, headers });
		const text = await response.text();
		const isJson = /json/.test(response.headers.get('content-type') ?? '');
		return {
			status: response.status,
			body: isJson ? (JSON.parse(text) as Record<string, unknown>) : { text },
			headers: response.headers
		};
	};
	return {
		send,
		get: (path: string) => send('GET', path),
		post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
			send('POST', path, {
				body: JSON.stringify(body),
				headers: { 'content-type': 'application/json', ...headers }
			})
	};
}

async function keyFor(shop: Shop, scopes: readonly ApiScope[]): Promise<string> {
	const db = await openDatabase({ url: shop.databaseUrl });
	try {
		const ctx = { db, clock: { now: () => Date.now() }, ids: randomIds };
		const made = await createApiKey(ctx, { kind: 'system' }, { name: 'tests', scopes });
		if (!made.ok) throw new Error(made.refusal.reason);
		return made.value.secret;
	} finally {
		await db.close();
	}
}
