import { afterEach, beforeEach, expect, test } from 'vitest';
import { addProduct, levelOf, type Added } from '../../support/catalogue.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	submit,
	type ReturnsShop
} from '../../support/returns-shop.ts';

describeEngines('goods that go back to the shelf', (_engine, open) => {
	let shop: ReturnsShop;
	let mug: Added;
	beforeEach(async () => {
		shop = await openReturnsShop(await open());
		mug = await addProduct(shop.ctx, { reference: 'SKU', sizes: { '0': 4 } });
	});
	afterEach(() => shop.close());
	const onHand = () => levelOf(shop.ctx, mug.variants['0']!);

	test('are counted with their inspection, once, and what the catalogue does not know is not', async () => {
		const order = await placeOrder(shop, [
			{ quantity: 3, unit_price_minor: 10_000 },
			{ quantity: 1, unit_price_minor: 10_000 }
		]);
		const { return_id } = await submit(shop, order, [2, 1]);
		expect(await onHand()).toEqual([4, 0]);
		await receiveAndAccept(shop, return_id);
		expect(await onHand()).toEqual([6, 0]);
		await expect(receiveAndAccept(shop, return_id)).rejects.toThrow();
		expect(await onHand()).toEqual([6, 0]);
	});
});
