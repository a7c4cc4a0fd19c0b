import type { FreshOrder } from './data/fresh-orders.ts';
import type { Ask } from './load/load.ts';
import type { Shop } from './shop.ts';

/** The requests that people send, each for another order, from an address of its own. */

let visitor = 0;
/** A network address that nobody else has: 10.0.0.0 has sixteen million of them. */
const address = (): Record<string, string> => {
	visitor++;
	return { 'x-bench-address': `10.${(visitor >> 16) & 255}.${(visitor >> 8) & 255}.${visitor & 255}` };
};
/** As a browser tells it of a form on our own page; the origin itself is added where the port is known. */
const ownForm = {
	accept: 'text/html',
	'content-type': 'application/x-www-form-urlencoded',
	'sec-fetch-site': 'same-origin'
};

export const orderPages = (shop: Shop): Ask[] =>
	shop.any.map(({ number, cookie }) => ({
		path: `/orders/${number}`,
		headers: { cookie, 'accept-language': 'en', ...address() }
	}));

/** Half of the visitors know the order they ask for, half do not: both must cost the same. */
export const lookUps = (shop: Shop, amount: number, run: string): Ask[] =>
	Array.from({ length: amount }, (_, index) => {
		const order = shop.any[index % shop.any.length]!;
		const right = index % 2 === 0;
		const contact = right ? order.email : `nobody-${run}-${index}@example.com`;
		const number = right ? order.number : `NO-${run}${index}`;
		return {
			method: 'POST',
			path: '/',
			headers: { ...ownForm, ...address() },
			body: new URLSearchParams({ order: number, contact }).toString()
		};
	});

/** The last button of the return form: the answers as the pages before have sealed them, and the total that was read. */
export const submissions = (orders: Shop['returnable']): Ask[] =>
	orders.map(({ number, cookie, sealed, quoted }) => ({
		method: 'POST',
		path: `/orders/${number}/return/check`,
		headers: { ...ownForm, cookie, 'accept-language': 'en', ...address() },
		body: new URLSearchParams({ s: sealed, quoted: String(quoted) }).toString()
	}));

/** The button of the page that cancels a whole order, with the total that was read. */
export const cancellations = (orders: readonly FreshOrder[]): Ask[] =>
	orders.map(({ number, cookie, lines, quoted }) => ({
		method: 'POST',
		path: `/orders/${number}/cancel`,
		headers: { ...ownForm, cookie, 'accept-language': 'en', ...address() },
		body: new URLSearchParams([
			['key', number],
			['quoted', String(quoted)],
			...Array.from({ length: lines }, (_, index) => ['line', String(index)]),
			['quantity-0', '1'],
			['quantity-1', '2']
		]).toString()
	}));

export const queues = (shop: Shop): Ask[] => [
	{ path: '/desk', headers: { cookie: shop.staffCookie, 'accept-language': 'en' } }
];

/** What agents type, and what finds as much in a small shop as in a large one: addresses, beginnings of numbers. */
export const searches = (shop: Shop): Ask[] =>
	shop.any.flatMap(({ number, email, tracking }) =>
		[email, email.slice(0, 10), number.slice(0, -1), tracking.slice(0, -1)].map((typed) => ({
			path: `/desk/search?q=${encodeURIComponent(typed)}`,
			headers: { cookie: shop.staffCookie, 'accept-language': 'en' }
		}))
	);
