import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { columnWords, faultWords, imports, importStates } from '#lib/i18n/imports.ts';
import { REQUIRED_COLUMNS } from '#lib/server/imports/columns.ts';
import { engines } from '../../support/databases.ts';
import { naughtyStrings } from '../../support/fc.ts';
import { changed, fieldsOf, openAdminShop, textOf, words, type AdminShop } from './admin-shop.ts';

const THREE_DAYS = join(import.meta.dirname, '../../../../shared/data/online-retail/first-three-days.csv');
const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const OVER = new RegExp(
	` (${[importStates.done, importStates.failed, importStates.cancelled].map((state) => words(state)).join('|')}) `
);
const newOrders = (count: number) => `${words(imports.ordersNew)} ${count}`;
const OPTIONS = {
	currency: 'GBP',
	zone: 'Europe/London',
	day_order: 'dmy',
	channel: 'retail',
	country: 'GB',
	delivered: '3'
};

describe.each(engines)('imports in the browser on %s', (engine) => {
	let admin: AdminShop;
	beforeAll(async () => {
		admin = await openAdminShop(engine);
	});
	afterAll(() => admin?.close());

	const upload = (content: BlobPart, name = 'orders.csv', options: Record<string, string> = OPTIONS) => {
		const form = new FormData();
		for (const [field, value] of Object.entries(options)) form.append(field, value);
		form.append('file', new File([content], name));
		return admin.post('/admin/imports', form);
	};
	const finished = async (path: string): Promise<string> => {
		let body = '';
		await expect
			.poll(async () => textOf((body = (await admin.get(path)).body)), { timeout: 60_000, interval: 300 })
			.toMatch(OVER);
		return body;
	};
	const orders = async () => {
		const { count } = await admin.ctx.db.read
			.selectFrom('orders')
			.select((select) => select.fn.countAll<number>().as('count'))
			.where('channel', '=', 'retail')
			.executeTakeFirstOrThrow();
		return count;
	};
	const again = (path: string, body: string, change: Record<string, string>) =>
		admin.post(`${path}?/again`, changed(fieldsOf(body, 'action="?/again"'), change));

	test('three days of a real shop: rehearsed, imported, and recognised when they come again', async () => {
		// The data set is not part of the project; a shop of the same shape stands in for it elsewhere.
		const content = existsSync(THREE_DAYS) ? new Uint8Array(readFileSync(THREE_DAYS)) : sameShape();
		const started = await upload(content, 'first-three-days.csv');
		expect(started.status).toBe(303);
		const path = started.location ?? '';
		const rehearsed = await finished(path);
		expect(textOf(rehearsed)).toContain(words(imports.rehearsalLead));
		expect(textOf(rehearsed)).toContain(words(faultWords.no_earlier_purchase));
		expect(await orders()).toBe(0);
		const found = Number(new RegExp(`${words(imports.ordersNew)} (\\d+)`).exec(textOf(rehearsed))?.[1]);
		expect(found).toBeGreaterThan(1);

		const real = await again(path, rehearsed, { do: 'import' });
		const imported = await finished(real.location ?? '');
		expect(textOf(imported)).toContain(newOrders(found));
		expect(await orders()).toBe(found);

		const repeated = await again(path, rehearsed, { do: 'import' });
		expect(textOf(await finished(repeated.location ?? ''))).toContain(newOrders(0));
		expect(await orders()).toBe(found);

		const list = textOf((await admin.get('/admin/imports')).body);
		expect(list.match(/first-three-days\.csv/g)).toHaveLength(3);
	});

	test('a header that nobody knows is put right by hand', async () => {
		const file = ['Beleg,Artikel,Menge,Tag,Preis', '9001,A1,2,2026-11-01,10.00'].join('\n');
		const { location } = await upload(file, 'beleg.csv');
		const body = await finished(location ?? '');
		const missing = REQUIRED_COLUMNS.map((name) => words(columnWords[name])).join(', ');
		expect(textOf(body)).toContain(words(imports.columnsMissing, { columns: missing }));
		const mapped = await again(location ?? '', body, {
			column_order_number: 'Beleg',
			column_sku: 'Artikel',
			column_quantity: 'Menge',
			column_placed_at: 'Tag',
			column_unit_price: 'Preis',
			do: 'rehearse'
		});
		expect(textOf(await finished(mapped.location ?? ''))).toContain(newOrders(1));
	});

	test('faulty rows are told, and a spreadsheet finds no formula among them', async () => {
		const file = [
			HEADER,
			'7001,A1,Bowl,2,2010-12-01 08:26:00,2.55,17850,United Kingdom',
			'7002,A2,Cup,"=cmd|\' /C calc\'!A0",2010-12-01 08:26:00,2.55,17850,United Kingdom',
			'7003,A3,Plate,1,the other day,2.55,17850,United Kingdom'
		].join('\n');
		const { location } = await upload(file);
		const text = textOf(await finished(location ?? ''));
		expect(text).toContain(newOrders(1));
		expect(text).toContain(words(faultWords.not_a_number));
		expect(text).toContain(words(faultWords.not_a_date));
		const csv = await admin.get(`${location}/faults.csv`);
		expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="faults-\w+\.csv"$/);
		const lines = csv.body
			.replace(/^\ufeff/, '')
			.trim()
			.split('\r\n');
		expect(lines).toHaveLength(3);
		expect(lines[1]).toContain(`'=cmd|`);
		expect(lines[1]).toContain('not_a_number');
	});

	test('what is missing or misshapen is told at its field', async () => {
		const none = await upload('');
		expect([none.status, none.body.includes('href="#file"')]).toEqual([422, true]);
		const wrong = await upload('a,b\n', 'a.csv', {
			...OPTIONS,
			currency: 'pounds',
			zone: 'Mars',
			delivered: '-1'
		});
		expect(wrong.status).toBe(422);
		for (const field of ['currency', 'zone', 'delivered']) expect(wrong.body).toContain(`href="#${field}"`);
		const form = await admin.post('/admin/imports', OPTIONS);
		expect([form.status, textOf(form.body).includes(words(imports.fileBroken))]).toEqual([422, true]);
	});

	test('an import is stopped once', async () => {
		const row = (index: number) => `8${index},A1,Bowl,2,2010-12-01 08:26:00,2.55,17850,United Kingdom`;
		const long = [HEADER, ...Array.from({ length: 20_000 }, (_, index) => row(index))].join('\n');
		const { location } = await upload(long);
		const stopped = await admin.post(`${location}?/cancel`, {});
		expect(stopped.location).toBe(location);
		expect(textOf((await admin.get(location ?? '')).body)).toContain(words(importStates.cancelled));
		expect((await admin.post(`${location}?/cancel`, {})).status).toBe(422);
	});

	test('naughty strings as options, names and content: never a fault', async () => {
		const fields = Object.keys(OPTIONS);
		for (const [index, text] of naughtyStrings.filter((_, place) => place % 8 === 0).entries()) {
			const field = fields[index % fields.length] ?? 'zone';
			const answer = await upload(`${HEADER}\n${text}`, text || 'x.csv', { ...OPTIONS, [field]: text });
			expect(answer.status, `${field}: ${text}`).toBeLessThan(500);
		}
		expect((await admin.get('/admin/imports')).status).toBe(200);
	});
});

/** Orders, a cancellation of one of them, and one of nothing that is known. */
function sameShape(): Uint8Array<ArrayBuffer> {
	const line = (number: string, sku: string, quantity: number, at: string) =>
		`${number},${sku},A thing,${quantity},2010-12-0${at} 08:26:00,2.55,17850.0,United Kingdom`;
	const lines = [
		HEADER,
		line('536365', 'A1', 6, '1'),
		line('536365', 'A2', 8, '1'),
		line('536366', 'A1', 2, '1'),
		line('C536379', 'A1', -1, '2'),
		line('C536383', 'ZZ', -1, '2')
	];
	return new TextEncoder().encode(`${lines.join('\n')}\n`);
}
