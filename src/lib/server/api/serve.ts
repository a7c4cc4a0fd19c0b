import type { RequestEvent, RequestHandler } from '@sveltejs/kit';
import type { z } from 'zod';
import { hasScope } from '#lib/domain/actor.ts';
import { problems } from '#lib/i18n/problems.ts';
import { say } from '#lib/i18n/say.ts';
import { seal, unseal } from '../auth/sealed.ts';
import type { Config } from '../config.ts';
import { ASK_AGAIN_SECONDS, isUnavailable } from '../store/unavailable.ts';
import { authenticate } from './authenticate.ts';
import { fieldErrors } from './field-errors.ts';
import { once, type Kept } from './idempotency.ts';
import { parseJson } from './json.ts';
import type { Answer, ApiActor, Operation } from './operation.ts';
import { httpProblem, plainProblem, refusalProblem, type Asked } from './problem.ts';
import { isJson, MOST_BYTES, readBody } from './read-body.ts';

/** The door of one operation: credential, scope, address, body, then the handler, each with its own problem. */
export const serve =
	(operation: Operation): RequestHandler =>
	async (event) => {
		const asked = askedBy(event);
		try {
			return await answer(operation, event, asked);
		} catch (error) {
			event.locals.context.log.error(
				{ request: event.locals.requestId, operation: operation.id, err: error },
				'API operation broke'
			);
			return brokenApi(asked, error);
		}
	};

/** What broke is ours: for a while, which is worth asking again, or for good. */
export const brokenApi = (asked: Omit<Asked, 'shop'>, error: unknown): Response =>
	isUnavailable(error)
		? plainProblem(asked, 'unavailable', 503, { headers: { 'retry-after': String(ASK_AGAIN_SECONDS) } })
		: plainProblem(asked, 'internal_fault', 500);

/** For methods that an address does not take. */
export const refuseMethod =
	(...allowed: string[]): RequestHandler =>
	(event) =>
		plainProblem(askedBy(event), 'method_not_allowed', 405, { headers: { allow: allowed.join(', ') } });

export function askedBy({ locals }: Pick<RequestEvent, 'locals'>): Asked {
	return {
		locale: locals.locale,
		requestId: locals.requestId,
		origin: locals.context.config.ORIGIN,
		shop: { currency: locals.shop.currency, timezone: locals.shop.timezone }
	};
}

async function answer(operation: Operation, event: RequestEvent, asked: Asked): Promise<Response> {
	const ctx = event.locals.context;
	const actor = await authenticate(ctx, event.request.headers);
	if (!actor) {
		return plainProblem(asked, 'not_authenticated', 401, {
			headers: { 'www-authenticate': 'Bearer realm="Homeward API"' }
		});
	}
	if (!hasScope(actor, operation.scope)) {
		const title = say(asked.locale, problems.scope_missing, { scope: operation.scope });
		return httpProblem(asked, { code: 'scope_missing', status: 403, title });
	}
	const params = await parsed(operation.params, event.params);
	if (!params.ok) return plainProblem(asked, 'not_found', 404);
	const query = await parsed(operation.query, singleValues(event.url.searchParams));
	if (!query.ok) {
		const errors = fieldErrors(query.issues, asked.locale).map(({ pointer, ...error }) => ({
			parameter: pointer?.slice(1) ?? '',
			...error
		}));
		return plainProblem(asked, 'query_invalid', 400, { errors });
	}
	const body = await bodyOf(operation, event.request, asked);
	if (body instanceof Response) return body;
	const key = keyOf(operation, event.request, asked);
	if (key instanceof Response) return key;
	const call = {
		ctx,
		actor,
		params: params.value,
		query: query.value,
		body: body.value,
		locale: asked.locale,
		idempotencyKey: `api:${actor.id}:${key ?? ctx.ids.token()}`
	};
	const work = async (): Promise<Kept & Pick<Answer, 'headers' | 'file'>> => {
		const result = await operation.handle(call);
		if (!result.ok) {
			const { refusal, would_change } = result;
			const problem = { ...refusalProblem(asked, refusal), ...(would_change && { would_change }) };
			return { status: problem.status, body: JSON.stringify(problem) };
		}
		return { ...result.value, body: JSON.stringify(result.value.body) };
	};
	if (key === null) return respond(await work());
	return replayable(operation, event, asked, { actor, key, bytes: body.bytes }, work);
}

async function replayable(
	operation: Operation,
	event: RequestEvent,
	asked: Asked,
	caller: { actor: ApiActor; key: string; bytes: Uint8Array },
	work: () => Promise<Kept>
): Promise<Response> {
	const path = event.url.pathname + event.url.search;
	const { context } = event.locals;
	const kept = operation.holdsSecret ? sealedAnswers(context.config, caller) : asItIs;
	const request = { ...caller, method: operation.method, path };
	const outcome = await once(context, request, async () => kept.closed(await work()));
	if (outcome.kind === 'reused') return plainProblem(asked, 'key_reused_with_other_body', 409);
	if (outcome.kind === 'in_progress') {
		return plainProblem(asked, 'request_in_progress', 409, { headers: { 'retry-after': '1' } });
	}
	return respond(kept.opened(outcome.answer), outcome.repeated ? { 'idempotent-replayed': 'true' } : {});
}

const asItIs = { closed: (answer: Kept) => answer, opened: (answer: Kept) => answer };

/** What is shown once is kept for its repetition as nobody can read it who reads the database. */
function sealedAnswers(config: Config, { actor, key }: { actor: ApiActor; key: string }): typeof asItIs {
	const bound = `answer:${actor.id}:${key}`;
	return {
		closed: (answer) => ({ ...answer, body: seal(config, bound, answer.body) }),
		opened: (answer) => {
			const body = unseal(config, bound, answer.body);
			if (body === null) throw new Error('a sealed answer cannot be opened: APP_SECRET was changed');
			return { ...answer, body };
		}
	};
}

const respond = (
	{ status, body, file }: Kept & Pick<Answer, 'file'>,
	headers: Record<string, string> = {}
): Response =>
	new Response(file ? Buffer.from(file.bytes) : body, {
		status,
		headers: {
			'content-type': file?.media ?? (status < 400 ? 'application/json' : 'application/problem+json'),
			'cache-control': 'no-store',
			...headers
		}
	});

type Checked = { ok: true; value: unknown } | { ok: false; issues: z.core.$ZodIssue[] };

async function parsed(schema: z.ZodType | undefined, input: unknown): Promise<Checked> {
	if (!schema) return { ok: true, value: {} };
	const result = await schema.safeParseAsync(input, { reportInput: true });
	return result.success ? { ok: true, value: result.data } : { ok: false, issues: result.error.issues };
}

/** A parameter that comes twice is an array, which no schema takes: nobody can tell which of the two counts. */
function singleValues(parameters: URLSearchParams): Record<string, string | string[]> {
	const names = [...new Set(parameters.keys())];
	return Object.fromEntries(
		names.map((name) => {
			const values = parameters.getAll(name);
			return [name, values.length === 1 ? values[0]! : values];
		})
	);
}

type Body = { value: unknown; bytes: Uint8Array };

async function bodyOf(operation: Operation, request: Request, asked: Asked): Promise<Body | Response> {
	if (operation.method === 'GET') return { value: {}, bytes: new Uint8Array() };
	const most = operation.upload?.most ?? MOST_BYTES;
	const bytes = await readBody(request, most);
	if (!bytes) {
		const title = say(asked.locale, problems.body_too_large, { most });
		return httpProblem(asked, { code: 'body_too_large', status: 413, title });
	}
	if (operation.upload) {
		const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
		if (!operation.upload.types.includes(type)) return plainProblem(asked, 'media_type_not_supported', 415);
		return { value: bytes, bytes };
	}
	if (!operation.body) return { value: {}, bytes };
	if (!isJson(request)) return plainProblem(asked, 'media_type_not_supported', 415);
	const json = parseJson(bytes);
	if (!json.ok) return plainProblem(asked, 'json_invalid', 400);
	const checked = await parsed(operation.body.schema, json.value);
	if (!checked.ok) {
		const errors = fieldErrors(checked.issues, asked.locale);
		return plainProblem(asked, 'body_invalid', 422, { errors });
	}
	return { value: checked.value, bytes };
}

function keyOf(operation: Operation, request: Request, asked: Asked): string | null | Response {
	if (operation.method === 'GET') return null;
	const key = request.headers.get('idempotency-key');
	if (key === null) {
		return operation.idempotency === 'required' ? plainProblem(asked, 'idempotency_key_missing', 400) : null;
	}
	return /^[\x21-\x7e]{1,255}$/.test(key) ? key : plainProblem(asked, 'idempotency_key_invalid', 400);
}
