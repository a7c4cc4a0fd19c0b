import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../request.ts';
import { portalShop, type PortalShop } from './portal-shop.ts';

/** What the framework answers and what is printed without it must be one page (server/http/print.ts). */
describe('a printed page', () => {
	let portal: PortalShop;
	let own: string;
	let number: string;
	beforeAll(async () => {
		portal = await portalShop('sqlite');
		own = await portal.cookie('ploy@example.com');
		({ number } = await portal.order('ploy@example.com', (order) => {
			order.lines[0]!.title = { en: NASTY, th: NASTY };
		}));
	});
	afterAll(() => portal?.close());

	const get = (path: string, cookie = own) =>
		ask(portal.url, path, { headers: { cookie, accept: 'text/html' } });
	const withoutMarks = (html: string) => html.replaceAll(/<!--.*?-->/gs, '');

	it('is the page of the framework, but for marks that nobody reads', async () => {
		const framework = await get(`/orders/${number}`);
		const printed = await get(`/orders/${number}`);
		expect(framework.headers.has('x-sveltekit-page')).toBe(true);
		expect(printed.headers.has('x-sveltekit-page')).toBe(false);
		expect(printed.status).toBe(200);
		expect(withoutMarks(printed.body)).toBe(withoutMarks(framework.body));
		expect(printed.body).toContain('&lt;script>%lang% $&amp; $`');
		expect(Number(printed.headers.get('content-length'))).toBe(Buffer.byteLength(printed.body));
		const lasting = ({ headers }: typeof printed) =>
			[...headers].filter(([name]) => !CHANGING.has(name)).sort();
		expect(lasting(printed)).toEqual(lasting(framework));
	});

	it('has each visitor’s own language and colours', async () => {
		const thai = await get(`/orders/${number}`, `${own}; lang=th; theme=dark`.replace('lang=en; ', ''));
		expect(thai.headers.has('x-sveltekit-page')).toBe(false);
		expect(thai.body).toMatch(/^<!doctype html>\s*<html\s+lang="th"\s+data-theme="dark"/);
		const english = await get(`/orders/${number}`);
		expect(english.body).toMatch(/^<!doctype html>\s*<html\s+lang="en"\s+data-theme=""/);
	});

	it('is nobody else’s, and a script gets data instead', async () => {
		await get(`/orders/${number}`);
		const stranger = await get(`/orders/${number}`, await portal.cookie('else@example.com'));
		expect(stranger.status).toBe(404);
		expect(stranger.body).not.toContain(number);
		expect((await get(`/orders/${number}`, '')).status).toBe(303);
		expect((await get('/orders/T-NONE')).status).toBe(404);
		expect((await get(`/orders/${number}/__data.json`)).headers.get('content-type')).toMatch(/json/);
	});
});

const NASTY = '<script>%lang% $& $` <!-- </title> --> </body>';
/** Made for each answer, or of the framework's own: it hashes a page that no cache may keep. */
const CHANGING = new Set(['x-request-id', 'date', 'etag', 'content-length', 'x-sveltekit-page']);
