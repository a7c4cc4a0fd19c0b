import type { Id } from '#lib/domain/ids.ts';
import type { FramedLine, OrderFrame } from '#lib/domain/order/intake.ts';
import type { NeutralLine, NeutralOrder } from '#lib/domain/order/neutral.ts';
import { normalEmail, normalPhone } from '#lib/domain/order/normal.ts';
import type { OrderLinesTable, OrdersTable } from '../../store/schema.ts';

/** An order as it was told, with its figures framed. */
export type Told = { input: NeutralOrder; framed: OrderFrame; number_norm: string; body_hash: string };

/** The columns that the channel decides; the rest is ours. */
export function orderColumns({ input, framed, number_norm, body_hash }: Told) {
	return {
		number: input.number,
		number_norm,
		customer_name: input.customer.name,
		...contactOf(input),
		prices_include_tax: input.prices_include_tax ? 1 : 0,
		locale: input.locale,
		placed_at: input.placed_at,
		goods_minor: framed.goods_minor,
		discount_label: input.discount.label,
		order_discount_minor: input.discount.amount_minor,
		shipping_minor: framed.shipping_minor,
		shipping_tax_minor: framed.shipping_tax_minor,
		tax_minor: framed.tax_minor,
		total_minor: framed.total_minor,
		ship_to: JSON.stringify(input.ship_to),
		ship_country: input.ship_to.country,
		bill_to: input.bill_to && JSON.stringify(input.bill_to),
		cancelled_at: input.cancelled_at,
		body_hash
	} satisfies Partial<OrdersTable>;
}

export const contactOf = (input: NeutralOrder): Pick<OrdersTable, 'email_norm' | 'phone_norm'> => ({
	email_norm: input.customer.email === null ? null : normalEmail(input.customer.email),
	phone_norm: input.customer.phone === null ? null : normalPhone(input.customer.phone, input.ship_to.country)
});

/** The columns of a line that the channel decides. */
export function lineColumns(line: NeutralLine, framed: FramedLine, position: number) {
	return {
		position,
		external_ref: line.reference,
		sku: line.sku,
		title_en: line.title.en,
		title_th: line.title.th,
		options: JSON.stringify(line.options),
		image: line.image,
		quantity: line.quantity,
		unit_price_minor: line.unit_price_minor,
		discount_minor: line.discount_minor,
		order_discount_share_minor: framed.order_discount_share_minor,
		tax_minor: line.tax_minor,
		tax_rate_bp: line.tax_rate_bp,
		paid_minor: framed.paid_minor,
		category: line.category,
		tags: JSON.stringify(line.tags),
		final_sale: line.final_sale ? 1 : 0
	} satisfies Partial<OrderLinesTable>;
}

/** A line nothing has happened to yet. */
export const newLine = (
	id: Id<'lin'>,
	orderId: Id<'ord'>,
	columns: ReturnType<typeof lineColumns>
): OrderLinesTable => ({
	id,
	order_id: orderId,
	...columns,
	origin: 'sale',
	parent_line_id: null,
	qty_fulfilled: 0,
	qty_cancelled: 0,
	qty_return_open: 0,
	qty_returned: 0,
	refunded_minor: 0,
	refunded_tax_minor: 0,
	refunded_quantity: 0
});
