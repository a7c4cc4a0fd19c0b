import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import { continueExchange } from '#lib/server/commands/exchanges/continue-exchange.ts';
import { convertExchange } from '#lib/server/commands/exchanges/convert-exchange.ts';
import { extendDeadline } from '#lib/server/commands/instants/extend-deadline.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import { reopenReturn } from '#lib/server/commands/returns/reopen-return.ts';
import { mailOf } from '#lib/server/queries/mail/of-message.ts';
import { queuePage } from '#lib/server/queries/queue.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { paymentsOfOrder } from '#lib/server/store/payments.ts';
import { refundsOfOrder } from '#lib/server/store/refunds.ts';
import { findReturn } from '#lib/server/store/returns.ts';
import { levelOf } from '../../support/catalogue.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	ask,
	exchangeOf,
	openExchangeShop,
	sendReplacement,
	type ExchangeShop
} from '../../support/exchanges.ts';
import { instantOf, offerInstant, payDeposit, watch } from '../../support/instants.ts';
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
let order: PlacedOrder;
afterEach(() => shop.close());

const ANY = { exchanges: { same_product: 'honour', other_products: 'current' } } as const;
const shirt = () => placeOrder(shop, [{ quantity: 1, unit_price_minor: 100_000 }]);
const wish = (variant: string) => [{ wants: { [variant]: 1 } }];
const atOnce = (variant = shop.shirt.L) =>
	ask(shop, order, wish(variant), { instant: { deposit_minor: variant === shop.bag ? 150_000 : 100_000 } });
const told = async () => {
	const rows = await shop.ctx.db.read.selectFrom('messages').selectAll().orderBy('id').execute();
	const own = rows.filter(({ kind }) => kind === 'instant_told');
	// Each can be written as it stands now.
	for (const row of own) await mailOf(shop.ctx, row);
	return own.map(({ key }) => key.split(':')[1]);
};
const askedByMail = async () => {
	const rows = await shop.ctx.db.read.selectFrom('messages').selectAll().orderBy('id').execute();
	const mail = await mailOf(
		shop.ctx,
		rows.findLast(({ kind }) => kind === 'charge_due')!
	);
	if (mail?.kind !== 'charge_due') throw new Error('nobody was asked to pay');
	return mail.data;
};
const queued = async () => {
	const page = { view: 'decide', after: null, limit: 5, now: shop.ctx.clock.now() } as const;
	return (await queuePage(shop.ctx.db.read, page)).rows;
};
const paid = async () =>
	(await paymentsOfOrder(shop.ctx.db.read, order.id)).map((one) => [one.captured_minor, one.refunded_minor]);

describeEngines('a replacement that leaves before the goods are back', (_engine, open) => {
	beforeEach(async () => {
		shop = await openExchangeShop(await open(), ANY);
		await offerInstant(shop);
		order = await shirt();
	});

	test('paid for today, sent at once, and paid back in full to the deposit once the goods are fine', async () => {
		const asked = value(await atOnce());
		expect(asked.charge_number).toMatch(/^PY-/);
		expect(await instantOf(shop, asked.return_id)).toMatchObject({ state: 'asked', amount_minor: 100_000 });
		expect(await levelOf(shop.ctx, shop.shirt.L)).toEqual([1, 1]);
		const { due_at, grace_until } = await instantOf(shop, asked.return_id);
		expect((await askedByMail()).deposit, 'what it buys and when it comes back').toEqual({
			items: [{ title: expect.stringContaining('L'), quantity: 1 }],
			value: { amountMinor: 100_000, currency: 'THB' },
			...{ dueAt: due_at, graceUntil: grace_until }
		});
		await payDeposit(shop, order, asked.return_id);
		expect(await exchangeOf(shop, asked.return_id)).toMatchObject({
			...{ state: 'ready', carried_minor: 0, topped_minor: 100_000 }
		});
		expect(await instantOf(shop, asked.return_id)).toMatchObject({ state: 'secured' });
		await shop.expectSound();
		await sendReplacement(shop, order.id, asked.number);
		expect(await levelOf(shop.ctx, shop.shirt.L)).toEqual([0, 0]);
		await receiveAndAccept(shop, asked.return_id);
		await shop.work();
		expect(await paid(), 'back to where the deposit came from').toEqual([
			[100_000, 0],
			[100_000, 100_000]
		]);
		expect(await instantOf(shop, asked.return_id)).toMatchObject({ state: 'settled' });
		expect((await findReturn(shop.ctx.db.read, asked.return_id))?.state).toBe('resolved');
		expect(await told()).toEqual(['secured']);
		await shop.expectSound();
		// The chain goes on: the replacement counts for what was paid for it.
		const lines = await linesOfOrder(shop.ctx.db.read, order.id);
		const again = value(await ask(shop, { ...order, lines }, [{ line: 1, outcome: 'refund' }]));
		await receiveAndAccept(shop, again.return_id);
		await shop.work();
		expect((await refundsOfOrder(shop.ctx.db.read, order.id)).map((one) => one.state)).toEqual([
			...['succeeded', 'succeeded']
		]);
		await shop.expectSound();
	});

	test('something dearer: its whole price today, what came back later', async () => {
		const asked = value(await ask(shop, order, wish(shop.bag), { instant: { deposit_minor: 150_000 } }));
		await payDeposit(shop, order, asked.return_id);
		await receiveAndAccept(shop, asked.return_id);
		await shop.work();
		expect(await paid()).toEqual([
			[100_000, 0],
			[150_000, 94_000]
		]);
		await shop.expectSound();
	});

	test('never sent: reminded, overdue, grace, and then both are theirs', async () => {
		const asked = value(await atOnce());
		await payDeposit(shop, order, asked.return_id);
		const { due_at, grace_until } = await instantOf(shop, asked.return_id);
		expect(grace_until - due_at).toBe(5 * DAY);
		const to = (at: number) => shop.pass(at - shop.ctx.clock.now());
		to(due_at - DAY);
		for (let times = 0; times < 2; times++) await watch(shop);
		expect(await told()).toEqual(['secured', 'reminder']);
		to(due_at + DAY);
		for (let times = 0; times < 2; times++) await watch(shop);
		expect(await instantOf(shop, asked.return_id)).toMatchObject({ state: 'overdue' });
		expect((await findReturn(shop.ctx.db.read, asked.return_id))?.state, 'grace').toBe('approved');
		const [waits, ...others] = await queued();
		expect(waits?.kind).toBe('goods_overdue');
		expect(waits).toMatchObject({ since: due_at, return: { number: asked.number }, money: null });
		expect(others).toEqual([]);
		to(grace_until + 1);
		await watch(shop);
		expect(await queued(), 'both are theirs: nobody is needed').toEqual([]);
		expect(await instantOf(shop, asked.return_id)).toMatchObject({ state: 'kept' });
		expect((await findReturn(shop.ctx.db.read, asked.return_id))?.state).toBe('expired');
		expect(await told()).toEqual(['secured', 'reminder', 'overdue', 'kept']);
		expect(await paid(), 'nothing more is charged and nothing goes back').toEqual([
			[100_000, 0],
			[100_000, 0]
		]);
		const lines = await linesOfOrder(shop.ctx.db.read, order.id);
		expect(lines.map((line) => [line.qty_return_open, line.qty_returned])).toEqual([
			[0, 0],
			[0, 0]
		]);
		await shop.expectSound();

		// The parcel comes after all: a person opens it again, and the money goes the agreed way.
		value(await reopenReturn(shop.ctx, agent, { return_id: asked.return_id }));
		expect(await instantOf(shop, asked.return_id)).toMatchObject({ state: 'secured' });
		await receiveAndAccept(shop, asked.return_id);
		await shop.work();
		expect(await paid()).toEqual([
			[100_000, 0],
			[100_000, 100_000]
		]);
		expect(await instantOf(shop, asked.return_id)).toMatchObject({ state: 'settled' });
		await shop.expectSound();
	});

	test('a person gives more time, with a reason', async () => {
		const asked = value(await atOnce());
		await payDeposit(shop, order, asked.return_id);
		const before = await instantOf(shop, asked.return_id);
		shop.pass(before.due_at + DAY - shop.ctx.clock.now());
		await watch(shop);
		const { id: exchange_id } = await exchangeOf(shop, asked.return_id);
		const more = (days: number, reason = 'In hospital', by = agent) =>
			extendDeadline(shop.ctx, by, { exchange_id, days, reason });
		expect(reasonOf(await more(7, ''))).toBe('reason_missing');
		expect(reasonOf(await more(0))).toBe('value_invalid');
		expect(reasonOf(await more(7, 'Please', customer(order.id)))).toBe('not_allowed');
		value(await more(7));
		const now = await instantOf(shop, asked.return_id);
		expect(now).toMatchObject({ state: 'secured', reminded_at: null });
		expect(now.due_at).toBeGreaterThan(before.due_at);
		expect((await findReturn(shop.ctx.db.read, asked.return_id))?.ship_by).toBe(now.due_at);
		expect(await told()).toEqual(['secured', 'overdue', 'extended']);
		await shop.expectSound();
	});

	test('not paid: an exchange like any other, and the goods may come first', async () => {
		const asked = value(await atOnce());
		shop.pass(2 * DAY);
		await watch(shop);
		expect(await instantOf(shop, asked.return_id)).toMatchObject({ state: 'lapsed' });
		expect(await told()).toEqual(['lapsed']);
		await receiveAndAccept(shop, asked.return_id);
		expect(await exchangeOf(shop, asked.return_id)).toMatchObject({ state: 'ready', carried_minor: 100_000 });
		await shop.expectSound();

		order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 100_000 }]);
		const second = value(await atOnce(shop.shirt.M));
		await receiveAndAccept(shop, second.return_id);
		expect(await instantOf(shop, second.return_id)).toMatchObject({ state: 'called_off' });
		expect(await exchangeOf(shop, second.return_id)).toMatchObject({ state: 'ready', topped_minor: 0 });
		await shop.expectSound();
	});

	test('called off or turned into money before it is paid; not any more after', async () => {
		const first = value(await atOnce());
		value(await cancelReturn(shop.ctx, customer(order.id), { return_id: first.return_id }));
		expect(await instantOf(shop, first.return_id)).toMatchObject({ state: 'called_off' });
		const second = value(await atOnce());
		const { id: exchange_id } = await exchangeOf(shop, second.return_id);
		value(await convertExchange(shop.ctx, customer(order.id), { exchange_id }));
		expect(await instantOf(shop, second.return_id)).toMatchObject({ state: 'called_off' });
		value(await cancelReturn(shop.ctx, customer(order.id), { return_id: second.return_id }));
		const third = value(await atOnce());
		await payDeposit(shop, order, third.return_id);
		const bought = await exchangeOf(shop, third.return_id);
		expect(reasonOf(await cancelReturn(shop.ctx, customer(order.id), { return_id: third.return_id }))).toBe(
			'replacement_underway'
		);
		for (const command of [convertExchange, continueExchange])
			expect(reasonOf(await command(shop.ctx, agent, { exchange_id: bought.id }))).toBe('not_in_this_state');
		await shop.expectSound();
	});

	test('offered only where it is safe, and for what was read', async () => {
		const refused = async (over: Parameters<typeof offerInstant>[1], variant = shop.shirt.L) => {
			await offerInstant(shop, over);
			return reasonOf(await atOnce(variant));
		};
		expect(await refused({ offered: false })).toBe('instant_not_offered');
		expect(await refused({ most_minor: 99_999 })).toBe('instant_too_dear');
		await offerInstant(shop);
		expect(
			reasonOf(await ask(shop, order, wish(shop.shirt.L), { instant: { deposit_minor: 99_000 } })),
			'another deposit than was read'
		).toBe('quote_changed');
		value(await atOnce());
		order = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 100_000 }]);
		value(await atOnce(shop.shirt.M));
		expect(await refused({ most_open: 1 }, shop.shirt.M)).toBe('instant_too_many');
		await shop.expectSound();
	});
});
