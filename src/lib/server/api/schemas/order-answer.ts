import { z } from 'zod';
import { FULFILMENT_STATES, TRACKING_STATUSES } from '#lib/domain/fulfilment/states.ts';
import { REFUND_STATES } from '#lib/domain/refund/states.ts';
import { RETURN_STATES } from '#lib/domain/return/states.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { OrderView } from '../../queries/order.ts';
import type { OrdersTable, TrackingEventsTable } from '../../store/schema.ts';
import type { LineChange } from '../../queries/line-changes.ts';
import type { OrderChange } from '../../queries/order-changes.ts';
import { lineChangeAnswer, lineChangeAnswerOf } from './line-change.ts';
import { orderChangeAnswer, orderChangeAnswerOf } from './order-change.ts';
import { iso, isoOrNull, time } from './values.ts';

const minor = () => z.int();
export const addressAnswer = z.object({
	name: z.string(),
	company: z.string().optional(),
	line1: z.string(),
	line2: z.string().optional(),
	subdistrict: z.string().optional(),
	district: z.string().optional(),
	city: z.string().optional(),
	province: z.string().optional(),
	postcode: z.string(),
	country: z.string(),
	phone: z.string().optional()
});

const words = z.object({ th: z.string(), en: z.string() });

const trackingEventAnswer = z.object({
	code: z.string(),
	status: z.enum(TRACKING_STATUSES),
	place: z.string(),
	description: words,
	occurred_at: time()
});

/** One order as a list shows it. */
export const orderSummary = z
	.object({
		id: z.string(),
		number: z.string(),
		reference: z.string(),
		channel: z.string(),
		currency: z.string(),
		customer: z.object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }),
		placed_at: time(),
		cancelled_at: time().nullable(),
		total_minor: minor(),
		updated_at: time()
	})
	.meta({ id: 'OrderSummary' });

export const orderAnswer = orderSummary
	.extend({
		prices_include_tax: z.boolean(),
		locale: z.enum(['th', 'en']),
		fulfilment_hold: z
			.object({ until: time() })
			.nullable()
			.meta({ description: 'Pack nothing before then: the customer can still cancel at once.' }),
		ship_to: addressAnswer,
		delivery_note: z.string().meta({ description: 'For whoever delivers it; empty: none.' }),
		goods_minor: minor().meta({ description: 'Lines after their own discounts.' }),
		discount: z.object({ label: z.string().nullable(), amount_minor: minor() }),
		shipping: z.object({ amount_minor: minor(), tax_minor: minor() }),
		tax_minor: minor(),
		lines: z.array(
			z.object({
				id: z.string().meta({ description: 'Names the line in returns.' }),
				reference: z.string(),
				sku: z.string(),
				title: words,
				options: z.array(z.object({ name: z.string(), value: z.string() })),
				image: z.string().nullable(),
				quantity: z.int(),
				unit_price_minor: minor(),
				discount_minor: minor(),
				order_discount_share_minor: minor(),
				tax_minor: minor(),
				tax_rate_bp: z.int(),
				paid_minor: minor().meta({
					description: 'What was paid for the line, tax inside; refunds divide it.'
				}),
				category: z.string(),
				tags: z.array(z.string()),
				final_sale: z.boolean(),
				fulfilled: z.int(),
				cancelled: z.int(),
				return_open: z.int(),
				returned: z.int(),
				refunded_minor: minor()
			})
		),
		payments: z.array(
			z.object({
				id: z.string(),
				reference: z.string(),
				provider: z.enum(['stripe', 'cash_on_delivery', 'other']),
				method: z.string(),
				method_label: z.string(),
				captured_minor: minor(),
				reserved_minor: minor().meta({ description: 'Promised to refunds that have not left yet.' }),
				refunded_minor: minor(),
				released_minor: minor().meta({ description: 'Was held, or to be paid at the door, and is let go.' }),
				dispute_state: z.enum(['none', 'open', 'won', 'lost']),
				captured_at: time().nullable()
			})
		),
		fulfilments: z.array(
			z.object({
				id: z.string(),
				reference: z.string(),
				state: z.enum(FULFILMENT_STATES),
				carrier: z.string(),
				service: z.string(),
				tracking_number: z.string().nullable(),
				tracking_url: z.string().nullable(),
				packed_at: time().nullable(),
				shipped_at: time().nullable(),
				delivered_at: time().nullable(),
				refused_at: time().nullable().meta({ description: 'When the buyer would not take it at the door.' }),
				promised_at: time().nullable(),
				estimated_at: time().nullable(),
				lines: z.array(z.object({ line_id: z.string(), quantity: z.int() })),
				events: z.array(trackingEventAnswer)
			})
		),
		returns: z.array(
			z.object({ id: z.string(), number: z.string(), state: z.enum(RETURN_STATES), created_at: time() })
		),
		refunds: z.array(
			z.object({
				id: z.string(),
				number: z.string(),
				source: z.string(),
				state: z.enum(REFUND_STATES),
				amount_minor: minor(),
				created_at: time(),
				settled_at: time().nullable()
			})
		),
		changes: z
			.array(orderChangeAnswer)
			.meta({ description: 'What was changed or asked for before it was packed, oldest first.' }),
		line_changes: z.array(lineChangeAnswer).meta({ description: 'The same of its pieces, oldest first.' }),
		version: z.int()
	})
	.meta({ id: 'Order' });

type Summary = z.output<typeof orderSummary>;

export const orderSummaryOf = (
	order: Pick<
		OrdersTable,
		| 'id'
		| 'number'
		| 'external_ref'
		| 'channel'
		| 'currency'
		| 'customer_name'
		| 'email_norm'
		| 'phone_norm'
		| 'placed_at'
		| 'cancelled_at'
		| 'total_minor'
		| 'updated_at'
	>
): Summary => ({
	id: order.id,
	number: order.number,
	reference: order.external_ref,
	channel: order.channel,
	currency: order.currency,
	customer: { name: order.customer_name, email: order.email_norm, phone: order.phone_norm },
	placed_at: iso(order.placed_at),
	cancelled_at: isoOrNull(order.cancelled_at),
	total_minor: order.total_minor,
	updated_at: iso(order.updated_at)
});

export function orderAnswerOf(
	view: OrderView,
	holdUntil: Instant | null,
	changes: readonly OrderChange[],
	lineChanges: readonly LineChange[]
): z.output<typeof orderAnswer> {
	const { order } = view;
	return {
		...orderSummaryOf(order),
		prices_include_tax: order.prices_include_tax === 1,
		locale: order.locale,
		fulfilment_hold: holdUntil === null ? null : { until: iso(holdUntil) },
		ship_to: order.ship_to,
		delivery_note: order.delivery_note,
		goods_minor: order.goods_minor,
		discount: { label: order.discount_label, amount_minor: order.order_discount_minor },
		shipping: { amount_minor: order.shipping_minor, tax_minor: order.shipping_tax_minor },
		tax_minor: order.tax_minor,
		lines: view.lines.map(lineAnswer),
		payments: view.payments.map((payment) => ({
			id: payment.id,
			reference: payment.external_ref,
			provider: payment.provider,
			method: payment.method,
			method_label: payment.method_label,
			captured_minor: payment.captured_minor,
			reserved_minor: payment.reserved_minor,
			refunded_minor: payment.refunded_minor,
			released_minor: payment.released_minor,
			dispute_state: payment.dispute_state,
			captured_at: isoOrNull(payment.captured_at)
		})),
		fulfilments: view.fulfilments.map(fulfilmentAnswer),
		returns: view.returns.map(({ id, number, state, created_at }) => ({
			id,
			number,
			state,
			created_at: iso(created_at)
		})),
		refunds: view.refunds.map(({ id, number, source, state, amount_minor, created_at, settled_at }) => ({
			id,
			number,
			source,
			state,
			amount_minor,
			created_at: iso(created_at),
			settled_at: isoOrNull(settled_at)
		})),
		changes: changes.map(orderChangeAnswerOf),
		line_changes: lineChanges.map((change) => lineChangeAnswerOf(change, view.lines)),
		version: order.version
	};
}

const lineAnswer = (line: OrderView['lines'][number]) => ({
	id: line.id,
	reference: line.external_ref,
	sku: line.sku,
	title: { th: line.title_th, en: line.title_en },
	options: line.options,
	image: line.image,
	quantity: line.quantity,
	unit_price_minor: line.unit_price_minor,
	discount_minor: line.discount_minor,
	order_discount_share_minor: line.order_discount_share_minor,
	tax_minor: line.tax_minor,
	tax_rate_bp: line.tax_rate_bp,
	paid_minor: line.paid_minor,
	category: line.category,
	tags: line.tags,
	final_sale: line.final_sale === 1,
	fulfilled: line.qty_fulfilled,
	cancelled: line.qty_cancelled,
	return_open: line.qty_return_open,
	returned: line.qty_returned,
	refunded_minor: line.refunded_minor
});

const fulfilmentAnswer = (parcel: OrderView['fulfilments'][number]) => ({
	id: parcel.id,
	reference: parcel.external_ref,
	state: parcel.state,
	carrier: parcel.carrier,
	service: parcel.service,
	tracking_number: parcel.tracking_number,
	tracking_url: parcel.tracking_url,
	packed_at: isoOrNull(parcel.packed_at),
	shipped_at: isoOrNull(parcel.shipped_at),
	delivered_at: isoOrNull(parcel.delivered_at),
	refused_at: isoOrNull(parcel.refused_at),
	promised_at: isoOrNull(parcel.promised_at),
	estimated_at: isoOrNull(parcel.estimated_at),
	lines: parcel.lines.map((part) => ({ line_id: part.order_line_id, quantity: part.quantity })),
	events: parcel.events.map(trackingAnswer)
});

const trackingAnswer = (event: TrackingEventsTable) => ({
	code: event.code,
	status: event.status,
	place: event.place,
	description: { th: event.description_th, en: event.description_en },
	occurred_at: iso(event.occurred_at)
});
