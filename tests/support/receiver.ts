import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = { headers: IncomingMessage['headers']; body: string; path: string };
type Answering = (request: Received, response: ServerResponse, count: number) => unknown;

/** A system of the shop: a real HTTP server that keeps what it is sent and answers as it is told to. */
export async function startReceiver(answering: Answering = (_request, response) => response.end('thanks')) {
	const got: Received[] = [];
	const behaviour = { answer: answering };
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const body = Buffer.concat(parts).toString('utf8');
			const received = { headers: request.headers, body, path: request.url ?? '' };
			got.push(received);
			behaviour.answer(received, response, got.length);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/hook`,
		port,
		got,
		behaviour,
		types: () => got.map(({ body }) => (JSON.parse(body) as { type: string }).type),
		close: () =>
			new Promise<void>((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			})
	};
}
export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** Standard Webhooks 1.0.0, written from its text: whether any of the signatures is that of the secret. */
export function isSigned({ headers, body }: Received, secret: string): boolean {
	const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
	const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
	const wanted = createHmac('sha256', key).update(signed).digest('base64');
	return String(headers['webhook-signature'])
		.split(' ')
		.some((one) => one === `v1,${wanted}`);
}
