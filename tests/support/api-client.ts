import type { RequestEvent } from '@sveltejs/kit';
import { API_SCOPES, type ApiScope } from '#lib/domain/actor.ts';
import type { Locale } from '#lib/i18n/say.ts';
import { createApiKey } from '#lib/server/commands/api-keys/create-api-key.ts';
import type { Context } from '#lib/server/context.ts';
import { door } from '#lib/server/api/door.ts';
import { operations } from '#lib/server/api/registry.ts';
import { readShop } from '#lib/server/store/shop.ts';

export type Reply = { status: number; body: Record<string, unknown>; headers: Headers };

export type ApiClient = {
	secret: string;
	get(path: string, headers?: Record<string, string>): Promise<Reply>;
	post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
	/** The request exactly as given, with this key unless another one is named. */
	send(method: string, path: string, init?: RequestInit): Promise<Reply>;
};

/** Requests straight at the doors of the API, with a key of its own, on the context's real database. */
export async function apiClient(
	ctx: Context,
	scopes: readonly ApiScope[] = API_SCOPES,
	locale: Locale = 'en'
): Promise<ApiClient> {
	const made = await createApiKey(ctx, { kind: 'system' }, { name: 'tests', scopes });
	if (!made.ok) throw new Error(made.refusal.reason);
	const { secret } = made.value;
	const send: ApiClient['send'] = async (method, path, init = {}) => {
		const url = new URL(`/api/v1${path}`, ctx.config.ORIGIN);
		const headers = new Headers(init.headers);
		if (!headers.has('authorization')) headers.set('authorization', `Bearer ${secret}`);
		const request = new Request(url, { ...init, method, headers });
		const response = await answer(ctx, request, url, locale);
		const text = await response.text();
		return {
			status: response.status,
			body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
			headers: response.headers
		};
	};
	return {
		secret,
		send,
		get: (path, headers = {}) => send('GET', path, { headers }),
		post: (path, body, headers = {}) =>
			send('POST', path, {
				body: JSON.stringify(body),
				headers: { 'content-type': 'application/json', ...headers }
			})
	};
}

async function answer(ctx: Context, request: Request, url: URL, locale: Locale): Promise<Response> {
	const found = doorOf(url.pathname.slice('/api/v1'.length));
	if (!found) throw new Error(`no operation has the path ${url.pathname}`);
	const shop = await readShop(ctx.db.read);
	const locals = { context: ctx, requestId: 'request-of-a-test', locale, shop };
	const event = { request, url, params: found.params, locals } as unknown as RequestEvent;
	const { method } = request;
	const handler =
		method === 'GET' || method === 'POST' || method === 'PUT' ? found.door[method] : found.door.fallback;
	return handler(event as Parameters<typeof handler>[0]);
}

function doorOf(path: string) {
	for (const template of new Set(operations.map((operation) => operation.path))) {
		const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
		const match = new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(path);
		if (!match) continue;
		const params = Object.fromEntries(
			names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')])
		);
		return { door: door(template), params };
	}
	return null;
}
