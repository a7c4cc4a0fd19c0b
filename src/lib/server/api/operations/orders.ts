import { z } from 'zod';
import { fulfilmentHold } from '#lib/domain/cancellation/clock.ts';
import { cancellationSettings } from '#lib/domain/cancellation/settings.ts';
import type { Id } from '#lib/domain/ids.ts';
import { normalEmail, normalOrderNumber } from '#lib/domain/order/normal.ts';
import { accepted, refused } from '#lib/domain/result.ts';
import { recordFulfilment } from '../../commands/orders/record-fulfilment.ts';
import { recordTracking } from '../../commands/orders/record-tracking.ts';
import { upsertOrder } from '../../commands/orders/upsert-order.ts';
import { orderView } from '../../queries/order.ts';
import { lineChangesIfAny } from '../../queries/line-changes.ts';
import { changesIfAny } from '../../queries/order-changes.ts';
import type { Reader } from '../../store/database.ts';
import { findOrderByNumber, pageOfOrders } from '../../store/orders.ts';
import type { OrdersTable } from '../../store/schema.ts';
import { readShop } from '../../store/shop.ts';
import { operation } from '../operation.ts';
import { page, pageOf, pageSchema } from '../pagination.ts';
import { orderAnswer, orderAnswerOf, orderSummary, orderSummaryOf } from '../schemas/order-answer.ts';
import { fulfilmentExamples, orderExamples } from '../schemas/order-examples.ts';
import { madeGift } from '../schemas/gift.ts';
import { fulfilment, neutralOrder, orderInput, trackingEvent } from '../schemas/order.ts';
import { instant, line } from '../schemas/values.ts';
import { giftOfIntake } from './gift-intake.ts';

/** Numbers are compared without case, spaces and dashes. */
export const orderNumber = z.object({
	number: line(64).meta({ description: 'The order’s number; case, spaces and dashes do not matter.' })
});

export const orderAt = (db: Reader, number: string): Promise<OrdersTable | null> =>
	findOrderByNumber(db, normalOrderNumber(number));

const saved = z
	.object({
		id: z.string(),
		number: z.string(),
		created: z.boolean(),
		changed: z.boolean().meta({ description: 'False when the order said nothing new.' }),
		gift: madeGift.optional().meta({ description: 'Where it came with one.' })
	})
	.meta({ id: 'SavedOrder' });

export const putOrder = operation({
	id: 'upsertOrder',
	method: 'POST',
	path: '/orders',
	tag: 'Orders',
	summary: 'Create or update an order',
	description:
		'The same `channel` and `reference` is the same order: send it again whenever anything about it changes, as ' +
		'often as you like. Amounts are integer minor units. Lines that were sent, refunded or are on their way back ' +
		'keep their price. Unknown members are refused.',
	scope: 'orders:write',
	idempotency: 'optional',
	body: { schema: orderInput, examples: orderExamples },
	answers: {
		201: { description: 'The order is new.', schema: saved },
		200: { description: 'The order was known.', schema: saved }
	},
	refusals: [
		'order_number_taken',
		'totals_do_not_add_up',
		'amount_invalid',
		'line_unknown',
		'line_cannot_change',
		'quantity_below_fulfilled',
		'fulfilment_exceeds_ordered',
		'pieces_cancelled',
		'quantity_exceeds_returnable',
		'amount_exceeds_refundable',
		'currency_mismatch',
		'value_invalid',
		'order_cancelled',
		'nothing_chosen'
	],
	async handle({ ctx, actor, body }) {
		const result = await upsertOrder(ctx, actor, neutralOrder(body), { notify: body.notify });
		if (!result.ok) return result;
		const gift = body.gift && (await giftOfIntake(ctx, actor, result.value.id, body.gift));
		if (gift && !gift.ok) return gift;
		const answer = { ...result.value, ...(gift && { gift: gift.value }) };
		return accepted({ status: result.value.created ? 201 : 200, body: answer });
	}
});

export const listOrders = operation({
	id: 'listOrders',
	method: 'GET',
	path: '/orders',
	tag: 'Orders',
	summary: 'List orders, newest first',
	description: 'Read on with `next` until it is null.',
	scope: 'orders:read',
	query: z.strictObject({
		...page(['number', 'string'] as const),
		email: z.email().max(254).optional().meta({ description: 'Only orders of this address.' })
	}),
	answers: { 200: { description: 'One page.', schema: pageSchema(orderSummary) } },
	refusals: [],
	async handle({ ctx, query }) {
		const rows = await pageOfOrders(ctx.db.read, {
			after: query.after && { placed_at: query.after[0], id: query.after[1] },
			limit: query.limit + 1,
			...(query.email === undefined ? {} : { emailNorm: normalEmail(query.email) })
		});
		const body = pageOf(rows, query.limit, (row) => [row.placed_at, row.id], orderSummaryOf);
		return accepted({ status: 200, body });
	}
});

export const readOrder = operation({
	id: 'readOrder',
	method: 'GET',
	path: '/orders/{number}',
	tag: 'Orders',
	summary: 'Read one order',
	description: 'With its lines and their counters, parcels, payments, returns and refunds.',
	scope: 'orders:read',
	params: orderNumber,
	answers: { 200: { description: 'The order.', schema: orderAnswer } },
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const order = await orderAt(ctx.db.read, params.number);
		const view = order && (await orderView(ctx.db.read, order.id, ctx.clock.now()));
		if (!view) return refused('not_found');
		const clocks = cancellationSettings((await readShop(ctx.db.read)).settings);
		const hold = fulfilmentHold(view.order, clocks, ctx.clock.now());
		const changes = await changesIfAny(ctx.db.read, view.order);
		return accepted({
			status: 200,
			body: orderAnswerOf(view, hold, changes, await lineChangesIfAny(ctx.db.read, view.order))
		});
	}
});

const parcelInput = fulfilment
	.safeExtend({
		force: z.boolean().default(false).meta({
			description: 'Packs although the customer may still cancel; what they asked meanwhile is then too late.'
		})
	})
	.meta({ id: 'ParcelInput' });

export const addFulfilment = operation({
	id: 'recordFulfilment',
	method: 'POST',
	path: '/orders/{number}/fulfilments',
	tag: 'Orders',
	summary: 'Record a parcel',
	description:
		'The same `reference` is the same parcel, so it may be sent again when it moves on. While the order is held, or ' +
		'somebody waits for an answer about these pieces, it is refused unless `force` is set.',
	scope: 'orders:write',
	idempotency: 'optional',
	params: orderNumber,
	body: { schema: parcelInput, examples: fulfilmentExamples },
	answers: {
		201: { description: 'The parcel is new.', schema: z.object({ id: z.string(), state: z.string() }) },
		200: { description: 'The parcel was known.', schema: z.object({ id: z.string(), state: z.string() }) }
	},
	refusals: [
		...(['not_found', 'line_unknown', 'fulfilment_exceeds_ordered', 'quantity_below_fulfilled'] as const),
		...(['pieces_cancelled', 'fulfilment_on_hold', 'cancellation_unanswered'] as const)
	],
	async handle({ ctx, actor, params, body }) {
		const order = await orderAt(ctx.db.read, params.number);
		if (!order) return refused('not_found');
		const { force, ...parcel } = body;
		const result = await recordFulfilment(ctx, actor, { order_id: order.id, fulfilment: parcel, force });
		if (!result.ok) return result;
		const { fulfilment_id, state, created } = result.value;
		return accepted({ status: created ? 201 : 200, body: { id: fulfilment_id, state } });
	}
});

const trackingInput = z
	.strictObject({
		tracking_number: line(100).meta({ description: 'Of a parcel of this order, outbound or returning.' }),
		estimated_at: instant().nullable().optional(),
		events: z.array(trackingEvent).min(1).max(200)
	})
	.meta({ id: 'TrackingInput' });

export const addTracking = operation({
	id: 'recordTracking',
	method: 'POST',
	path: '/orders/{number}/tracking-events',
	tag: 'Orders',
	summary: 'Tell what a carrier said',
	description:
		'Events may come late, twice and in any order; they count by `occurred_at`, and a delivered parcel stays ' +
		'delivered. The first scan of a returning parcel ends the time in which the customer may change the return.',
	scope: 'orders:write',
	idempotency: 'optional',
	params: orderNumber,
	body: {
		schema: trackingInput,
		examples: {
			delivered: {
				summary: 'A parcel arrived',
				value: {
					tracking_number: 'TH0147ABC9',
					events: [
						{
							code: 'delivered',
							status: 'delivered',
							place: 'เชียงใหม่',
							description: { th: 'จัดส่งสำเร็จ', en: 'Delivered' },
							occurred_at: '2026-11-23T10:05:00+07:00'
						}
					]
				}
			}
		}
	},
	answers: {
		200: {
			description: 'Where the parcel stands now.',
			schema: z.object({
				shipment: z.enum(['fulfilment', 'return']),
				shipment_id: z.string(),
				state: z.string(),
				new_events: z.int().meta({ description: 'Events that had not been told before.' })
			})
		}
	},
	refusals: ['not_found'],
	async handle({ ctx, actor, params, body }) {
		const order = await orderAt(ctx.db.read, params.number);
		if (!order) return refused('not_found');
		const input = { order_id: order.id as Id<'ord'>, ...body };
		const result = await recordTracking(ctx, actor, input);
		return result.ok ? accepted({ status: 200, body: result.value }) : result;
	}
});
