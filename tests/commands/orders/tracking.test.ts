import { expect, test } from 'vitest';
import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { NeutralTrackingEvent } from '#lib/domain/order/neutral.ts';
import { recordFulfilment } from '#lib/server/commands/orders/record-fulfilment.ts';
import { recordTracking } from '#lib/server/commands/orders/record-tracking.ts';
import { upsertOrder } from '#lib/server/commands/orders/upsert-order.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { changeReturn } from '#lib/server/commands/returns/change-return.ts';
import { orderView } from '#lib/server/queries/order.ts';
import { fc } from '../../support/fc.ts';
import { describeEngines } from '../../support/databases.ts';
import { exampleOrder } from '../../support/orders.ts';
import { shopContext, type ShopContext } from '../../support/shop-context.ts';

const SYSTEM: Actor = { kind: 'system' };
const START = Date.UTC(2026, 10, 20);
const event = (status: NeutralTrackingEvent['status'], hours: number): NeutralTrackingEvent => ({
	code: `${status}-code`,
	status,
	place: 'กรุงเทพ',
	description: { th: '', en: '' },
	occurred_at: START + hours * 3_600_000
});

const JOURNEY = [
	event('info_received', 0),
	event('picked_up', 2),
	event('in_transit', 8),
	event('failed_attempt', 20),
	event('out_for_delivery', 26),
	event('delivered', 28)
];

describeEngines('parcels and what carriers say', (_engine, open) => {
	const sent = async (ctx: ShopContext): Promise<Id<'ord'>> => {
		const taken = await upsertOrder(ctx, SYSTEM, exampleOrder('cash'));
		if (!taken.ok) throw new Error(taken.refusal.reason);
		const parcel = await recordFulfilment(ctx, SYSTEM, {
			order_id: taken.value.id,
			fulfilment: {
				...exampleOrder('thai').fulfilments[0]!,
				shipped_at: null,
				delivered_at: null,
				tracking_number: 'TH-0147 abc9',
				lines: [{ line: '1', quantity: 3 }]
			}
		});
		expect(parcel).toMatchObject({ ok: true, value: { state: 'pending', created: true } });
		return taken.value.id;
	};
	const tell = async (ctx: ShopContext, order_id: Id<'ord'>, events: NeutralTrackingEvent[]) => {
		const told = await recordTracking(ctx, SYSTEM, { order_id, tracking_number: 'th0147ABC9', events });
		if (!told.ok) throw new Error(told.refusal.reason);
		return told.value;
	};
	const view = async (ctx: ShopContext, id: Id<'ord'>) =>
		(await orderView(ctx.db.read, id, ctx.clock.now()))!;

	test('units count as sent when the parcel has left the shop, not before', async () => {
		const ctx = await shopContext(await open());
		const id = await sent(ctx);
		expect((await view(ctx, id)).lines[0]).toMatchObject({ quantity: 4, qty_fulfilled: 0 });
		await tell(ctx, id, [event('info_received', 0)]);
		expect((await view(ctx, id)).lines[0]?.qty_fulfilled).toBe(0);
		await tell(ctx, id, [event('picked_up', 1)]);
		const after = await view(ctx, id);
		expect(after.lines[0]?.qty_fulfilled).toBe(3);
		expect(after.fulfilments[0]).toMatchObject({
			state: 'shipped',
			shipped_at: event('picked_up', 1).occurred_at
		});
		expect(after.events.map((one) => one.type)).toContain('parcel_moved');
	});

	test('whatever the order and however often events come, the parcel ends where it ended', async () => {
		const ctx = await shopContext(await open());
		let n = 0;
		const calls = fc.shuffledSubarray([...JOURNEY, ...JOURNEY], { minLength: 12, maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(calls, fc.integer({ min: 1, max: 5 }), async (events, size) => {
				n += 1;
				const taken = await upsertOrder(
					ctx,
					SYSTEM,
					exampleOrder('cash', (order) => {
						order.number = order.reference = `T${n}`;
						order.fulfilments = [
							{
								...exampleOrder('thai').fulfilments[0]!,
								shipped_at: null,
								delivered_at: null,
								lines: [{ line: '1', quantity: 1 }]
							}
						];
					})
				);
				if (!taken.ok) throw new Error(taken.refusal.reason);
				const id = taken.value.id;
				let fresh = 0;
				for (let at = 0; at < events.length; at += size) {
					const told = await recordTracking(ctx, SYSTEM, {
						order_id: id,
						tracking_number: 'EX123456785TH',
						events: events.slice(at, at + size)
					});
					fresh += told.ok ? told.value.new_events : 0;
				}
				expect(fresh).toBe(JOURNEY.length);
				const { fulfilments, lines } = await view(ctx, id);
				expect(fulfilments[0]).toMatchObject({
					state: 'delivered',
					shipped_at: event('picked_up', 2).occurred_at,
					delivered_at: event('delivered', 28).occurred_at
				});
				expect(fulfilments[0]?.events.map((one) => one.status)).toEqual(JOURNEY.map((one) => one.status));
				expect(lines[0]?.qty_fulfilled).toBe(1);
			}),
			{ numRuns: 12 }
		);
	});

	test('nothing is written when a carrier repeats itself', async () => {
		const ctx = await shopContext(await open());
		const id = await sent(ctx);
		await tell(ctx, id, JOURNEY);
		const before = await view(ctx, id);
		ctx.pass(1_000);
		expect(await tell(ctx, id, JOURNEY)).toMatchObject({ new_events: 0, state: 'delivered' });
		expect(await view(ctx, id)).toEqual(before);
	});

	test('a number that belongs to no parcel of this order is not found', async () => {
		const ctx = await shopContext(await open());
		const id = await sent(ctx);
		const told = await recordTracking(ctx, SYSTEM, {
			order_id: id,
			tracking_number: 'OTHER',
			events: JOURNEY
		});
		expect(told).toMatchObject({ ok: false, refusal: { reason: 'not_found' } });
		expect((await view(ctx, id)).fulfilments[0]?.events).toEqual([]);
	});

	test('the first scan of a returning parcel puts the return on its way', async () => {
		const ctx = await shopContext(await open());
		const taken = await upsertOrder(ctx, SYSTEM, exampleOrder('thai'));
		if (!taken.ok) throw new Error(taken.refusal.reason);
		const order_id = taken.value.id;
		const { lines } = await view(ctx, order_id);
		const customer: Actor = { kind: 'customer', orderId: order_id, email: null };
		const opened = await submitReturn(ctx, customer, {
			order_id,
			method: 'own_carrier',
			items: [
				{
					line_id: lines[0]!.id,
					quantity: 1,
					reason_code: 'changed_mind',
					answer_code: null,
					comment: '',
					outcome: 'refund',
					file_ids: []
				}
			],
			idempotency_key: 'k',
			quoted_total_minor: null
		});
		if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
		const { return_id } = opened.value;
		const numbered = await changeReturn(ctx, customer, {
			return_id,
			carrier: 'Thailand Post',
			tracking_number: 'EY 4567 8901 2 TH'
		});
		expect(numbered.ok).toBe(true);
		const scan = { ...event('picked_up', 5), occurred_at: ctx.clock.now() };
		const told = await recordTracking(ctx, SYSTEM, {
			order_id,
			tracking_number: 'EY456789012TH',
			events: [scan]
		});
		expect(told).toMatchObject({
			ok: true,
			value: { shipment: 'return', state: 'in_transit', new_events: 1 }
		});
		const { returns, events } = await view(ctx, order_id);
		expect(returns[0]).toMatchObject({ state: 'in_transit', scanned_at: scan.occurred_at });
		expect(returns[0]?.items.map((item) => item.reception)).toEqual(['in_transit']);
		expect(events.filter((one) => one.type === 'return_scanned')).toHaveLength(1);
		const late = await changeReturn(ctx, customer, { return_id, method: 'drop_off' });
		expect(late).toMatchObject({ ok: false, refusal: { reason: 'already_scanned' } });
	});
});
