import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer, errorAnswer, type Answer, type Answering } from './answering.ts';
import { afterPaying, hostedPage, payingOf } from './checkout-page.ts';
import { sessionOf } from './checkout-sessions.ts';
import type { Control, LoggedRequest } from './control.ts';
import { controlAnswer, controlError } from './control-http.ts';
import { ApiError, internalError } from './errors.ts';
import type { RequestFault } from './faults.ts';
import { parseForm } from './form.ts';
import { bodyOf, checkSecretKey, send, sendHalf, trickle } from './http.ts';
import { newRequestId } from './ids.ts';

const LONGEST_LOG = 2000;

export type Handling = {
	answering: Answering;
	control: Control;
	secretKeys: readonly string[] | undefined;
	requests: LoggedRequest[];
	/** Resolves when what has been done is on disk. */
	saved(): Promise<void>;
};

/** The whole server: the API under /v1, the control calls under /_emulator. */
export function createHandler(parts: Handling): (request: IncomingMessage, response: ServerResponse) => void {
	return (request, response) => {
		handle(parts, request, response).catch((error: unknown) => {
			if (response.headersSent) response.destroy();
			else send(response, errorAnswer(error instanceof ApiError ? error : internalError()));
			if (!(error instanceof ApiError)) console.error('stripe emulator:', error);
		});
	};
}

async function handle(parts: Handling, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const method = request.method ?? 'GET';
	const url = new URL(request.url ?? '/', 'http://emulator');
	const body = await bodyOf(request);
	if (url.pathname.startsWith('/_emulator/')) {
		const contentType = request.headers['content-type'] ?? '';
		return send(response, await controlled(parts, { method, path: url.pathname, contentType, body }));
	}
	if (url.pathname.startsWith('/c/pay/')) {
		const made = hosted(parts, method, decodeURIComponent(url.pathname.slice('/c/pay/'.length)), body);
		await parts.saved();
		return send(response, made);
	}
	checkSecretKey(request.headers.authorization, parts.secretKeys);
	const given = request.headers['idempotency-key'];
	const key = method === 'POST' && typeof given === 'string' && given !== '' ? given : undefined;
	const fault = parts.answering.faults.takeForRequest(method, url.pathname);
	logged(parts.requests, { method, path: url.pathname, key: key ?? null, fault: fault?.kind ?? null });
	if (fault && strikesFirst(fault, response)) return;

	const params = parseForm(method === 'GET' ? url.search.slice(1) : body);
	const made = await answer(parts.answering, { method, path: url.pathname, params }, key, fault);
	if (method === 'POST') await parts.saved();
	const version = request.headers['stripe-version'];
	if (typeof version === 'string') made.headers['Stripe-Version'] = version;
	await deliver(response, made, fault);
}

/** The page a customer pays on: shown, or worked on when its form is sent. */
function hosted({ answering, control }: Handling, method: string, id: string, body: string): Answer {
	const page = (fault: string | null): Answer => ({
		status: fault === null ? 200 : 402,
		body: hostedPage(sessionOf(answering.world, id), fault),
		headers: { 'Content-Type': 'text/html; charset=utf-8' }
	});
	if (method !== 'POST') return page(null);
	const paying = payingOf(new URLSearchParams(body));
	if (paying === null) return page('This number is no test card.');
	try {
		control.paySession(id, paying);
	} catch (error) {
		if (error instanceof ApiError && error.status < 404) return page(error.message);
		throw error;
	}
	const to = afterPaying(sessionOf(answering.world, id));
	return to === null ? page(null) : { status: 303, body: '', headers: { Location: to } };
}

/** Faults that strike before the API has seen the request; true when the request ends here. */
function strikesFirst(fault: RequestFault, response: ServerResponse): boolean {
	if (fault.kind === 'timeout_before') return true;
	if (fault.kind === 'reset_before') {
		response.socket?.resetAndDestroy();
		return true;
	}
	if (fault.kind === 'bad_gateway') {
		const body = '<html><body><h1>502 Bad Gateway</h1></body></html>';
		const headers = { 'Content-Type': 'text/html', 'Request-Id': newRequestId() };
		send(response, { status: 502, body, headers });
		return true;
	}
	return false;
}

/** Sends the answer, or what the fault leaves of it. */
async function deliver(
	response: ServerResponse,
	made: Answer,
	fault: RequestFault | undefined
): Promise<void> {
	if (fault?.kind === 'timeout_after') return;
	if (fault?.kind === 'reset_after') {
		response.socket?.resetAndDestroy();
		return;
	}
	if (fault?.kind === 'reset_mid_answer') return sendHalf(response, made);
	if (fault?.kind === 'trickle') return trickle(response, made, fault.delayMs ?? 100);
	send(response, made);
}

async function controlled(
	{ control, saved }: Handling,
	request: Parameters<typeof controlAnswer>[1]
): Promise<Answer> {
	try {
		const body = JSON.stringify(controlAnswer(control, request), null, 2);
		await saved();
		return { status: 200, body, headers: {} };
	} catch (error) {
		return errorAnswer(controlError(error));
	}
}

function logged(requests: LoggedRequest[], entry: LoggedRequest): void {
	requests.push(entry);
	if (requests.length > LONGEST_LOG) requests.shift();
}
