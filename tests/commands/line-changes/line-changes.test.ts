import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { requestCancellation } from '#lib/server/commands/cancellations/request-cancellation.ts';
import {
	approveLineChange,
	declineLineChange
} from '#lib/server/commands/line-changes/decide-line-change.ts';
import { withdrawLineChange } from '#lib/server/commands/line-changes/withdraw-line-change.ts';
import { upsertOrder } from '#lib/server/commands/orders/upsert-order.ts';
import { render } from '#lib/server/mail/render.ts';
import { mailOf } from '#lib/server/queries/mail/of-message.ts';
import { eventsOfOrder } from '#lib/server/store/events.ts';
import { fulfilmentLinesOfOrder } from '#lib/server/store/fulfilments.ts';
import { lineChangesOfOrder } from '#lib/server/store/line-changes.ts';
import { findOrder, linesOfOrder } from '#lib/server/store/orders.ts';
import { paymentsOfOrder } from '#lib/server/store/payments.ts';
import { refundsOfOrder } from '#lib/server/store/refunds.ts';
import { levelOf } from '../../support/catalogue.ts';
import { describeEngines } from '../../support/databases.ts';
import { freshOrder } from '../../support/fresh-order.ts';
import {
	openChangingShop,
	pack,
	payLast,
	rules,
	wish,
	type ChangingShop
} from '../../support/line-changes.ts';
import { agent, customer, reasonOf, system, value, type PlacedOrder } from '../../support/returns-shop.ts';

describeEngines('pieces of an order are changed before they are packed', (_engine, open) => {
	let shop: ChangingShop;
	beforeEach(async () => {
		shop = await openChangingShop(await open());
	});
	afterEach(async () => {
		await shop.expectSound();
		await shop.close();
	});
	const read = () => shop.ctx.db.read;
	const tees = (quantity = 1, over: Parameters<typeof freshOrder>[2] = {}) =>
		freshOrder(shop, [{ quantity, unit_price_minor: 100_000 }], over);
	const linesOf = async (order: PlacedOrder) =>
		(await linesOfOrder(read(), order.id)).map(({ sku, quantity, qty_cancelled, paid_minor }) => ({
			sku,
			left: quantity - qty_cancelled,
			paid_minor
		}));
	const statesOf = async (order: PlacedOrder) =>
		(await lineChangesOfOrder(read(), order.id)).map(({ state }) => state);
	const last = async (order: PlacedOrder) => (await lineChangesOfOrder(read(), order.id)).at(-1)!;

	test('at the same price at once: figures to the last minor unit, its stock held, its mail told', async () => {
		const order = await tees(3, { discount: { label: 'Coupon', amount_minor: 10_000 }, paid: 'taken' });
		value(await wish(shop, order, { variant_id: shop.tee.L, quantity: 2, quoted_minor: 0 }));
		const [old, fresh] = await linesOfOrder(read(), order.id);
		// Of 2,900 for three the first two are 1,933.33.
		expect(fresh).toMatchObject({
			sku: 'tee-L',
			quantity: 2,
			paid_minor: 193_333,
			origin: 'replacement',
			parent_line_id: old!.id
		});
		expect(fresh!.unit_price_minor * 2 - fresh!.discount_minor).toBe(fresh!.paid_minor);
		expect(old).toMatchObject({ qty_cancelled: 2, refunded_minor: 193_333, refunded_quantity: 2 });
		expect(await refundsOfOrder(read(), order.id)).toMatchObject([{ amount_minor: 0, state: 'succeeded' }]);
		expect(await levelOf(shop.ctx, shop.tee.L)).toEqual([2, 2]);
		expect((await findOrder(read(), order.id))?.number).toMatch(/^HW-/);

		// Sent, it leaves the count; sent back, it gives back exactly what was paid for it.
		const sent = [
			{ line: 'l0', quantity: 1 },
			{ line: 'l0-1', quantity: 2 }
		];
		value(await pack(shop, order, sent, { shipped: true }));
		expect(await levelOf(shop.ctx, shop.tee.L)).toEqual([0, 0]);
		expect(reasonOf(await wish(shop, order, { variant_id: shop.tee.L }))).toBe('change_too_late');
		const messages = await read()
			.selectFrom('messages')
			.selectAll()
			.where('order_id', '=', order.id)
			.execute();
		const told = messages.find(({ kind }) => kind === 'line_changed')!;
		const mail = await mailOf(shop.ctx, told);
		expect(render('line_changed', 'en', mail!.data as never).text).toContain('tee, L, 2 pieces');
	});

	test('cheaper: the difference goes back; dearer: it is paid first, and nothing is sold twice', async () => {
		const order = await tees();
		value(await wish(shop, order, { variant_id: shop.tee.S, quoted_minor: -20_000 }));
		expect(await linesOf(order)).toMatchObject([{ left: 0 }, { sku: 'tee-S', paid_minor: 80_000 }]);
		await shop.work();
		expect(await refundsOfOrder(read(), order.id)).toMatchObject([
			{ amount_minor: 20_000, state: 'succeeded' }
		]);

		const [, small] = await linesOfOrder(read(), order.id);
		const dear = { line_id: small!.id, variant_id: shop.tee.XL };
		expect(reasonOf(await wish(shop, order, { ...dear, quoted_minor: 0 }))).toBe('quote_changed');
		expect(value(await wish(shop, order, { ...dear, quoted_minor: 40_000 })).state).toBe('payment_due');
		expect(await levelOf(shop.ctx, shop.tee.XL)).toEqual([2, 1]);
		await payLast(shop, order);
		expect(await linesOf(order)).toMatchObject([{}, { left: 0 }, { sku: 'tee-XL', paid_minor: 120_000 }]);
		// What the first change held for the order is free again.
		expect(await levelOf(shop.ctx, shop.tee.S)).toEqual([2, 0]);
		expect(await paymentsOfOrder(read(), order.id)).toHaveLength(2);
		await shop.expectSound();

		// All of it called off: everything that was paid goes back, and what was held is free.
		const all = { order_id: order.id, lines: null, reason_code: null, idempotency_key: 'all' };
		value(await requestCancellation(shop.ctx, customer(order.id), all));
		await shop.work();
		expect((await findOrder(read(), order.id))?.cancelled_at).not.toBeNull();
		const back = (await refundsOfOrder(read(), order.id)).reduce(
			(sum, refund) => sum + refund.amount_minor,
			0
		);
		expect(back).toBe(100_000 + 40_000);
		expect(await levelOf(shop.ctx, shop.tee.XL)).toEqual([2, 0]);
	});

	test('a difference nobody pays leaves the order as it was; money that comes late goes back', async () => {
		const order = await tees();
		value(await wish(shop, order, { variant_id: shop.tee.XL }));
		await payLast(shop, order, false);
		const { id } = await last(order);
		value(await withdrawLineChange(shop.ctx, customer(order.id), { change_id: id }));
		await shop.work();
		expect(await statesOf(order)).toEqual(['withdrawn']);
		expect(await refundsOfOrder(read(), order.id)).toMatchObject([
			{ amount_minor: 20_000, state: 'succeeded' }
		]);

		value(await wish(shop, order, { variant_id: shop.tee.XL }));
		shop.pass(25 * HOUR);
		await shop.work();
		expect(await statesOf(order)).toEqual(['withdrawn', 'lapsed']);
		expect(await levelOf(shop.ctx, shop.tee.XL)).toEqual([2, 0]);
		expect(await linesOf(order)).toHaveLength(1);
	});

	test('more pieces are paid first, at the line’s own price, as long as there are any', async () => {
		const order = await tees(1, { discount: { label: 'Coupon', amount_minor: 10_000 } });
		const more = { kind: 'quantity', quantity: 2 } as const;
		expect(value(await wish(shop, order, { ...more, quoted_minor: 200_000 })).state).toBe('payment_due');
		expect(reasonOf(await wish(shop, order, { kind: 'quantity', quantity: 3 }))).toBe('out_of_stock');
		// The refused wish did not take the place of the one that stands.
		expect(await statesOf(order)).toEqual(['payment_due']);
		await payLast(shop, order);
		expect(await linesOf(order)).toMatchObject([
			{ sku: 'SKU-0', left: 1, paid_minor: 90_000 },
			{ sku: 'SKU-0', left: 2, paid_minor: 200_000 }
		]);
	});

	test('money that is only held or paid at the door', async () => {
		const held = await tees(1, { paid: 'held' });
		expect(reasonOf(await wish(shop, held, { variant_id: shop.tee.S }))).toBe('change_money_held');
		value(await wish(shop, held, { variant_id: shop.tee.L }));
		expect(await refundsOfOrder(read(), held.id)).toMatchObject([{ amount_minor: 0 }]);
		const door = await tees(1, { paid: 'door' });
		value(await wish(shop, door, { variant_id: shop.tee.S }));
		expect(await paymentsOfOrder(read(), door.id)).toMatchObject([{ released_minor: 20_000 }]);
		expect(await last(door)).toMatchObject({ released_minor: 20_000, carried_minor: 80_000 });
	});

	test('each kind has its rule: off, its own clock, an agent who agrees or does not', async () => {
		const order = await tees(2);
		await rules(shop.ctx.db, 'off');
		expect(reasonOf(await wish(shop, order, { variant_id: shop.tee.L }))).toBe('change_not_offered');
		await rules(shop.ctx.db, 'at_once', { minutes: 5 });
		shop.pass(10 * MINUTE);
		expect(reasonOf(await wish(shop, order, { variant_id: shop.tee.L }))).toBe('change_too_late');
		await rules(shop.ctx.db, 'agent');
		const asked = value(await wish(shop, order, { variant_id: shop.tee.L }));
		expect(asked.state).toBe('waiting');
		expect(value(await wish(shop, order, { variant_id: shop.tee.L })).change_id).toBe(asked.change_id);
		expect(reasonOf(await approveLineChange(shop.ctx, customer(order.id), asked))).toBe('not_found');
		expect(reasonOf(await declineLineChange(shop.ctx, agent, { ...asked, note: ' ' }))).toBe(
			'decline_reason_missing'
		);
		value(await declineLineChange(shop.ctx, agent, { ...asked, note: 'Not today' }));
		expect(await levelOf(shop.ctx, shop.tee.L)).toEqual([2, 0]);
		const again = value(await wish(shop, order, { variant_id: shop.tee.XL }));
		expect(value(await approveLineChange(shop.ctx, agent, again)).state).toBe('payment_due');
		const { change_id } = again;
		expect(reasonOf(await approveLineChange(shop.ctx, agent, { change_id }))).toBe('already_decided');
		const other = { variant_id: shop.tee.L, reason: 'Called us', by: agent };
		expect(reasonOf(await wish(shop, order, { ...other, reason: '' }))).toBe('reason_missing');
		expect(value(await wish(shop, order, other)).state).toBe('applied');
		expect(await statesOf(order)).toEqual(['declined', 'withdrawn', 'applied']);
		const stranger = await tees();
		expect(reasonOf(await wish(shop, order, { variant_id: shop.tee.L, by: customer(stranger.id) }))).toBe(
			'not_found'
		);
		expect(
			reasonOf(await wish(shop, order, { line_id: stranger.lines[0]!.id, variant_id: shop.tee.L }))
		).toBe('line_unknown');
	});

	test('what is not the same product, sold out, or not asked well is refused', async () => {
		const order = await tees(2);
		const tried = async (over: Parameters<typeof wish>[2]) => reasonOf(await wish(shop, order, over));
		expect(await tried({ variant_id: shop.tee.XS })).toBe('out_of_stock');
		expect(await tried({ variant_id: shop.tee.M })).toBe('nothing_to_change');
		expect(await tried({ variant_id: 'var_0' })).toBe('variant_not_sold');
		expect(await tried({})).toBe('nothing_chosen');
		expect(await tried({ variant_id: shop.tee.L, quantity: 3 })).toBe('change_too_late');
		expect(await tried({ variant_id: shop.tee.L, quantity: 0 })).toBe('quantity_invalid');
		expect(await tried({ variant_id: shop.tee.L, version: 99 })).toBe('changed_meanwhile');
		expect(await statesOf(order)).toEqual([]);
	});

	test('picking asks the warehouse, whose yes changes the parcel; packing is too late', async () => {
		const order = await tees(2);
		value(await pack(shop, order, [{ line: 'l0', quantity: 2 }], { packed: false }));
		const asked = value(await wish(shop, order, { variant_id: shop.tee.L }));
		expect((await last(order)).reviews).toBe('being_picked');
		value(await approveLineChange(shop.ctx, agent, asked));
		const parts = await fulfilmentLinesOfOrder(read(), order.id);
		expect(parts.map(({ quantity }) => quantity)).toEqual([1, 1]);
		const dear = value(await wish(shop, order, { variant_id: shop.tee.XL }));
		value(await approveLineChange(shop.ctx, agent, dear));
		await payLast(shop, order, false);
		const both = [
			{ line: 'l0', quantity: 1 },
			{ line: 'l0-1', quantity: 1 }
		];
		value(await pack(shop, order, both));
		await shop.work();
		expect(await statesOf(order)).toEqual(['applied', 'missed']);
		const refunds = await refundsOfOrder(read(), order.id);
		expect(refunds.map(({ amount_minor }) => amount_minor)).toEqual([0, 20_000]);
		const types = (await eventsOfOrder(read(), order.id)).map(({ type }) => type);
		expect(types).toContain('order_line_change_missed');
	});

	test('the shop’s system tells the order as it was, takes the change over, or knows better', async () => {
		const told: Partial<NeutralOrder> = { number: 'HW-9', reference: 'HW-9' };
		const order = await tees(1, told);
		const tell = (lines: Partial<NeutralOrder['lines'][number]>[], more: Partial<NeutralOrder> = {}) =>
			upsertOrder(shop.ctx, system, {
				...base,
				...more,
				lines: lines.map((line) => ({ ...base.lines[0]!, ...line }))
			});
		const [row] = await linesOfOrder(read(), order.id);
		const base = {
			...{ number: 'HW-9', reference: 'HW-9', channel: 'test', currency: 'THB', prices_include_tax: true },
			...{ locale: 'en', placed_at: shop.ctx.clock.now() - MINUTE, cancelled_at: null, bill_to: null },
			customer: { name: 'Mette Holm', email: 'mette@example.com', phone: null, reference: 'm' },
			ship_to: { name: 'Mette Holm', line1: '1 Sukhumvit', postcode: '10110', country: 'TH' },
			lines: [
				{
					...{ reference: 'l0', sku: 'SKU-0', title: { en: 'Tee', th: 'เสื้อ' }, options: [], image: null },
					...{ quantity: 1, unit_price_minor: 100_000, discount_minor: 0, tax_minor: row!.tax_minor },
					...{ tax_rate_bp: 700, category: 'home', tags: [], final_sale: false }
				}
			],
			...{ discount: { label: null, amount_minor: 0 }, shipping: { amount_minor: 0, tax_minor: 0 } },
			...{ total_minor: 100_000, payments: [], refunds: [], fulfilments: [] }
		} satisfies NeutralOrder;
		value(await wish(shop, order, { variant_id: shop.tee.L }));
		const changed = await linesOf(order);
		value(await tell([{ title: { en: 'Tee!', th: 'เสื้อ' } }]));
		expect(await linesOf(order)).toEqual(changed);
		expect(await statesOf(order)).toEqual(['applied']);
		// The same line with the new variant: it has heard of it.
		value(await tell([{ sku: 'tee-L' }]));
		expect(await linesOf(order)).toEqual(changed);
		expect(await statesOf(order)).toEqual(['taken_over']);
		value(await tell([{ sku: 'tee-L', title: { en: 'Told again', th: '' } }]));
		expect(await linesOf(order)).toEqual(changed);
		// Its parcel names the line by the shop's reference from now on.
		value(await pack(shop, order, [{ line: 'l0', quantity: 1 }], { shipped: true }));
		expect((await linesOfOrder(read(), order.id)).map((line) => line.qty_fulfilled)).toEqual([0, 1]);

		// With a reference of its own, and more pieces of which it knows nothing.
		const second = await tees(2, { number: 'HW-10', reference: 'HW-10' });
		value(await wish(shop, second, { variant_id: shop.tee.S }));
		const two = { number: 'HW-10', reference: 'HW-10', total_minor: 180_000 };
		value(await tell([{}, { reference: 'x', sku: 'tee-S', unit_price_minor: 80_000 }], two));
		expect(await statesOf(second)).toEqual(['taken_over']);
		expect(await linesOf(second)).toMatchObject([
			{ sku: 'SKU-0', left: 1, paid_minor: 200_000 },
			{ sku: 'tee-S', left: 1, paid_minor: 80_000 }
		]);
		expect((await findOrder(read(), second.id))?.total_minor).toBe(200_000);
		expect(
			reasonOf(await tell([{ unit_price_minor: 90_000, quantity: 2 }], { ...two, total_minor: null }))
		).toBe('line_cannot_change');
		await shop.work();
	});

	test('two tabs and two people: one change, and clear words for the other', async () => {
		const order = await tees(1);
		const wishes = [shop.tee.L, shop.tee.S, shop.tee.L].map((variant_id) =>
			wish(shop, order, { variant_id, version: 1 })
		);
		const done = await Promise.all(wishes);
		expect(done.filter((one) => one.ok)).toHaveLength(1);
		for (const one of done.filter((other) => !other.ok)) expect(reasonOf(one)).toBe('changed_meanwhile');
		// Many want the last one.
		const orders = await Promise.all([1, 2, 3, 4].map(() => tees(1)));
		const wanted = await Promise.all(orders.map((one) => wish(shop, one, { variant_id: shop.tee.XL })));
		expect(wanted.filter((one) => one.ok)).toHaveLength(2);
		expect(wanted.flatMap((one) => (one.ok ? [] : [one.refusal.reason]))).toEqual([
			'out_of_stock',
			'out_of_stock'
		]);
		// Changing while it is packed: whoever comes second is told.
		const late = await tees(1);
		const [changed, packed] = await Promise.all([
			wish(shop, late, { variant_id: shop.tee.S }),
			pack(shop, late, [{ line: 'l0', quantity: 1 }])
		]);
		expect([changed.ok, packed.ok].filter(Boolean)).toHaveLength(1);
		if (!changed.ok) expect(changed.refusal.reason).toBe('change_too_late');
		if (!packed.ok) expect(packed.refusal.reason).toBe('pieces_cancelled');
	});
});
