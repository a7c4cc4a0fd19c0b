import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../request.ts';
import { portalShop, type PortalShop } from './portal-shop.ts';

let portal: PortalShop;
beforeAll(async () => void (portal = await portalShop('sqlite')));
afterAll(() => portal?.close());

const german = 'href="/withdraw?lang=de" lang="de"';
const read = async (path: string, headers: Record<string, string> = {}): Promise<string> =>
	(await ask(portal.url, path, { headers: { accept: 'text/html', ...headers } })).body;

it('leads to the withdrawal in the reader’s language from every page, in German for who reads it', async () => {
	for (const path of ['/', '/policy']) {
		const thai = await read(path, { 'accept-language': 'th' });
		expect(thai).toContain('href="/withdraw"');
		expect(thai).not.toContain(german);
		expect(await read(path, { 'accept-language': 'en-GB,en;q=0.9,de-AT;q=0.5' })).toContain(german);
	}
	expect(await read('/', { 'accept-language': 'nl,den;q=0.4' })).not.toContain(german);
});

it('speaks German on every page of who had something sent where it is read', async () => {
	const home = await portal.order('home@example.com');
	const vienna = await portal.order('vienna@example.com', (order) => {
		order.ship_to = { ...order.ship_to, country: 'AT' };
	});
	const away = { cookie: await portal.cookie('vienna@example.com') };
	// Read twice: the second time the page is printed without the framework.
	for (const path of [`/orders/${vienna.number}`, `/orders/${vienna.number}`, '/orders']) {
		expect(await read(path, away)).toContain(german);
	}
	const own = await read(`/orders/${home.number}`, { cookie: await portal.cookie('home@example.com') });
	expect(own).toContain('href="/withdraw"');
	expect(own).not.toContain(german);
});

it('offers German on the page of the withdrawal, with the order it is about', async () => {
	const page = await read('/withdraw?order=HW-1', { 'accept-language': 'en' });
	expect(page).toContain('href="/withdraw?order=HW-1&amp;lang=de"');
	expect(await read('/withdraw?lang=de')).not.toContain('order=HW-1');
});
