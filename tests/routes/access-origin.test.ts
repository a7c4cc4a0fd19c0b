import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startShop, type Shop } from '../support/server.ts';
import { ask } from './request.ts';

let shop: Shop;
beforeAll(async () => {
	shop = await startShop({ engine: 'sqlite' });
});
afterAll(() => shop?.close());

const TYPES = [
	'application/x-www-form-urlencoded',
	'APPLICATION/X-WWW-FORM-URLENCODED',
	'multipart/form-data; boundary=x',
	'text/plain',
	'text/plain;charset=utf-8',
	'application/json',
	'application/octet-stream',
	'application/x-sveltekit-formdata',
	'text/xml',
	'image/png',
	'*/*',
	''
];
const FOREIGN: Record<string, string>[] = [
	{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
	{ origin: 'https://evil.example' },
	{ origin: 'null' },
	{ 'sec-fetch-site': 'same-site' },
	{ 'sec-fetch-site': 'none' },
	{}
];

describe('a request that may change something', () => {
	describe.each(['/preferences', '/sign-out', '/', '/desk/sign-in?/enter', '/set-up'])('to %s', (path) => {
		it.each(TYPES)('is refused from elsewhere as %j', async (type) => {
			for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
				for (const from of FOREIGN) {
					const headers = {
						host: new URL(shop.url).host,
						...(type ? { 'content-type': type } : {}),
						...from
					};
					const { status } = await ask(shop.url, path, { method, headers, body: 'lang=en' });
					expect(status, `${method} ${JSON.stringify(from)}`).toBe(403);
				}
			}
		});
	});

	it('is taken from a page of our own, with and without Sec-Fetch-Site', async () => {
		const type = { 'content-type': 'application/x-www-form-urlencoded', host: new URL(shop.url).host };
		const own: Record<string, string>[] = [
			{ origin: shop.url },
			{ origin: shop.url, 'sec-fetch-site': 'same-origin' }
		];
		for (const from of own) {
			const headers = { ...type, ...from };
			const { status } = await ask(shop.url, '/preferences', { method: 'POST', headers, body: 'lang=en' });
			expect(status).toBe(303);
		}
	});
});
