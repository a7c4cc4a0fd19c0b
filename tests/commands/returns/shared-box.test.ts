import { afterEach, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { recordTracking } from '#lib/server/commands/orders/record-tracking.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import { changeReturn } from '#lib/server/commands/returns/change-return.ts';
import { leaveBox, shareBox } from '#lib/server/commands/returns/share-box.ts';
import { boxableWith, returnView } from '#lib/server/queries/return.ts';
import { findReturn } from '#lib/server/store/returns.ts';
import { describeEngines } from '../../support/databases.ts';
import {
	agent,
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	submit,
	value,
	type PlacedOrder,
	type ReturnsShop
} from '../../support/returns-shop.ts';

const OWNER = 'ploy@example.com';
const FEE = 6_000;

let shop: ReturnsShop;
afterEach(() => shop.close());

const owner = (order: PlacedOrder): Actor => ({ kind: 'customer', orderId: order.id, email: OWNER });

/** A return of one piece, worth 500.00, approved at once. */
async function opened(email = OWNER) {
	const order = await placeOrder(shop, [{ quantity: 2, unit_price_minor: 50_000 }], {
		customer: { name: 'Ploy', email, phone: null, reference: email }
	});
	const { return_id: id, number } = await submit(shop, order, [1]);
	return { order, id, number };
}

const boxOf = async (...returns: { id: Id<'ret'> }[]) => {
	const rows = await Promise.all(returns.map(({ id }) => findReturn(shop.ctx.db.read, id)));
	return rows.map((row) => [row?.box_number ?? null, row?.return_shipping_fee_minor]);
};

describeEngines('several orders in one box', (_engine, open) => {
	test('go by one number and keep one fee; each has its own refund', async () => {
		shop = await openReturnsShop(await open());
		const [one, two, three] = [await opened(), await opened(), await opened()];
		const ctx = shop.ctx;
		const view = await returnView(ctx.db.read, one.id);
		expect((await boxableWith(ctx.db.read, view!)).map(({ number }) => number)).toEqual([
			two.number,
			three.number
		]);
		value(
			await shareBox(ctx, owner(two.order), { return_id: two.id, with_number: one.number.toLowerCase() })
		);
		const joined = await shareBox(ctx, agent, { return_id: three.id, with_number: two.number });
		expect(value(joined)).toEqual({ box_number: one.number });
		expect(await boxOf(one, two, three)).toEqual([
			[one.number, FEE],
			[one.number, 0],
			[one.number, 0]
		]);
		const again = { return_id: two.id, with_number: one.number };
		expect(value(await shareBox(ctx, owner(two.order), again))).toEqual({ box_number: one.number });

		const travel = { return_id: two.id, carrier: 'Siam Parcel', tracking_number: 'SP99001122' };
		value(await changeReturn(ctx, owner(two.order), travel));
		const told = {
			order_id: three.order.id,
			tracking_number: 'sp 9900 1122',
			events: [
				{
					code: 'PU',
					status: 'in_transit' as const,
					place: 'Chiang Mai',
					description: { en: 'Picked up', th: 'รับพัสดุ' },
					occurred_at: ctx.clock.now()
				}
			]
		};
		value(await recordTracking(ctx, { kind: 'system' }, told));
		for (const each of [one, two, three])
			expect((await returnView(ctx.db.read, each.id))?.return).toMatchObject({
				state: 'in_transit',
				tracking_number: 'SP99001122'
			});
		expect(await leaveBox(ctx, owner(two.order), { return_id: two.id })).toMatchObject({
			refusal: { reason: 'already_scanned' }
		});

		const paid = [];
		for (const each of [three, one, two]) paid.push(await receiveAndAccept(shop, each.id));
		expect(paid.map((done) => done.refunds.map((refund) => refund.amount_minor))).toEqual([
			[50_000],
			[44_000],
			[50_000]
		]);
		await shop.work();
		await shop.expectSound();
	});

	test('whoever leaves, or is called off, bears its own fee again, and the box a new number', async () => {
		shop = await openReturnsShop(await open());
		const [one, two, three] = [await opened(), await opened(), await opened()];
		const ctx = shop.ctx;
		for (const each of [two, three])
			value(await shareBox(ctx, owner(each.order), { return_id: each.id, with_number: one.number }));
		value(await cancelReturn(ctx, owner(one.order), { return_id: one.id }));
		expect(await boxOf(one, two, three)).toEqual([
			[null, FEE],
			[two.number, FEE],
			[two.number, 0]
		]);
		value(await leaveBox(ctx, owner(three.order), { return_id: three.id }));
		expect(await boxOf(two, three)).toEqual([
			[null, FEE],
			[null, FEE]
		]);
		expect(value(await leaveBox(ctx, owner(three.order), { return_id: three.id }))).toEqual({
			box_number: null
		});
		await shop.expectSound();
	});

	test('somebody else’s return is not there; what cannot travel along is refused, and nothing changes', async () => {
		shop = await openReturnsShop(await open());
		const [mine, theirs] = [await opened(), await opened('somebody@example.com')];
		const ctx = shop.ctx;
		const together = { return_id: mine.id, with_number: theirs.number };
		const reason = async (actor: Actor, input = together) => {
			const done = await shareBox(ctx, actor, input);
			return done.ok ? null : done.refusal.reason;
		};
		expect(await reason(owner(mine.order))).toBe('not_found');
		expect(await reason({ kind: 'customer', orderId: mine.order.id, email: null })).toBe('not_found');
		expect(await reason(owner(theirs.order))).toBe('not_found');
		expect(await reason(agent)).toBe('box_not_possible');
		for (const with_number of ['', 'RT-0000', mine.number])
			expect(await reason(owner(mine.order), { ...together, with_number })).toBe('not_found');

		const late = await opened();
		value(await cancelReturn(ctx, agent, { return_id: late.id }));
		expect(await reason(owner(mine.order), { ...together, with_number: late.number })).toBe(
			'not_in_this_state'
		);
		expect(await boxOf(mine, theirs, late)).toEqual([
			[null, FEE],
			[null, FEE],
			[null, FEE]
		]);
	});
});
