import { afterEach, expect, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { DAY } from '#lib/domain/time.ts';
import { goToPay } from '#lib/server/checkout/go-to-pay.ts';
import { previewChoice } from '#lib/server/commands/exchanges/choose-other.ts';
import { inspectItems } from '#lib/server/commands/returns/inspect-items.ts';
import { receiveReturn } from '#lib/server/commands/returns/receive-return.ts';
import { chargesFor } from '#lib/server/store/charges.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { refundsOfOrder } from '#lib/server/store/refunds.ts';
import { itemsOfReturn } from '#lib/server/store/returns.ts';
import { levelOf } from '../../support/catalogue.ts';
import { CARD } from '../../support/charges.ts';
import { describeEngines } from '../../support/databases.ts';
import { offerInstant } from '../../support/instants.ts';
import { ask, choose, exchangeOf, openExchangeShop, type ExchangeShop } from '../../support/exchanges.ts';
import {
	agent,
	customer,
	placeOrder,
	reasonOf,
	receiveAndAccept,
	value,
	type PlacedOrder
} from '../../support/returns-shop.ts';

let shop: ExchangeShop;
afterEach(() => shop.close());

const ANY = { exchanges: { same_product: 'honour', other_products: 'current' } } as const;
const shirt = (quantity = 1) => [{ quantity, unit_price_minor: 100_000 }];
const replaced = async (order: PlacedOrder) =>
	(await linesOfOrder(shop.ctx.db.read, order.id)).filter((line) => line.origin === 'exchange');

/** What is held vanishes from the shelf: a count from the shop's own system, after what was held had lapsed. */
const sellOut = (variant_id: Id<'var'>) =>
	shop.ctx.db.transaction(async (tx) => {
		await tx
			.updateTable('stock_reservations')
			.set({ state: 'expired', ended_at: shop.ctx.clock.now() })
			.where('variant_id', '=', variant_id)
			.execute();
		await tx
			.updateTable('stock_levels')
			.set({ on_hand: 0, reserved: 0 })
			.where('variant_id', '=', variant_id)
			.execute();
	});

const restock = (variant_id: Id<'var'>) =>
	shop.ctx.db.transaction((tx) =>
		tx.updateTable('stock_levels').set({ on_hand: 1 }).where('variant_id', '=', variant_id).execute()
	);

/** A shirt in L that was accepted and sold out meanwhile. */
async function soldOut(quantity = 1) {
	await restock(shop.shirt.L);
	const order = await placeOrder(shop, shirt(quantity));
	const asked = value(await ask(shop, order, [{ quantity, wants: { [shop.shirt.L]: 1 } }]));
	await sellOut(shop.shirt.L);
	await receiveAndAccept(shop, asked.return_id);
	expect(await exchangeOf(shop, asked.return_id)).toMatchObject({ state: 'out_of_stock' });
	return { order, id: asked.return_id };
}

describeEngines('something else than was agreed', (_engine, open) => {
	test('sold out: another size goes out at once for what was paid', async () => {
		shop = await openExchangeShop(await open(), ANY);
		const { order, id } = await soldOut();
		expect(reasonOf(await choose(shop, id, customer(order.id), { [shop.shirt.XL]: 1 }))).toBe('out_of_stock');
		expect(await choose(shop, id, customer(order.id), { [shop.shirt.M]: 1 })).toMatchObject({
			value: { state: 'ready', return_state: 'resolved' }
		});
		expect(await exchangeOf(shop, id)).toMatchObject({ carried_minor: 100_000, topped_minor: 0 });
		expect(await replaced(order)).toMatchObject([{ sku: 'SKU-0', paid_minor: 100_000 }]);
		const mails = await shop.ctx.db.read.selectFrom('messages').select('key').execute();
		expect(mails.map(({ key }) => key.split(':').slice(0, 2).join(' '))).toEqual(
			expect.arrayContaining(['exchange_told out_of_stock', 'exchange_told chosen'])
		);
		expect(reasonOf(await choose(shop, id, customer(order.id), { [shop.mug]: 1 }))).toBe('not_in_this_state');
		await shop.expectSound();
	});

	test('cheaper gives the difference back, dearer asks for it first', async () => {
		shop = await openExchangeShop(await open(), ANY);
		const cheaper = await soldOut();
		value(await choose(shop, cheaper.id, customer(cheaper.order.id), { [shop.mug]: 1 }));
		expect(await exchangeOf(shop, cheaper.id)).toMatchObject({ state: 'ready', carried_minor: 40_000 });
		expect(await refundsOfOrder(shop.ctx.db.read, cheaper.order.id)).toMatchObject([
			{ source: 'exchange', amount_minor: 60_000 }
		]);

		const { order, id } = await soldOut();
		expect(
			reasonOf(await choose(shop, id, customer(order.id), { [shop.bag]: 1 }, { quoted_due_minor: 0 }))
		).toBe('exchange_price_changed');
		expect(await levelOf(shop.ctx, shop.bag), 'nothing is held for a refusal').toEqual([5, 0]);
		value(await choose(shop, id, customer(order.id), { [shop.bag]: 1 }));
		const waits = await exchangeOf(shop, id);
		expect(waits).toMatchObject({ state: 'payment_due', due_minor: 50_000 });
		expect(await levelOf(shop.ctx, shop.bag)).toEqual([5, 1]);
		const [charge] = await chargesFor(shop.ctx.db.read, 'exchange', waits.id);
		const page = value(await goToPay(shop.ctx, customer(order.id), { charge_id: charge!.id, locale: 'en' }));
		shop.emulator.control.paySession(page.url.split('/').at(-1) ?? '', CARD);
		await shop.work();
		expect(await exchangeOf(shop, id)).toMatchObject({
			state: 'ready',
			carried_minor: 100_000,
			topped_minor: 50_000
		});
		await shop.expectSound();
	});

	test('of two pieces one was turned down: what is chosen then is given for the other alone, as it was judged', async () => {
		shop = await openExchangeShop(await open(), ANY);
		const order = await placeOrder(shop, shirt(2));
		const { return_id: id } = value(
			await ask(shop, order, [{ quantity: 2, wants: { [shop.mug]: 2, [shop.shirt.L]: 1 } }], {
				quoted_total_minor: null
			})
		);
		await sellOut(shop.mug);
		const [item] = await itemsOfReturn(shop.ctx.db.read, id);
		for (const [verdict, deduction_minor, reason_code] of [
			['reject', 0, 'used'],
			['reduce', 10_000, 'worn']
		] as const) {
			const part = (await itemsOfReturn(shop.ctx.db.read, id)).find((one) => one.reception === 'awaiting');
			const came = value(
				await receiveReturn(shop.ctx, agent, { number: id, items: [{ item_id: part!.id, quantity: 1 }] })
			);
			value(
				await inspectItems(shop.ctx, agent, {
					return_id: id,
					inspections: came.received_item_ids.map((item_id) => ({
						item_id,
						condition: 'worn',
						disposition: 'recycle',
						verdict,
						deduction_minor,
						reason_code,
						findings: ''
					}))
				})
			);
		}
		expect(item?.quantity).toBe(2);
		expect(await exchangeOf(shop, id)).toMatchObject({ state: 'out_of_stock' });
		value(await choose(shop, id, customer(order.id), { [shop.bag]: 1 }));
		expect(await exchangeOf(shop, id)).toMatchObject({
			state: 'payment_due',
			value_minor: 84_000,
			due_minor: 66_000
		});
		await shop.expectSound();
	});

	test('before the goods are back: what was held is free for others, and the same version wins once', async () => {
		shop = await openExchangeShop(await open(), ANY);
		const order = await placeOrder(shop, shirt());
		const { return_id: id } = value(await ask(shop, order, [{ wants: { [shop.shirt.L]: 1 } }]));
		const twice = await Promise.all([
			choose(shop, id, agent, { [shop.mug]: 2 }),
			choose(shop, id, customer(order.id), { [shop.shirt.M]: 1 })
		]);
		expect(twice.map(reasonOf).sort()).toEqual(['accepted', 'changed_meanwhile']);
		expect(await levelOf(shop.ctx, shop.shirt.L)).toEqual([1, 0]);
		value(await choose(shop, id, agent, { [shop.mug]: 2 }));
		expect(await levelOf(shop.ctx, shop.mug)).toEqual([5, 2]);
		expect(await exchangeOf(shop, id)).toMatchObject({ state: 'awaiting_goods', back_minor: 20_000 });
		await receiveAndAccept(shop, id);
		expect(await exchangeOf(shop, id)).toMatchObject({ state: 'ready', carried_minor: 80_000 });
		await shop.expectSound();
	});

	test('what a deposit is asked for is not chosen again until it lapses', async () => {
		shop = await openExchangeShop(await open(), ANY);
		await offerInstant(shop);
		const order = await placeOrder(shop, shirt());
		const { return_id: id } = value(
			await ask(shop, order, [{ wants: { [shop.shirt.L]: 1 } }], { instant: { deposit_minor: 100_000 } })
		);
		expect(reasonOf(await choose(shop, id, agent, { [shop.mug]: 1 }))).toBe('not_in_this_state');
		shop.pass(2 * DAY);
		await shop.work();
		value(await choose(shop, id, customer(order.id), { [shop.mug]: 1 }));
		await shop.expectSound();
	});

	test('is refused for others’ exchanges, other items, too many and nothing', async () => {
		shop = await openExchangeShop(await open());
		const { order, id } = await soldOut();
		const other = await placeOrder(shop, shirt());
		expect(reasonOf(await choose(shop, id, customer(other.id), { [shop.shirt.M]: 1 }))).toBe('not_found');
		const mine = customer(order.id);
		expect(reasonOf(await choose(shop, id, mine, {}))).toBe('replacement_missing');
		expect(reasonOf(await choose(shop, id, mine, { [shop.mug]: 1 }))).toBe('product_not_offered');
		expect(reasonOf(await choose(shop, id, mine, { [shop.shirt.M]: 50 }))).toBe('out_of_stock');
		expect(reasonOf(await choose(shop, id, mine, { var_none: 1 }))).toBe('variant_not_sold');
		const exchange = await exchangeOf(shop, id);
		const strange = { exchange_id: exchange.id, items: [{ item_id: 'rit_none' as const, wants: [] }] };
		expect(reasonOf(await previewChoice(shop.ctx, mine, strange))).toBe('not_found');
		await shop.expectSound();
	});
});
