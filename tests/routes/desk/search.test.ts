import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk as words } from '#lib/i18n/desk.ts';
import { plain, say } from '#lib/i18n/say.ts';
import { engines } from '../../support/databases.ts';
import { openDeskShop, type DeskShop } from './desk-shop.ts';

describe.each(engines)('search of the desk on %s', (engine) => {
	let desk: DeskShop;
	let opened: Awaited<ReturnType<DeskShop['openReturn']>>;
	beforeAll(async () => {
		desk = await openDeskShop(engine);
		opened = await desk.openReturn();
		await desk.openReturn();
	});
	afterAll(() => desk?.close());

	const search = (typed: string) => desk.get(`/desk/search?q=${encodeURIComponent(typed)}`, 'nok');

	it('goes straight to a number typed in full, in any case, with or without its dash', async () => {
		const { row, order } = opened;
		for (const typed of [row.number, row.number.toLowerCase(), row.number.replace('-', ' ')]) {
			expect((await search(typed)).headers.get('location'), typed).toBe(`/desk/cases/${row.number}`);
		}
		for (const typed of [order.number, `#${order.number.toLowerCase().replace('-', '')}`]) {
			expect((await search(typed)).headers.get('location'), typed).toBe(`/desk/orders/${order.number}`);
		}
	});

	it.each([
		['the beginning of a number', () => opened.order.number.slice(0, 6)],
		['the first digits of it', () => opened.order.number.slice(3, 6)],
		['a Thai name', () => 'ศิริพร'],
		['both names', () => 'ศิริพร วงศ์สว่าง'],
		['the family name alone', () => 'วงศ์สว่าง'],
		['the e-mail', () => opened.order.email],
		['the telephone as it is said', () => '081-234 5678'],
		['the telephone with its country', () => '+66 81 234 5678']
	])('finds an order and its return by %s', async (_what, typed) => {
		const found = await search(typed());
		expect(found.status).toBe(200);
		expect(found.body).toContain(opened.order.number);
		expect(found.body).toContain(opened.row.number);
	});

	it('goes straight to the order whose last digits are typed, when only one has them', async () => {
		const found = await search(opened.order.number.slice(-5));
		expect(found.headers.get('location')).toBe(`/desk/orders/${opened.order.number}`);
	});

	it('goes straight to the order of a parcel number that is one alone', async () => {
		const parcel = await desk.ctx.db.read
			.selectFrom('fulfilments')
			.select('tracking_number')
			.where('order_id', '=', opened.row.order_id)
			.executeTakeFirstOrThrow();
		const found = await search(parcel.tracking_number ?? '');
		expect(found.headers.get('location')).toBe(`/desk/orders/${opened.order.number}`);
	});

	it('says plainly when there is nothing, and what to try', async () => {
		const found = await search('nobody-of-this-name');
		expect(found.status).toBe(200);
		expect(found.body).toContain(plain(say('en', words.foundNothingNext)));
		expect((await search('a')).body).toContain(say('en', words.searchShort));
	});
});
