import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from './answering.ts';
import { ApiError, invalidRequest } from './errors.ts';

const LARGEST_BODY = 1024 * 1024;

/** The whole body as text. @throws ApiError 400 past one MiB */
export async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		// Read to the end even so: stopping here would reset the connection before the answer is out.
		if (size <= LARGEST_BODY) chunks.push(chunk);
	}
	if (size > LARGEST_BODY) throw invalidRequest('The request body is too large.');
	return Buffer.concat(chunks).toString('utf8');
}

/**
 * Checks the secret key given as Bearer or as the user name of Basic.
 * @param accepted undefined accepts any test key
 * @throws ApiError 401
 */
export function checkSecretKey(header: string | undefined, accepted: readonly string[] | undefined): void {
	const key = keyIn(header);
	if (key === undefined) {
		throw unauthorised(
			"You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
		);
	}
	const isKnown = accepted ? accepted.includes(key) : /^(sk|rk)_test_\w+$/.test(key);
	if (!isKnown) throw unauthorised(`Invalid API Key provided: ${key.slice(0, 8)}****${key.slice(-4)}`);
}

/** Sends an answer whole. */
export function send(response: ServerResponse, { status, body, headers }: Answer): void {
	response.writeHead(status, withDefaults(headers));
	response.end(body);
}

/** Sends the answer one byte at a time. */
export async function trickle(response: ServerResponse, made: Answer, delayMs: number): Promise<void> {
	response.writeHead(made.status, withDefaults(made.headers));
	for (const byte of Buffer.from(made.body)) {
		if (response.destroyed) return;
		response.write(Uint8Array.of(byte));
		await wait(delayMs);
	}
	response.end();
}

/** Sends half of the answer, then resets the connection. */
export async function sendHalf(response: ServerResponse, made: Answer): Promise<void> {
	const body = Buffer.from(made.body);
	response.writeHead(made.status, { ...withDefaults(made.headers), 'Content-Length': body.length });
	await new Promise<void>((resolve) => {
		response.write(body.subarray(0, body.length / 2), () => resolve());
	});
	response.socket?.resetAndDestroy();
}

function withDefaults(headers: Record<string, string>): Record<string, string> {
	return { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache, no-store', ...headers };
}

function keyIn(header: string | undefined): string | undefined {
	const [scheme = '', value = ''] = (header ?? '').split(' ');
	if (scheme.toLowerCase() === 'bearer') return value || undefined;
	if (scheme.toLowerCase() !== 'basic') return undefined;
	return Buffer.from(value, 'base64').toString('utf8').split(':')[0] || undefined;
}

function unauthorised(message: string): ApiError {
	return new ApiError(401, { type: 'invalid_request_error', message });
}
