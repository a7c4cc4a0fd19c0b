import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, form } from '../request.ts';
import { openTwoOwners, type TwoOwners } from './two-owners.ts';

// PostgreSQL takes no zero byte in a text, so it is the engine that tells.
let shop: TwoOwners;
beforeAll(async () => {
	shop = await openTwoOwners('postgres');
});
afterAll(() => shop?.close());

const ODD = [
	'\0',
	'a\0b',
	'\u202egnp.exe\u202c',
	'\u2066isolated\u2069',
	'ze\u200bro\u200d\ufeff',
	'x\u0301\u0302\u0303'.repeat(200),
	'\ud83d',
	'\u0007\u001b[31mred',
	'๑๒๓๔',
	'กำ'.repeat(500),
	'A'.repeat(50_000)
];

describe('text of any kind', () => {
	it('breaks no page of a customer, and no page without one', async () => {
		const cookie = await shop.as({ email: shop.a.email });
		const own = `/orders/${shop.a.order.number}`;
		for (const text of ODD) {
			const part = encodeURIComponent(text.slice(0, 500).toWellFormed());
			const answers = await Promise.all([
				...[
					'/?order=',
					'/orders/',
					'/returns/',
					'/photos/',
					'/link/',
					`${own}/return?s=`,
					`${own}/return?line=`
				].map((path) => ask(shop.url, path + part, { headers: { cookie, accept: 'text/html' } })),
				form(shop.url, '/', { order: text, contact: 'ploy@example.com' }),
				form(shop.url, '/', { order: 'T-1', contact: `${text}@example.com` }),
				form(shop.url, '/preferences', { lang: text, theme: text, back: text }),
				form(
					shop.url,
					`/returns/${shop.a.open.number}?/tracking`,
					{ carrier: text, tracking: 'SP123456789' },
					{ cookie }
				),
				form(shop.url, `/returns/${shop.a.open.number}?/answer`, { body: text }, { cookie }),
				form(shop.url, `${own}/return?/items`, { line: text, s: text }, { cookie })
			]);
			for (const [index, { status }] of answers.entries())
				expect(status, `${index} ${JSON.stringify(text.slice(0, 20))}`).toBeLessThan(500);
		}
		const row = await shop.ctx.db.read
			.selectFrom('returns')
			.select('carrier')
			.where('number', '=', shop.a.open.number)
			.executeTakeFirstOrThrow();
		expect(row.carrier).not.toMatch(/[\0\u202a-\u202e\u2066-\u2069]/);
	});

	it('breaks no page of staff', async () => {
		const cookie = await shop.as('merchant');
		const page = `/desk/cases/${shop.a.return.number}`;
		for (const text of ODD) {
			const part = encodeURIComponent(text.slice(0, 500).toWellFormed());
			const answers = await Promise.all([
				...[
					'/desk/search?q=',
					'/desk/receiving?code=',
					'/desk/cases/',
					'/desk/orders/',
					'/admin/team/',
					'/admin/imports/',
					'/admin/reasons/return/'
				].map((path) => ask(shop.url, path + part, { headers: { cookie, accept: 'text/html' } })),
				form(shop.url, `${page}?/note`, { note: text }, { cookie }),
				form(shop.url, `${page}?/ask`, { question: text, version: '1' }, { cookie }),
				form(shop.url, '/desk/receiving?/receive', { code: text }, { cookie }),
				form(
					shop.url,
					'/admin/team/new',
					{ name: text, email: `x${text}@example.com`, role: 'agent' },
					{ cookie }
				),
				form(shop.url, '/admin/shop?/details', { name_en: text, name_th: text, version: '1' }, { cookie }),
				form(shop.url, '/desk/sign-in?/enter', { email: text, password: text })
			]);
			for (const [index, { status }] of answers.entries())
				expect(status, `${index} ${JSON.stringify(text.slice(0, 20))}`).toBeLessThan(500);
		}
		const notes = await shop.ctx.db.read.selectFrom('notes').select('body').execute();
		expect(notes.length).toBeGreaterThan(4);
		expect(notes.filter(({ body }) => /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u.test(body))).toEqual([]);
	});

	it('finds an order by Thai digits, and hides nothing behind marks without width', async () => {
		const cookie = await shop.as('agent');
		const thai = shop.a.order.number.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
		for (const typed of [thai, shop.a.order.number.split('').join('\u200b')]) {
			const found = await ask(shop.url, `/desk/search?q=${encodeURIComponent(typed)}`, {
				headers: { cookie }
			});
			expect(found.headers.get('location'), typed).toBe(`/desk/orders/${shop.a.order.number}`);
		}
	});
});
