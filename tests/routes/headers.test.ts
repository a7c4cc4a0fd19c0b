import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#lib/server/store/database.ts';
import { startShop, type Shop } from '../support/server.ts';
import { ask, form } from './request.ts';

let shop: Shop;
beforeAll(async () => {
	shop = await startShop({ engine: 'sqlite' });
});
afterAll(() => shop?.close());

describe('headers of every answer', () => {
	it.each([
		['/', 200],
		['/code', 303],
		['/orders', 303],
		['/link/nothing', 200],
		['/set-up', 200],
		['/desk', 303],
		['/desk/sign-in', 200],
		['/no-such-page', 404],
		['/healthz', 200],
		['/readyz', 200],
		['/metrics', 401],
		['/robots.txt', 200],
		['/.well-known/security.txt', 200],
		['/?lang=en', 303]
	])('%s answers %i with all of them', async (path, status) => {
		const { headers, status: given } = await ask(shop.url, path, {
			headers: { host: new URL(shop.url).host }
		});
		expect(given).toBe(status);
		expect(Object.fromEntries(headers)).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'same-origin',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
			'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
			'permissions-policy': expect.stringContaining('geolocation=()'),
			'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/)
		});
		expect(headers.get('cache-control')).toMatch(/no-store|no-cache|max-age/);
		expect(headers.get('strict-transport-security')).toBeNull();
		const type = headers.get('content-type');
		if (type?.startsWith('text/html')) {
			expect(type).toBe('text/html; charset=utf-8');
			expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
		}
	});

	it('keeps what is private out of every cache', async () => {
		for (const path of ['/orders', '/desk', '/link/nothing', '/set-up'])
			expect(
				(await ask(shop.url, path, { headers: { host: new URL(shop.url).host } })).headers.get(
					'cache-control'
				)
			).toBe('no-store');
	});
});

describe('a shop behind https', () => {
	let secure: Shop;
	const origin = 'https://returns.example.com';
	const host = { host: 'returns.example.com' };
	beforeAll(async () => {
		secure = await startShop({ engine: 'sqlite', env: { ORIGIN: origin } });
	});
	afterAll(() => secure?.close());

	it('asks for https for a year and ties its cookies to this host', async () => {
		const answer = await form(
			secure.url,
			'/',
			{ order: 'BD-74K29', contact: 'ploy@example.com' },
			{ ...host, origin }
		);
		expect(answer.status).toBe(303);
		expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
		const cookie = answer.headers.getSetCookie().join();
		expect(cookie).toMatch(/^__Host-homeward-lookup=/);
		for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(part);
		expect(cookie).not.toContain('Domain');
	});

	it('answers for its own name only', async () => {
		expect((await ask(secure.url, '/', { headers: host })).status).toBe(200);
		for (const wrong of ['evil.example', 'returns.example.com.evil.example', 'localhost', ''])
			expect((await ask(secure.url, '/', { headers: { host: wrong } })).status, wrong).toBeGreaterThanOrEqual(
				400
			);
		expect((await ask(secure.url, '/healthz', { headers: { host: '10.0.0.7:3000' } })).status).toBe(200);
	});
});

describe('language and colours', () => {
	const own = () => ({ host: new URL(shop.url).host });
	const page = async (headers: Record<string, string>) =>
		/<html[^>]*>/.exec((await ask(shop.url, '/', { headers: { ...own(), ...headers } })).body)?.[0] ?? '';

	it.each([
		[{}, 'th'],
		[{ 'accept-language': 'en-GB,en;q=0.9' }, 'en'],
		[{ 'accept-language': 'de-DE, fr;q=0.8' }, 'th'],
		[{ 'accept-language': 'en;q=0.3, th;q=0.9' }, 'th'],
		[{ 'accept-language': 'en', cookie: 'lang=th' }, 'th'],
		[{ cookie: 'lang=xx"><script>' }, 'th']
	])('%j is answered in %s', async (headers, locale) => {
		expect(await page(headers as Record<string, string>)).toContain(`lang="${locale}"`);
	});

	it('keeps a language chosen by the address, at the address without it', async () => {
		const answer = await ask(shop.url, '/desk/sign-in?next=%2Fdesk&lang=en', { headers: own() });
		expect(answer).toMatchObject({ status: 303, cookies: { lang: 'en' } });
		expect(answer.headers.get('location')).toBe('/desk/sign-in?next=%2Fdesk');
	});

	it('keeps colours, and forgets them for the system', async () => {
		const dark = await form(shop.url, '/preferences', { theme: 'dark', back: '/' }, own());
		expect(dark).toMatchObject({ status: 303, cookies: { theme: 'dark' } });
		expect(await page({ cookie: 'theme=dark' })).toContain('data-theme="dark"');
		expect(await page({ cookie: 'theme="><script>' })).toContain('data-theme=""');
		const system = await form(shop.url, '/preferences', { theme: 'system', back: '/' }, own());
		expect(system.headers.get('set-cookie')).toMatch(/^theme=;.*Max-Age=0/);
	});

	it.each([
		'//evil.example',
		'/\\evil.example',
		'https://evil.example',
		'javascript:alert(1)',
		'/\t/evil.example',
		'',
		'\\\\evil'
	])('leads from %j back to this site', async (back) => {
		const answer = await form(shop.url, '/preferences', { lang: 'en', back }, own());
		expect(answer.headers.get('location')).toMatch(/^\/(?![/\\])/);
		expect(answer.headers.get('location')).not.toContain('evil');
	});
});

describe('a fault of our own', () => {
	it('is told in plain words with a number, and nothing else', async () => {
		const broken = await startShop({ engine: 'sqlite' });
		const db = await openDatabase({ url: broken.databaseUrl });
		try {
			await db.owner.schema.alterTable('shop').renameTo('shop_that_is_gone').execute();
			// The shop is read anew every two seconds.
			await new Promise((resolve) => setTimeout(resolve, 2_100));
			const headers = { host: new URL(broken.url).host, 'accept-language': 'en' };
			const answer = await ask(broken.url, '/', { headers });
			expect(answer.status).toBe(500);
			expect(answer.body).toContain(answer.headers.get('x-request-id'));
			expect(answer.body).not.toMatch(/SQLITE|no such table|\.ts|node_modules/i);
			expect(answer.headers.get('cache-control')).not.toBeNull();
			expect((await ask(broken.url, '/healthz', { headers })).status).toBe(200);
		} finally {
			await db.close();
			await broken.close();
		}
	});
});
