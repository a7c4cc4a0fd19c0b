import { request as send } from 'node:http';

export type Answer = { status: number; headers: Headers; body: string; cookies: Record<string, string> };

/** One request as it is, with any Host, Origin or cookie: what `fetch` does not let a test say. */
export function ask(
	base: string,
	path: string,
	how: { method?: string; headers?: Record<string, string>; body?: string } = {}
): Promise<Answer> {
	const { hostname, port } = new URL(base);
	return new Promise((resolve, reject) => {
		const { method = 'GET', headers = {}, body } = how;
		const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
		const outgoing = send(
			{ hostname, port, path, method, headers: { ...headers, ...length }, agent: false },
			(incoming) => {
				const chunks: Buffer[] = [];
				incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
				incoming.on('end', () =>
					resolve({
						status: incoming.statusCode ?? 0,
						headers: new Headers(
							Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
								(values ?? []).map((value): [string, string] => [name, value])
							)
						),
						body: Buffer.concat(chunks).toString(),
						cookies: Object.fromEntries(
							(incoming.headers['set-cookie'] ?? []).map((cookie) => {
								const [pair = ''] = cookie.split(';');
								return [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
							})
						)
					})
				);
			}
		);
		outgoing.on('error', reject);
		outgoing.end(body);
	});
}

/** A form as a page of `origin` sends it. */
export const form = (
	base: string,
	path: string,
	fields: Record<string, string>,
	more: Record<string, string> = {}
): Promise<Answer> =>
	ask(base, path, {
		method: 'POST',
		headers: {
			accept: 'text/html',
			'content-type': 'application/x-www-form-urlencoded',
			origin: base,
			'sec-fetch-site': 'same-origin',
			...more
		},
		body: new URLSearchParams(fields).toString()
	});

export const cookieHeader = (cookies: Record<string, string>): string =>
	Object.entries(cookies)
		.map(([name, value]) => `${name}=${value}`)
		.join('; ');
