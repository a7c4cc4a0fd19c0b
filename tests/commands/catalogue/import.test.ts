import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { importCatalogue } from '#lib/server/commands/catalogue/import-catalogue.ts';
import { readCatalogue } from '#lib/server/imports/catalogue-file.ts';
import { wholeProducts } from '#lib/server/store/products.ts';
import { agent, merchant } from '../../support/credit-shop.ts';
import { describeEngines } from '../../support/databases.ts';
import { value } from '../../support/returns-shop.ts';
import { shopContext, type ShopContext } from '../../support/shop-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'homeward-catalogue-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = 'Product;SKU;Title;Title TH;Category;Colour;Size;Price THB;Price USD;Stock;Tax rate';
const SOUND = [
	'P1;P1-S;Linen shirt;เสื้อลินิน;clothing;Sand;S;1.490,00;42;4;7%',
	'P1;P1-M;Linen shirt;เสื้อลินิน;clothing;Sand;M;1490;;๓;7%',
	'P2;P2;;ชาม;kitchen;;;350;;;'
];

describeEngines('a catalogue file', (_engine, open) => {
	let ctx: ShopContext;
	beforeEach(async () => {
		ctx = await shopContext(await open());
	});
	const take = async (rows: readonly string[], dry_run = false, actor = merchant, header = HEADER) => {
		const path = join(folder, 'file.csv');
		writeFileSync(path, [header, ...rows].join('\r\n'));
		return importCatalogue(ctx, actor, await readCatalogue(path), { dry_run });
	};
	const stored = async () =>
		(await wholeProducts(ctx.db.read, { limit: 10 })).map((product) => [
			product.external_ref,
			product.title_en,
			product.tax_rate_bp,
			...product.variants.map(({ sku, prices, levels }) =>
				[
					sku,
					...prices.map(({ amount_minor }) => amount_minor),
					...levels.map(({ on_hand }) => on_hand)
				].join(' ')
			)
		]);

	test('is rehearsed, taken in, and the second time nothing is new', async () => {
		const rehearsed = value(await take(SOUND, true));
		expect(rehearsed).toMatchObject({ added: 2, counted: 2, faults: [], taken: false });
		expect(await stored()).toEqual([]);
		expect(value(await take(SOUND))).toMatchObject({ added: 2, counted: 2, taken: true });
		expect(await stored()).toEqual([
			['P1', 'Linen shirt', 700, 'P1-S 149000 4200 4', 'P1-M 149000 3'],
			['P2', 'ชาม', 0, 'P2 35000']
		]);
		expect(value(await take(SOUND))).toMatchObject({ added: 0, changed: 0, unchanged: 2, taken: true });
	});

	test('every row that is wrong is told, and nothing is taken in', async () => {
		await take([SOUND[2] as string]);
		const wrong = value(
			await take([
				...SOUND.slice(0, 1),
				'P1;P1-S;;;;;;;;;',
				';P9;;;;;;;;;',
				'P3;P3;x;x;;;;12.345;;-2;x',
				'P4;P2;x;x;;;;;;;'
			])
		);
		expect(wrong.taken).toBe(false);
		expect(wrong.faults.map(({ row, column, reason }) => [row, column, reason])).toEqual([
			[3, 'sku', 'sku_twice'],
			[4, 'product', 'empty'],
			[5, 'price thb', 'too_precise'],
			[5, 'stock', 'not_a_number'],
			[5, 'tax_rate', 'not_a_number'],
			[6, 'sku', 'sku_taken']
		]);
		expect((await stored()).map(([reference]) => reference)).toEqual(['P2']);
	});

	test('without its columns, from nobody who may, to no place that is not there', async () => {
		expect(value(await take(['1'], false, merchant, 'sku')).faults).toMatchObject([
			{ row: 1, column: 'product', reason: 'column_missing' }
		]);
		expect(await take(SOUND, false, agent)).toMatchObject({ refusal: { reason: 'not_allowed' } });
		const header = 'product,sku,stock,location';
		expect(value(await take(['P,P,1,moon'], false, merchant, header)).faults).toMatchObject([
			{ row: 2, column: 'location', reason: 'unknown_place', value: 'moon' }
		]);
	});
});
