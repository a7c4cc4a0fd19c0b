import { beforeEach, expect, test } from 'vitest';
import { productExample as shirt } from '#lib/server/api/operations/products.ts';
import type { Id } from '#lib/domain/ids.ts';
import { reserveStock } from '#lib/server/commands/catalogue/reserve-stock.ts';
import { writtenBy } from '#lib/server/commands/orders/by.ts';
import { apiClient, type ApiClient } from '../support/api-client.ts';
import { describeEngines } from '../support/databases.ts';
import { shopContext, type ShopContext } from '../support/shop-context.ts';

type Told = {
	variants: { id: Id<'var'>; sku: string; active: boolean; prices: unknown[]; stock: unknown[] }[];
};

describeEngines('the catalogue by the API', (_engine, open) => {
	let ctx: ShopContext;
	let api: ApiClient;
	beforeEach(async () => {
		ctx = await shopContext(await open());
		api = await apiClient(ctx, ['catalogue:read', 'catalogue:write']);
	});
	const shown = async () => (await api.get('/products/P-1042')).body as unknown as Told;
	const count = (on_hand: number, over = {}) =>
		api.post('/stock', { levels: [{ sku: 'LINEN-M', on_hand, ...over }] });
	const events = async () =>
		(await ctx.db.read.selectFrom('events').select('type').where('entity', '=', 'product').execute()).map(
			({ type }) => type
		);

	test('a product again is the same; what is new of it is taken, what is gone is not sold any more', async () => {
		const first = await api.post('/products', shirt);
		expect([first.status, first.body.created]).toEqual([201, true]);
		const again = await api.post('/products', shirt);
		expect([again.status, again.body.changed, again.body.version]).toEqual([200, false, 1]);
		const ids = (await shown()).variants.map(({ id }) => id);

		const [small, middle] = shirt.variants;
		const next = { ...shirt, variants: [middle, { ...small, prices: [] }] };
		const changed = await api.post('/products', next);
		expect([changed.status, changed.body.changed, changed.body.version]).toEqual([200, true, 2]);
		expect((await api.post('/products', next)).body.changed).toBe(false);
		expect(
			(await shown()).variants.map(({ id, sku, active, prices }) => [id, sku, active, prices.length])
		).toEqual([
			[ids[1], 'LINEN-M', true, 2],
			[ids[0], 'LINEN-S', true, 0],
			[ids[2], 'LINEN-L', false, 2]
		]);
		expect(await events()).toEqual(['product_added', 'product_changed']);
	});

	test('a SKU belongs to one product; the same twice in one is refused', async () => {
		await api.post('/products', shirt);
		const stolen = await api.post('/products', { ...shirt, reference: 'P-2' });
		expect([stolen.status, stolen.body.code]).toEqual([409, 'sku_taken']);
		expect(stolen.body.errors).toMatchObject([{ pointer: '/variants/0/sku' }]);
		expect((await api.get('/products/P-2')).status).toBe(404);
		const twice = { ...shirt, variants: [shirt.variants[0], shirt.variants[0]] };
		expect((await api.post('/products', twice)).body.errors).toMatchObject([{ pointer: '/variants/1/sku' }]);
	});

	test('products are found by words and kind and read page by page', async () => {
		await api.post('/products', shirt);
		await api.post('/products', {
			reference: 'P-2',
			title: { en: 'Linen hat' },
			variants: [{ sku: 'HAT' }]
		});
		const found = async (query: string) =>
			((await api.get(`/products?${query}`)).body.data as { reference: string }[]).map(
				({ reference }) => reference
			);
		expect(await found('words=linen')).toEqual(['P-1042', 'P-2']);
		expect(await found('words=linen-m')).toEqual(['P-1042']);
		expect(await found(`words=${encodeURIComponent('ลินิน')}`)).toEqual(['P-1042']);
		expect(await found('category=shirts')).toEqual(['P-1042']);
		const page = await api.get('/products?limit=1');
		expect(await found(`limit=1&after=${String(page.body.next)}`)).toEqual(['P-2']);
	});

	test('counts: all or none, never below what is held, and only over what was read', async () => {
		await api.post('/products', shirt);
		expect((await count(3)).body.levels).toMatchObject([{ on_hand: 3, reserved: 0, version: 1 }]);
		expect((await count(3)).body.levels).toMatchObject([{ version: 1 }]);
		const [, middle] = (await shown()).variants;
		const held = await ctx.db.transaction((tx) =>
			reserveStock(tx, writtenBy(ctx, { kind: 'system' }), {
				purpose: 'exchange',
				purpose_id: 'ret_1',
				wants: [{ variant_id: middle!.id, quantity: 2 }],
				expires_at: null
			})
		);
		expect(held.ok).toBe(true);
		const below = await count(1);
		expect([below.status, below.body.code, below.body.facts]).toEqual([
			409,
			'stock_below_reserved',
			{ sku: 'LINEN-M', reserved: 2 }
		]);
		expect((await count(5, { version: 1 })).body.code).toBe('changed_meanwhile');
		expect((await count(2, { version: 2 })).body.levels).toMatchObject([{ on_hand: 2, version: 3 }]);
		const levels = [
			{ sku: 'LINEN-S', on_hand: 9 },
			{ sku: 'NONE', on_hand: 9 }
		];
		const partly = await api.post('/stock', { levels });
		expect([partly.status, partly.body.errors]).toMatchObject([404, [{ pointer: '/levels/1/sku' }]]);
		expect((await count(1, { location: 'nowhere' })).status).toBe(404);
		expect((await api.get('/stock?sku=LINEN-S')).body.data).toEqual([]);
	});

	test('places: what lies at one that is closed stays counted', async () => {
		await api.post('/products', shirt);
		const place = { code: 'cnx', name: { th: 'เชียงใหม่', en: 'Chiang Mai' }, position: 2 };
		expect((await api.post('/stock/locations', place)).status).toBe(200);
		await count(4, { location: 'cnx' });
		await api.post('/stock/locations', { ...place, active: false });
		expect((await api.get('/stock/locations')).body.data).toMatchObject([
			{ code: 'main' },
			{ active: false }
		]);
		expect((await api.get('/stock')).body.data).toMatchObject([{ location: 'cnx', on_hand: 4 }]);
	});
});
