import { setTimeout as wait } from 'node:timers/promises';
import { prepareCall, type ApiCall } from './api.ts';
import { ApiError, internalError } from './errors.ts';
import type { Faults, RequestFault } from './faults.ts';
import { canonical } from './form.ts';
import { keyInUse, type Idempotency } from './idempotency.ts';
import { newRequestId } from './ids.ts';
import type { World } from './world.ts';

export type Answer = { status: number; body: string; headers: Record<string, string> };
export type Cause = { id: string; idempotency_key: string | null };

export type Answering = {
	world: World;
	faults: Faults;
	idempotency: Idempotency;
	/** Says which request the events that follow are caused by. */
	setCause(cause: Cause | null): void;
};

/** Answers one API call as Stripe would, with the fault (if any) that strikes it. */
export async function answer(
	parts: Answering,
	call: ApiCall,
	key: string | undefined,
	fault: RequestFault | undefined
): Promise<Answer> {
	const requestId = newRequestId();
	const params = canonical(call.params);
	const kept = key === undefined ? undefined : begin(parts, key, call.path, params, requestId);
	if (kept) return kept;
	try {
		const made = await run(parts, call, { id: requestId, idempotency_key: key ?? null }, fault);
		if (key !== undefined && made.executed) {
			parts.idempotency.keep({
				key,
				path: call.path,
				params,
				at: parts.world.now(),
				requestId,
				...made.answer
			});
		}
		return withRequestId(made.answer, requestId, key);
	} finally {
		if (key !== undefined) parts.idempotency.end(key);
	}
}

/** An error answer, as JSON of Stripe's shape. */
export function errorAnswer(error: ApiError): Answer {
	return { status: error.status, body: json({ error: error.body }), headers: error.headers };
}

function begin(
	{ idempotency }: Answering,
	key: string,
	path: string,
	params: string,
	requestId: string
): Answer | undefined {
	try {
		const kept = idempotency.begin(key, path, params);
		if (!kept) return undefined;
		const headers = { ...kept.headers, 'Idempotent-Replayed': 'true', 'Original-Request': kept.requestId };
		return withRequestId({ status: kept.status, body: kept.body, headers }, requestId, key);
	} catch (error) {
		return withRequestId(errorAnswer(asApiError(error)), requestId, key);
	}
}

/** `executed` says whether the endpoint began its work, that is whether a key keeps the answer. */
async function run(
	{ world, faults, setCause }: Answering,
	call: ApiCall,
	cause: Cause,
	fault: RequestFault | undefined
): Promise<{ answer: Answer; executed: boolean }> {
	const lag = call.method === 'GET' && call.path === '/v1/refunds' ? faults.takeForList() : undefined;
	let execute;
	try {
		execute = prepareCall(world, { ...call, hideRefundsSince: lag && world.now() - lag.delayMs });
	} catch (error) {
		return { answer: errorAnswer(asApiError(error)), executed: false };
	}
	if (fault?.kind === 'rate_limit') return { answer: errorAnswer(tooMany(fault)), executed: false };
	if (fault?.kind === 'conflict') {
		return { answer: errorAnswer(keyInUse(cause.idempotency_key ?? '')), executed: false };
	}
	if (fault?.kind === 'slow') await wait(fault.delayMs ?? 1000);
	if (fault?.kind === 'error_500_before') return { answer: failed(), executed: true };
	if (fault?.kind === 'refuse') return { answer: errorAnswer(refusal(fault)), executed: true };

	setCause(cause);
	try {
		const made: Answer = { status: 200, body: json(execute()), headers: {} };
		return { answer: fault?.kind === 'error_500_after' ? failed() : made, executed: true };
	} catch (error) {
		return { answer: errorAnswer(asApiError(error)), executed: true };
	} finally {
		setCause(null);
	}
}

function asApiError(error: unknown): ApiError {
	if (error instanceof ApiError) return error;
	throw error;
}

function failed(): Answer {
	const { status, body, headers } = errorAnswer(internalError());
	return { status, body, headers: { ...headers, 'Stripe-Should-Retry': 'false' } };
}

function tooMany(fault: RequestFault): ApiError {
	const seconds = fault.retryAfterSeconds;
	return new ApiError(
		429,
		{
			type: 'invalid_request_error',
			code: 'rate_limit',
			message:
				'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.'
		},
		seconds === undefined ? {} : { 'Retry-After': String(seconds) }
	);
}

function refusal(fault: RequestFault): ApiError {
	const message = fault.message ?? 'This refund was refused.';
	return new ApiError(fault.status, {
		type: fault.status === 402 ? 'card_error' : 'invalid_request_error',
		message,
		...(fault.code === undefined ? {} : { code: fault.code })
	});
}

function withRequestId(made: Answer, requestId: string, key: string | undefined): Answer {
	const headers: Record<string, string> = { ...made.headers, 'Request-Id': requestId };
	if (key !== undefined) {
		headers['Idempotency-Key'] = key;
		headers['Original-Request'] ??= requestId;
	}
	return { ...made, headers };
}

function json(value: object): string {
	return JSON.stringify(value, null, 2);
}
