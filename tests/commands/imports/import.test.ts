import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import { readConfig } from '#lib/server/config.ts';
import { cancelImport, startImport } from '#lib/server/commands/imports/start-import.ts';
import { runImport } from '#lib/server/commands/imports/run-import.ts';
import type { CommandContext } from '#lib/server/context.ts';
import { randomIds } from '#lib/server/ids.ts';
import type { ImportOptions } from '#lib/server/imports/rows.ts';
import { localFiles } from '#lib/server/providers/files/local.ts';
import { ensureDefaults } from '#lib/server/startup/shop-defaults.ts';
import { faultsOf, findImport } from '#lib/server/store/imports.ts';
import { describeEngines } from '../../support/databases.ts';

const SYSTEM: Actor = { kind: 'system' };
const OPTIONS: ImportOptions = {
	currency: 'GBP',
	zone: 'Europe/London',
	day_order: 'dmy',
	channel: 'csv',
	category: 'home',
	country: 'GB',
	locale: 'en',
	delivered_after_days: 3
};
const THREE_DAYS = join(import.meta.dirname, '../../../../shared/data/online-retail/first-three-days.csv');

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'homeward-import-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describeEngines('CSV import', (_engine, open) => {
	const shop = async (): Promise<CommandContext> => {
		const db = await open();
		const ctx = {
			db,
			clock: { now: () => Date.UTC(2026, 10, 21) },
			ids: randomIds,
			files: localFiles(folder),
			config: readConfig({ APP_SECRET: 'a secret for tests that is long enough' })
		};
		await ensureDefaults(ctx);
		return ctx;
	};
	const run = async (
		ctx: CommandContext,
		content: Uint8Array,
		over: Partial<ImportOptions> = {},
		dry_run = false
	) => {
		const file_path = await ctx.files.put('imports', 'csv', content);
		const options = { ...OPTIONS, ...over };
		const started = await startImport(ctx, SYSTEM, {
			file_name: 'orders.csv',
			file_path,
			bytes: content.byteLength,
			dry_run,
			options
		});
		if (!started.ok) throw new Error(started.refusal.reason);
		await runImport(ctx, SYSTEM, started.value.import_id);
		const result = await findImport(ctx.db.read, started.value.import_id);
		return { ...result!, faults: await faultsOf(ctx.db.read, started.value.import_id, 10_000) };
	};
	const csv = (...lines: string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`);
	const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';

	test('an invoice is one order, its repeated SKUs stay lines, its postage is shipping', async () => {
		const ctx = await shop();
		const result = await run(
			ctx,
			csv(
				HEADER,
				'1001,A1,Bowl,2,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
				'1001,A1,Bowl,3,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
				'1001,POST,POSTAGE,1,2010-12-01 08:26:00,18.00,17850.0,United Kingdom',
				'1001,D,Discount,-1,2010-12-01 08:26:00,1.75,17850.0,United Kingdom'
			)
		);
		expect(result).toMatchObject({
			state: 'done',
			orders_created: 1,
			rows_done: 4,
			rows_failed: 0,
			rows_skipped: 0
		});
		const order = await ctx.db.read.selectFrom('orders').selectAll().executeTakeFirstOrThrow();
		expect(order).toMatchObject({
			number: '1001',
			goods_minor: 1275,
			shipping_minor: 1800,
			order_discount_minor: 175,
			total_minor: 2900,
			ship_country: 'GB',
			placed_at: Date.UTC(2010, 11, 1, 8, 26)
		});
		const lines = await ctx.db.read.selectFrom('order_lines').selectAll().orderBy('position').execute();
		expect(lines.map((line) => [line.sku, line.quantity, line.paid_minor])).toEqual([
			['A1', 2, 440],
			['A1', 3, 660]
		]);
	});

	test('a cancellation becomes a closed return of the nearest earlier purchase, once', async () => {
		const ctx = await shop();
		const content = csv(
			HEADER,
			'1001,A1,Bowl,3,2010-12-01 08:26:00,1.00,17850,United Kingdom',
			'1002,A1,Bowl,2,2010-12-05 08:26:00,1.10,17850,United Kingdom',
			'C1003,A1,Bowl,-4,2010-12-09 10:00:00,1.10,17850,United Kingdom',
			'C1004,A1,Bowl,-2,2010-12-10 10:00:00,1.10,17850,United Kingdom',
			'C1005,B7,Vase,-1,2010-12-10 10:00:00,1.10,17850,United Kingdom'
		);
		const first = await run(ctx, content);
		expect(first).toMatchObject({ orders_created: 2, returns_created: 3, rows_skipped: 2, rows_failed: 0 });
		expect(first.faults.map((fault) => [fault.row, fault.reason, fault.value])).toEqual([
			[5, 'partly_matched', '1'],
			[6, 'no_earlier_purchase', 'B7']
		]);
		const lines = await ctx.db.read.selectFrom('order_lines').selectAll().execute();
		expect(lines.map((line) => [line.quantity, line.qty_returned, line.refunded_minor]).sort()).toEqual([
			[2, 2, 220],
			[3, 3, 300]
		]);
		const again = await run(ctx, content);
		expect(again).toMatchObject({ orders_created: 0, orders_updated: 0, returns_created: 0 });
		expect(await ctx.db.read.selectFrom('returns').selectAll().execute()).toHaveLength(3);
	});

	test('a faulty row is named cell by cell, its order is left out whole, and every other order comes in', async () => {
		const ctx = await shop();
		const result = await run(
			ctx,
			csv(
				HEADER,
				'1,A1,Bowl,1,2010-12-01 08:26:00,2.55,1,United Kingdom',
				'2,A1,Bowl,one,yesterday,2.555,1,United Kingdom',
				'2,A2,Plate,1,2010-12-01 08:26:00,2.55,1,United Kingdom',
				'3,A1,"Bow"l,1,2010-12-01 08:26:00,2.55,1,United Kingdom',
				'4,A1',
				'5,A1,Bowl,0,2010-12-01 08:26:00,2.55,1,United Kingdom',
				'1,A9,Late row,1,2010-12-01 08:26:00,2.55,1,United Kingdom'
			)
		);
		expect(result.orders_created).toBe(2);
		const told = result.faults.map((fault) => `${fault.row} ${fault.column} ${fault.reason}`);
		expect(told).toEqual(
			expect.arrayContaining([
				'3 quantity not_a_number',
				'3 placed_at not_a_date',
				'3 unit_price too_precise',
				'4 order_number order_broken',
				'6  too_few_columns',
				'7 quantity zero_quantity',
				'8 order_number order_split_in_file'
			])
		);
	});

	test('Thai headers, Windows-874, semicolons, Thai digits and Buddhist years read the same', async () => {
		const ctx = await shop();
		const text = [
			'เลขที่คำสั่งซื้อ;วันที่สั่งซื้อ;รหัสสินค้า;ชื่อสินค้า;จำนวน;ราคา;ชื่อลูกค้า;เบอร์โทร;จังหวัด;รหัสไปรษณีย์',
			'ก-๑๐๐๑;๒๑/๑๑/๒๕๖๙ ๐๙:๓๐;S-1;ปลอกหมอน;๒;๑,๓๙๐.๕๐;สมชาย ใจดี;081-234-5678;เชียงใหม่;50200'
		].join('\r\n');
		const bytes = Uint8Array.from(text, (letter) => {
			const code = letter.charCodeAt(0);
			return code >= 0x0e01 ? code - 0x0e01 + 0xa1 : code;
		});
		const result = await run(ctx, bytes, {
			currency: 'THB',
			zone: 'Asia/Bangkok',
			country: 'TH',
			locale: 'th'
		});
		expect(result.faults).toEqual([]);
		const order = await ctx.db.read.selectFrom('orders').selectAll().executeTakeFirstOrThrow();
		expect(order).toMatchObject({
			number: 'ก-1001',
			customer_name: 'สมชาย ใจดี',
			total_minor: 278_100,
			placed_at: Date.UTC(2026, 10, 21, 2, 30)
		});
	});

	test('a file without needed columns fails with their names, and a cancelled import reads nothing', async () => {
		const ctx = await shop();
		const failed = await run(ctx, csv('Order,Quantity', '1,2'));
		expect(failed).toMatchObject({ state: 'failed', error: 'columns_missing:placed_at,sku,unit_price' });

		const file_path = await ctx.files.put('imports', 'csv', csv(HEADER));
		const input = { file_name: 'x.csv', file_path, bytes: 10, dry_run: false, options: OPTIONS };
		const started = await startImport(ctx, SYSTEM, input);
		if (!started.ok) throw new Error(started.refusal.reason);
		expect(await cancelImport(ctx, SYSTEM, started.value.import_id)).toMatchObject({ ok: true });
		await runImport(ctx, SYSTEM, started.value.import_id);
		expect(await findImport(ctx.db.read, started.value.import_id)).toMatchObject({ state: 'cancelled' });
	});

	test('cancelled in the moment in which it begins or ends, it stays cancelled', async () => {
		const ctx = await shop();
		const content = csv(HEADER);
		const file_path = await ctx.files.put('imports', 'csv', content);
		const bytes = content.byteLength;
		for (let time = 0; time < 5; time++) {
			const input = { file_name: 'x.csv', file_path, bytes, dry_run: false, options: OPTIONS };
			const started = await startImport(ctx, SYSTEM, input);
			if (!started.ok) throw new Error(started.refusal.reason);
			const id = started.value.import_id;
			const [cancelled] = await Promise.all([cancelImport(ctx, SYSTEM, id), runImport(ctx, SYSTEM, id)]);
			const { state } = (await findImport(ctx.db.read, id))!;
			expect(state).toBe(cancelled.ok ? 'cancelled' : 'done');
		}
	});

	test.runIf(existsSync(THREE_DAYS))('three days of a real shop: dry run and import agree', async () => {
		const ctx = await shop();
		const content = readFileSync(THREE_DAYS);
		const rehearsed = await run(ctx, content, {}, true);
		expect(await ctx.db.read.selectFrom('orders').select('id').execute()).toEqual([]);
		const imported = await run(ctx, content);
		expect(imported).toMatchObject({ state: 'done', rows_done: 7419, rows_failed: 0 });
		expect(imported.orders_created).toBe(rehearsed.orders_created);
		expect(imported.faults.length).toBe(rehearsed.faults.length);
		const bad = await ctx.db.read
			.selectFrom('order_lines')
			.select((select) => select.fn.countAll<number>().as('count'))
			.where('sku', 'in', ['POST', 'DOT', 'M', 'D', 'BANK CHARGES', 'C2'])
			.executeTakeFirstOrThrow();
		expect(Number(bad.count)).toBe(0);
	});
});
