import { afterEach, expect, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { DAY } from '#lib/domain/time.ts';
import { goToPay } from '#lib/server/checkout/go-to-pay.ts';
import { continueExchange } from '#lib/server/commands/exchanges/continue-exchange.ts';
import { convertExchange } from '#lib/server/commands/exchanges/convert-exchange.ts';
import { cancelRefund } from '#lib/server/commands/refunds/cancel-refund.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import { inspectItems } from '#lib/server/commands/returns/inspect-items.ts';
import { receiveReturn } from '#lib/server/commands/returns/receive-return.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { exchangeForm } from '#lib/i18n/exchange-form.ts';
import { voiceOf } from '#lib/i18n/voice.ts';
import { customerReturn } from '#lib/server/queries/customer-return.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { refundProof } from '#lib/server/queries/proof.ts';
import { chargesFor } from '#lib/server/store/charges.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { paymentsOfOrder } from '#lib/server/store/payments.ts';
import { refundsOfOrder } from '#lib/server/store/refunds.ts';
import { findReturn, itemsOfReturn } from '#lib/server/store/returns.ts';
import { exchangeOf as partOf } from '../../../src/routes/(portal)/returns/[return]/exchange.ts';
import { levelOf } from '../../support/catalogue.ts';
import { CARD } from '../../support/charges.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	ask,
	exchangeOf,
	openExchangeShop,
	sendReplacement,
	type ExchangeShop
} from '../../support/exchanges.ts';
import {
	agent,
	customer,
	lead,
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
const returnOf = async (id: Id<'ret'>) => (await findReturn(shop.ctx.db.read, id))!;
const replaced = async (order: PlacedOrder) =>
	(await linesOfOrder(shop.ctx.db.read, order.id)).filter((line) => line.origin === 'exchange');
const refundsOf = (order: PlacedOrder) => refundsOfOrder(shop.ctx.db.read, order.id);
const mails = async () =>
	(await shop.ctx.db.read.selectFrom('messages').select('key').orderBy('id').execute()).map(({ key }) =>
		key.split(':', key.startsWith('exchange') ? 2 : 1).join(' ')
	);

/** Judges everything that is awaited: `verdicts` item by item. */
async function judge(
	id: Id<'ret'>,
	verdicts: readonly ('accept' | 'reject' | number)[],
	units: readonly number[] = []
) {
	const items = (await itemsOfReturn(shop.ctx.db.read, id)).filter((item) => item.reception === 'awaiting');
	const received = value(
		await receiveReturn(shop.ctx, agent, {
			number: id,
			items: items.map((item, at) => ({ item_id: item.id, quantity: units[at] ?? item.quantity }))
		})
	);
	return value(
		await inspectItems(shop.ctx, agent, {
			return_id: id,
			inspections: received.received_item_ids.map((item_id, at) => {
				const verdict = verdicts[at] ?? 'accept';
				const reduces = typeof verdict === 'number';
				return {
					item_id,
					condition: 'worn' as const,
					disposition: 'recycle' as const,
					verdict: reduces ? ('reduce' as const) : verdict,
					deduction_minor: reduces ? verdict : 0,
					reason_code: reduces ? 'worn' : verdict === 'reject' ? 'used' : null,
					findings: ''
				};
			})
		})
	);
}

/** The figures on the customer's page: what theirs counts for, the new one, the bonus of its own, what is left. */
async function shown(number: string): Promise<number[]> {
	const voice = voiceOf('en', 'Asia/Bangkok');
	const view = await customerReturn(shop.ctx.db.read, number);
	const part = view && partOf(view, voice);
	if (!part) throw new Error(`${number} exchanges nothing`);
	expect(part.rows[2]?.label).toBe(voice.t(exchangeForm.bonus));
	return [...part.rows, part.total].map(({ amount }) => amount.amountMinor);
}

describeEngines('an exchange', (_engine, open) => {
	test('for another size: held, carried over, sent, delivered; no money moves', async () => {
		shop = await openExchangeShop(await open());
		const order = await placeOrder(shop, shirt());
		const asked = value(
			await ask(shop, order, [{ wants: { [shop.shirt.L]: 1 } }], { quoted_total_minor: 0 })
		);
		expect(await levelOf(shop.ctx, shop.shirt.L), 'held for them').toEqual([1, 1]);
		expect(await exchangeOf(shop, asked.return_id)).toMatchObject({ state: 'awaiting_goods', due_minor: 0 });

		await receiveAndAccept(shop, asked.return_id);
		const ready = await exchangeOf(shop, asked.return_id);
		expect(ready).toMatchObject({ state: 'ready', carried_minor: 100_000, topped_minor: 0 });
		expect(await returnOf(asked.return_id)).toMatchObject({ state: 'resolved' });
		expect(await replaced(order)).toMatchObject([
			{
				external_ref: `${asked.number}-1`,
				paid_minor: 100_000,
				tax_minor: 6_542,
				parent_line_id: order.lines[0]?.id
			}
		]);
		const [refund] = await refundsOf(order);
		expect(refund).toMatchObject({
			source: 'exchange',
			state: 'succeeded',
			amount_minor: 0,
			goods_minor: 100_000
		});
		expect((await refundProof(shop.ctx.db.read, order.id, refund!.number))?.proof.adds_up).toBe(true);
		expect(reasonOf(await cancelRefund(shop.ctx, lead, { refund_id: refund!.id, note: 'no' }))).toBe(
			'not_in_this_state'
		);
		expect(reasonOf(await convertExchange(shop.ctx, agent, { exchange_id: ready.id }))).toBe(
			'not_in_this_state'
		);

		await sendReplacement(shop, order.id, asked.number, false);
		expect(await exchangeOf(shop, asked.return_id)).toMatchObject({ state: 'shipped' });
		expect(await levelOf(shop.ctx, shop.shirt.L), 'left the shelf').toEqual([0, 0]);
		await sendReplacement(shop, order.id, asked.number);
		expect(await exchangeOf(shop, asked.return_id)).toMatchObject({ state: 'completed' });
		expect(await mails()).toEqual(['return_requested', 'return_received', 'exchange_told shipped']);
		await shop.expectSound();
	});

	test('the last piece has one taker, and is free again when they change their mind', async () => {
		shop = await openExchangeShop(await open());
		const [first, second] = [await placeOrder(shop, shirt()), await placeOrder(shop, shirt())];
		const wish = [{ wants: { [shop.shirt.L]: 1 } }];
		const [one, other] = await Promise.all([ask(shop, first, wish), ask(shop, second, wish)]);
		expect([reasonOf(one), reasonOf(other)].sort()).toEqual(['accepted', 'out_of_stock']);
		expect(reasonOf(await ask(shop, second, [{ wants: { [shop.shirt.XL]: 1 } }]))).toMatch(
			/out_of_stock|already_returning/
		);
		const [taken, id] = one.ok ? [first, one.value.return_id] : [second, value(other).return_id];
		value(await cancelReturn(shop.ctx, customer(taken.id), { return_id: id }));
		expect(await exchangeOf(shop, id)).toMatchObject({ state: 'cancelled' });
		expect(await levelOf(shop.ctx, shop.shirt.L)).toEqual([1, 0]);
		value(await ask(shop, taken, wish));
		await shop.expectSound();
	});

	test('downhill, mixed with money for another piece: the difference goes back, the value is on the new line', async () => {
		shop = await openExchangeShop(await open(), ANY);
		const order = await placeOrder(shop, [...shirt(), { quantity: 1, unit_price_minor: 30_000 }]);
		const asked = value(
			await ask(shop, order, [{ wants: { [shop.mug]: 1 } }, { line: 1, outcome: 'refund' }], {
				quoted_total_minor: 84_000
			})
		);
		await receiveAndAccept(shop, asked.return_id);
		await shop.work();
		const refunds = await refundsOf(order);
		expect(refunds.map(({ source, amount_minor, state }) => [source, amount_minor, state])).toEqual([
			['return', 24_000, 'succeeded'],
			['exchange', 60_000, 'succeeded']
		]);
		const proof = await refundProof(shop.ctx.db.read, order.id, refunds[1]!.number);
		expect(proof?.proof.steps.map(({ kind, amount_minor }) => [kind, amount_minor])).toEqual([
			['goods', 100_000],
			['exchanged', -40_000]
		]);
		expect(proof?.notes).toMatchObject([{ amount_minor: 60_000 }]);
		expect(await replaced(order)).toMatchObject([{ paid_minor: 40_000, tax_minor: 2_617 }]);
		await shop.expectSound();

		// Where money goes back there is no bonus, and a price is that of its lines.
		for (const wrong of [{ bonus_minor: 1 }, { bonus_minor: 0, paid_minor: 39_999 }]) {
			await shop.ctx.db.transaction((tx) => tx.updateTable('exchange_lines').set(wrong).execute());
			expect((await ledgerBreaks(shop.ctx.db.read)).map(({ of }) => of)).toEqual(['M14']);
		}
	});

	test('uphill, less a bonus: asked for only when the goods are fine, paid at the provider, then sent', async () => {
		shop = await openExchangeShop(await open(), {
			exchanges: { ...ANY.exchanges, bonus_basis_points: 1_000 }
		});
		const order = await placeOrder(shop, shirt());
		const wish = [{ wants: { [shop.bag]: 1 } }];
		expect(reasonOf(await ask(shop, order, wish, { quoted_total_minor: 0 }))).toBe('quote_changed');
		const asked = value(await ask(shop, order, wish, { quoted_total_minor: 0, quoted_due_minor: 46_600 }));
		await receiveAndAccept(shop, asked.return_id);
		const waiting = await exchangeOf(shop, asked.return_id);
		expect(waiting.state).toBe('payment_due');
		expect(await shown(asked.number)).toEqual([94_000, -150_000, 9_400, 46_600]);
		const [charge] = await chargesFor(shop.ctx.db.read, 'exchange', waiting.id);
		expect(charge).toMatchObject({ amount_minor: 46_600, state: 'due' });
		const page = value(await goToPay(shop.ctx, customer(order.id), { charge_id: charge!.id, locale: 'en' }))
			.url.split('/')
			.at(-1)!;
		shop.emulator.control.paySession(page, CARD);
		await shop.deliver();
		await shop.work();
		expect(await exchangeOf(shop, asked.return_id)).toMatchObject({
			state: 'ready',
			carried_minor: 94_000,
			topped_minor: 46_600
		});
		expect(await shown(asked.number), 'settled').toEqual([94_000, -150_000, 9_400, 46_600]);
		expect(await replaced(order)).toMatchObject([{ paid_minor: 140_600, discount_minor: 9_400 }]);
		expect(await paymentsOfOrder(shop.ctx.db.read, order.id)).toHaveLength(2);
		await shop.expectSound();

		// Its own return pays back both what was carried and what was paid, and not the bonus.
		await sendReplacement(shop, order.id, asked.number);
		const lines = await linesOfOrder(shop.ctx.db.read, order.id);
		const again = value(await ask(shop, { ...order, lines }, [{ line: 1, outcome: 'refund' }]));
		await receiveAndAccept(shop, again.return_id);
		await shop.work();
		const paid = await paymentsOfOrder(shop.ctx.db.read, order.id);
		expect(paid.reduce((sum, one) => sum + one.refunded_minor, 0)).toBe(134_600);
		await shop.expectSound();
	});

	test('uphill and never paid: the money instead, and the pieces are free', async () => {
		shop = await openExchangeShop(await open(), ANY);
		const order = await placeOrder(shop, shirt());
		const asked = value(await ask(shop, order, [{ wants: { [shop.bag]: 1 } }]));
		await receiveAndAccept(shop, asked.return_id);
		shop.pass(9 * DAY);
		await jobHandlers['charge.sweep'](shop.ctx, {}, { attempts: 1 });
		expect(await exchangeOf(shop, asked.return_id)).toMatchObject({ state: 'converted' });
		await shop.work();
		expect((await refundsOf(order)).map((one) => [one.source, one.amount_minor, one.state])).toEqual([
			['return', 94_000, 'succeeded']
		]);
		expect(await levelOf(shop.ctx, shop.bag)).toEqual([5, 0]);
		expect(await mails()).toContain('exchange_told converted');
		await shop.expectSound();
	});

	test('two of three come, one of them is refused: one replacement, the rest of the value stays with the customer', async () => {
		shop = await openExchangeShop(await open());
		const order = await placeOrder(shop, shirt(3));
		const asked = value(await ask(shop, order, [{ quantity: 3, wants: { [shop.shirt.M]: 3 } }]));
		await judge(asked.return_id, ['accept'], [1]);
		expect(await exchangeOf(shop, asked.return_id), 'the others may still come').toMatchObject({
			state: 'awaiting_goods'
		});
		await judge(asked.return_id, ['reject'], [1]);
		shop.pass(30 * DAY);
		await jobHandlers['return.expire'](shop.ctx, {}, { attempts: 1 });
		await shop.work();
		expect(await exchangeOf(shop, asked.return_id)).toMatchObject({ state: 'ready', carried_minor: 100_000 });
		expect(await replaced(order)).toMatchObject([{ quantity: 1, paid_minor: 100_000 }]);
		expect(await levelOf(shop.ctx, shop.shirt.M)).toEqual([5, 1]);
		await shop.expectSound();
	});

	test('worn: nobody is billed, a person sends it all the same or pays back what it is worth', async () => {
		shop = await openExchangeShop(await open());
		const [kind, strict] = [await placeOrder(shop, shirt()), await placeOrder(shop, shirt())];
		const wish = [{ wants: { [shop.shirt.M]: 1 } }];
		const [one, other] = [value(await ask(shop, kind, wish)), value(await ask(shop, strict, wish))];
		for (const { return_id } of [one, other]) {
			await judge(return_id, [20_000]);
			expect(await exchangeOf(shop, return_id)).toMatchObject({ state: 'undecided' });
			expect((await returnOf(return_id)).needs_person_since).not.toBeNull();
		}
		const first = await exchangeOf(shop, one.return_id);
		expect(
			reasonOf(
				await continueExchange(shop.ctx, customer(kind.id), { exchange_id: first.id, all_the_same: true })
			)
		).toBe('not_allowed');
		value(
			await continueExchange(shop.ctx, agent, {
				exchange_id: first.id,
				version: first.version,
				all_the_same: true
			})
		);
		expect(await replaced(kind)).toMatchObject([{ paid_minor: 80_000, discount_minor: 20_000 }]);
		const second = await exchangeOf(shop, other.return_id);
		expect(
			reasonOf(await convertExchange(shop.ctx, customer(kind.id), { exchange_id: second.id })),
			'somebody else’s'
		).toBe('not_found');
		value(await convertExchange(shop.ctx, agent, { exchange_id: second.id }));
		await shop.work();
		expect((await refundsOf(strict)).map((refund) => refund.amount_minor)).toEqual([80_000]);
		await shop.expectSound();
	});

	test('sold out meanwhile: waits, goes on when there is one, or is paid back', async () => {
		shop = await openExchangeShop(await open());
		const order = await placeOrder(shop, shirt());
		const asked = value(await ask(shop, order, [{ wants: { [shop.shirt.L]: 1 } }]));
		// The hold ends, and somebody else buys the last one.
		shop.pass(60 * DAY);
		await jobHandlers['stock.expire'](shop.ctx, {}, { attempts: 1 });
		await shop.ctx.db.transaction((tx) =>
			tx.updateTable('stock_levels').set({ on_hand: 0 }).where('variant_id', '=', shop.shirt.L).execute()
		);
		await receiveAndAccept(shop, asked.return_id);
		const gone = await exchangeOf(shop, asked.return_id);
		expect(gone.state).toBe('out_of_stock');
		expect(await mails()).toContain('exchange_told out_of_stock');
		await shop.expectSound();
		await shop.ctx.db.transaction((tx) =>
			tx.updateTable('stock_levels').set({ on_hand: 1 }).where('variant_id', '=', shop.shirt.L).execute()
		);
		value(await continueExchange(shop.ctx, agent, { exchange_id: gone.id }));
		expect(await exchangeOf(shop, asked.return_id)).toMatchObject({ state: 'ready' });
		await shop.expectSound();
	});

	test('an exchange of an exchange, and its money at last', async () => {
		shop = await openExchangeShop(await open());
		let order = await placeOrder(shop, shirt());
		for (const size of [shop.shirt.L, shop.shirt.M]) {
			const line = order.lines.length - 1;
			const asked = value(await ask(shop, order, [{ line, wants: { [size]: 1 } }]));
			await receiveAndAccept(shop, asked.return_id);
			await sendReplacement(shop, order.id, asked.number);
			order = { ...order, lines: await linesOfOrder(shop.ctx.db.read, order.id) };
		}
		expect(
			order.lines.map(({ origin, paid_minor, refunded_minor }) => [origin, paid_minor, refunded_minor])
		).toEqual([
			['sale', 100_000, 100_000],
			['exchange', 100_000, 100_000],
			['exchange', 100_000, 0]
		]);
		const last = value(await ask(shop, order, [{ line: 2, outcome: 'refund' }]));
		await receiveAndAccept(shop, last.return_id);
		await shop.work();
		const [payment] = await paymentsOfOrder(shop.ctx.db.read, order.id);
		expect(payment?.refunded_minor).toBe(94_000);
		await shop.expectSound();
	});
});
