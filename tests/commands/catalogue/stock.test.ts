import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import { HOUR } from '#lib/domain/time.ts';
import { commitStock } from '#lib/server/commands/catalogue/commit-stock.ts';
import { keepStock, releaseStock } from '#lib/server/commands/catalogue/release-stock.ts';
import { reserveStock, type ReserveStockInput } from '#lib/server/commands/catalogue/reserve-stock.ts';
import { inTransaction } from '#lib/server/commands/in-transaction.ts';
import { writtenBy } from '#lib/server/commands/orders/by.ts';
import { expireReservations } from '#lib/server/jobs/handlers/expire-reservations.ts';
import { findProducts, findVariants, soldCategories } from '#lib/server/store/catalogue.ts';
import type { Database, Tx } from '#lib/server/store/database.ts';
import { insertRows } from '#lib/server/store/insert.ts';
import { reservationsFor } from '#lib/server/store/stock.ts';
import { addProduct, levelOf, type Added } from '../../support/catalogue.ts';
import { describeEngines } from '../../support/databases.ts';
import { shopContext, type ShopContext } from '../../support/shop-context.ts';
import { race } from './race.ts';

describeEngines('stock', (_engine, open) => {
	let db: Database & { url: string };
	let ctx: ShopContext;
	let shirt: Added;
	beforeEach(async () => {
		db = await open();
		ctx = await shopContext(db);
		shirt = await addProduct(ctx, {
			reference: 'SHIRT',
			title: { th: 'เสื้อเชิ้ตผ้าลินิน', en: 'Linen shirt' },
			sizes: { S: 5, M: 1, L: 0 },
			category: 'shirts'
		});
	});
	const by = () => writtenBy(ctx, { kind: 'system' });
	const variant = (size: string) => shirt.variants[size] as Id<'var'>;
	const reserve = (wants: [string, number][], over: Partial<ReserveStockInput> = {}) =>
		inTransaction(db, (tx) =>
			reserveStock(tx, by(), {
				purpose: 'exchange',
				purpose_id: 'ret_1',
				wants: wants.map(([size, quantity]) => ({ variant_id: variant(size), quantity })),
				expires_at: ctx.clock.now() + HOUR,
				...over
			})
		);
	const act = <T>(work: (tx: Tx) => Promise<T>) => db.transaction(work);
	const no = (result: Result<unknown>) => (result.ok ? null : result.refusal);
	const states = async () => (await reservationsFor(db.read, 'ret_1')).map(({ state }) => state);

	test('the last piece is wanted by fifty at once: one of them gets it', async () => {
		const results = await race(db, variant('M'), 50);
		expect(results.filter((result) => result.ok)).toHaveLength(1);
		expect(new Set(results.flatMap((result) => no(result)?.reason ?? []))).toEqual(new Set(['out_of_stock']));
		expect(await levelOf(ctx, variant('M'))).toEqual([1, 1]);
	});

	test('two processes want five pieces forty times: five times somebody gets one', async () => {
		const program = resolve('tests/commands/catalogue/rival.ts');
		const rival = spawn(process.execPath, [program, db.url, variant('S'), '20'], {
			stdio: ['pipe', 'pipe', 'inherit']
		});
		let told = '';
		rival.stdout.on('data', (chunk) => (told += chunk));
		const ended = once(rival, 'close');
		await once(rival.stdout, 'data');
		rival.stdin.write('go\n');
		const own = await race(db, variant('S'), 20);
		await ended;
		const theirs = Number(told.trim().split('\n').at(-1));
		expect(own.filter((result) => result.ok).length + theirs).toBe(5);
		expect(await levelOf(ctx, variant('S'))).toEqual([5, 5]);
	});

	test('all or nothing: what is short is named, and nothing is held', async () => {
		const result = await reserve([
			['S', 2],
			['M', 2]
		]);
		expect(no(result)).toEqual({
			reason: 'out_of_stock',
			facts: { variant_id: variant('M'), available: 1, asked: 2 }
		});
		expect(await levelOf(ctx, variant('S'))).toEqual([5, 0]);
		expect(await states()).toEqual([]);
		// The same variant twice counts together.
		expect(
			no(
				await reserve([
					['M', 1],
					['M', 1]
				])
			)?.reason
		).toBe('out_of_stock');
		expect(no(await reserve([['L', 1]]))?.facts).toMatchObject({ available: 0 });
	});

	test('released pieces are free again, once', async () => {
		await reserve([['S', 3]]);
		expect(await levelOf(ctx, variant('S'))).toEqual([5, 3]);
		expect(await act((tx) => releaseStock(tx, by(), 'ret_1'))).toBe(3);
		expect(await act((tx) => releaseStock(tx, by(), 'ret_1'))).toBe(0);
		expect(await levelOf(ctx, variant('S'))).toEqual([5, 0]);
		expect(no(await inTransaction(db, (tx) => commitStock(tx, by(), 'ret_1')))?.reason).toBe(
			'reservation_over'
		);
	});

	test('committed pieces leave the shop, once', async () => {
		await reserve([['S', 3]]);
		const first = await act((tx) => commitStock(tx, by(), 'ret_1'));
		expect(await levelOf(ctx, variant('S'))).toEqual([2, 0]);
		expect(await act((tx) => commitStock(tx, by(), 'ret_1'))).toEqual(first);
		expect(await act((tx) => releaseStock(tx, by(), 'ret_1'))).toBe(0);
		expect(await levelOf(ctx, variant('S'))).toEqual([2, 0]);
	});

	test('time passes: what is over is free, what is kept longer stays held', async () => {
		await reserve([['S', 1]]);
		await reserve([['S', 2]], { purpose_id: 'ret_2' });
		await act((tx) => keepStock(tx, 'ret_2', null));
		ctx.pass(HOUR - 1);
		await expireReservations(ctx);
		expect(await levelOf(ctx, variant('S'))).toEqual([5, 3]);
		ctx.pass(1);
		await expireReservations(ctx);
		expect(await levelOf(ctx, variant('S'))).toEqual([5, 2]);
		expect(await states()).toEqual(['expired']);
		expect(no(await inTransaction(db, (tx) => commitStock(tx, by(), 'ret_1')))?.reason).toBe(
			'reservation_over'
		);
		// Held again, the same purpose is served.
		await reserve([['S', 1]]);
		expect((await act((tx) => commitStock(tx, by(), 'ret_1'))).ok).toBe(true);
	});

	test('several places serve one wish in their order; a closed one serves none', async () => {
		await act(async (tx) => {
			const place = { name_en: 'x', name_th: 'x', active: 1 as const };
			await insertRows(tx, 'stock_locations', [
				{ code: 'second', position: 2, ...place },
				{ code: 'closed', position: 3, ...place, active: 0 as const }
			]);
			const level = { variant_id: variant('M'), on_hand: 2, reserved: 0, version: 1 };
			await insertRows(tx, 'stock_levels', [
				{ ...level, location_code: 'closed' },
				{ ...level, location_code: 'second' }
			]);
		});
		expect(no(await reserve([['M', 4]]))?.facts).toMatchObject({ available: 3 });
		const result = await reserve([['M', 3]]);
		expect(result.ok && result.value.map((row) => [row.location_code, row.quantity])).toEqual([
			['main', 1],
			['second', 2]
		]);
	});

	test('the table itself holds no more than there is', async () => {
		await expect(
			act((tx) => tx.updateTable('stock_levels').set({ reserved: 9 }).execute())
		).rejects.toThrow();
	});
});

describeEngines('the catalogue', (_engine, open) => {
	let ctx: ShopContext;
	let shirt: Added;
	beforeEach(async () => {
		ctx = await shopContext(await open());
		shirt = await addProduct(ctx, {
			reference: 'SHIRT',
			title: { th: 'เสื้อเชิ้ตผ้าลินิน', en: 'Linen shirt' },
			sizes: { S: 5, M: 1 },
			category: 'shirts'
		});
		await addProduct(ctx, { reference: 'HAT', title: { th: 'หมวก', en: 'Linen hat' }, sizes: { One: 2 } });
		await addProduct(ctx, { reference: 'OLD', sizes: { One: 2 }, category: 'shirts', active: false });
	});
	const found = async (asked: Omit<Parameters<typeof findProducts>[1], 'limit'>) =>
		(await findProducts(ctx.db.read, { limit: 10, ...asked })).map((product) => product.external_ref);

	test('variants by id, sku and product, as an order line needs them', async () => {
		const [one] = await findVariants(ctx.db.read, { skus: ['SHIRT-M'] }, 'THB');
		expect(one).toMatchObject({
			id: shirt.variants.M,
			title_th: 'เสื้อเชิ้ตผ้าลินิน',
			options: [{ name: { th: 'ไซซ์', en: 'Size' }, value: { th: 'M', en: 'M' } }],
			price: { price_minor: 100_000, includes_tax: true },
			available: 1,
			active: true
		});
		const dollars = await findVariants(ctx.db.read, { product_ids: [shirt.product_id] }, 'USD');
		expect(dollars.map(({ sku, price }) => [sku, price])).toEqual([
			['SHIRT-S', null],
			['SHIRT-M', null]
		]);
		expect(await findVariants(ctx.db.read, { ids: [] }, 'THB')).toEqual([]);
		expect((await findVariants(ctx.db.read, { skus: ['OLD-One'] }, 'THB'))[0]?.active).toBe(false);
	});

	test('products by words of both languages, every word of them, and by kind', async () => {
		expect(await found({ words: 'LIN' })).toEqual(['SHIRT', 'HAT']);
		expect(await found({ words: 'linen sh' })).toEqual(['SHIRT']);
		expect(await found({ words: 'หมวก' })).toEqual(['HAT']);
		expect(await found({ words: 'ลินิน' })).toEqual(['SHIRT']);
		expect(await found({ words: 'shirt-m' })).toEqual(['SHIRT']);
		expect(await found({ words: 'trousers' })).toEqual([]);
		expect(await found({ category: 'shirts' })).toEqual(['SHIRT', 'OLD']);
		expect(await found({ category: 'shirts', active: true })).toEqual(['SHIRT']);
		expect(await found({ after: shirt.product_id, active: true })).toEqual(['HAT']);
		expect(await soldCategories(ctx.db.read)).toEqual(['shirts']);
	});
});
