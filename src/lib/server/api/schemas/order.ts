import { z } from 'zod';
import { TOLD_STATUSES } from '#lib/domain/fulfilment/states.ts';
import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import { giftInput } from './gift.ts';
import {
	amount,
	country,
	currency,
	instant,
	line,
	locale,
	quantity,
	reference,
	uniqueBy,
	webAddress
} from './values.ts';

const optional = <S extends z.ZodType>(schema: S) => schema.nullable().default(null);

export const address = z
	.strictObject({
		name: line(200),
		company: line(200).optional(),
		line1: line(300).meta({ description: 'House number, building, street.' }),
		line2: line(300).optional(),
		subdistrict: line(100).optional().meta({ description: 'แขวง or ตำบล in Thailand.' }),
		district: line(100).optional().meta({ description: 'เขต or อำเภอ in Thailand.' }),
		city: line(100).optional(),
		province: line(100).optional().meta({ description: 'จังหวัด, state or region.' }),
		postcode: line(20, 0),
		country: country(),
		phone: line(40).optional()
	})
	.meta({ id: 'Address' });

/** At least one language; the other takes the same words. */
const title = z
	.strictObject({ th: line(300).optional(), en: line(300).optional() })
	.refine((words) => words.th !== undefined || words.en !== undefined, {
		params: { fault: 'not_as_written' }
	})
	.transform((words) => ({ th: words.th ?? words.en ?? '', en: words.en ?? words.th ?? '' }))
	.meta({ description: 'Title per language; at least one. The other language takes the same words.' });

/** What an order line and a product of the catalogue tell in the same way. */
export const lineFields = {
	title,
	options: z
		.array(z.strictObject({ name: line(60, 0), value: line(200) }))
		.max(20)
		.default([])
		.meta({ description: 'Size, colour and the like, as the customer chose them.' }),
	image: optional(
		z
			.string()
			.max(2_000)
			.regex(/^(https:\/\/|\/(?!\/))[^\s<>"\\]*$/u)
	).meta({ description: 'Address of a picture: https, or a path on this server.' }),
	tax_rate_bp: z.int().min(0).max(10_000).default(0).meta({ description: 'Basis points: 700 is 7 %.' }),
	category: line(100, 0).default('').meta({ description: 'The policy has windows and fees per category.' }),
	tags: z.array(line(60)).max(50).default([])
};

const orderLine = z
	.strictObject({
		reference: reference(),
		sku: line(100),
		title: lineFields.title,
		options: lineFields.options,
		image: lineFields.image,
		quantity: quantity(),
		unit_price_minor: amount(),
		discount_minor: amount()
			.default(0)
			.meta({ description: 'Discount on this line alone, for all its units.' }),
		tax_minor: amount()
			.default(0)
			.meta({ description: 'Final tax of the line after all discounts, for all its units.' }),
		tax_rate_bp: lineFields.tax_rate_bp,
		category: lineFields.category,
		tags: lineFields.tags,
		final_sale: z.boolean().default(false)
	})
	.meta({ id: 'OrderLineInput' });

const payment = z
	.strictObject({
		reference: reference(),
		provider: z.enum(['stripe', 'cash_on_delivery', 'other']),
		method: line(60).meta({ description: 'card, promptpay, cash_on_delivery, bank_transfer, …' }),
		method_label: line(100, 0)
			.default('')
			.meta({ description: 'What the customer recognises.', examples: ['Visa •••• 4242'] }),
		provider_ref: optional(line(255)).meta({
			description: 'The provider’s own id; at Stripe the payment intent. Refunds go back through it.'
		}),
		authorized_minor: amount().optional().meta({ description: 'Defaults to what was captured.' }),
		captured_minor: amount(),
		captured_at: optional(instant())
	})
	.transform((told) => ({ ...told, authorized_minor: told.authorized_minor ?? told.captured_minor }))
	.meta({ id: 'PaymentInput' });

const earlierRefund = z
	.strictObject({
		reference: reference(),
		created_at: instant(),
		amount_minor: amount(),
		shipping_minor: amount()
			.default(0)
			.meta({ description: 'The part that was shipping, its tax included.' }),
		payments: z
			.array(
				z.strictObject({
					payment: reference().meta({ description: 'Reference of a payment of this order.' }),
					amount_minor: z.int().min(1).max(90_000_000_000),
					provider_ref: optional(line(255)).meta({ description: 'The provider’s id of the refund.' })
				})
			)
			.max(50)
			.default([])
			.meta({ description: 'Empty: the payments in their order, as far as each goes.' }),
		lines: z
			.array(
				z.strictObject({
					line: reference().meta({ description: 'Reference of a line of this order.' }),
					quantity: quantity(),
					amount_minor: amount(),
					tax_minor: amount().default(0),
					goods: z
						.enum(['returned', 'not_sent'])
						.default('returned')
						.meta({ description: 'Whether the units came back or were never sent.' })
				})
			)
			.max(1_000)
			.default([])
	})
	.meta({ id: 'EarlierRefundInput', description: 'Money that went back before; it reduces what is left.' });

export const trackingEvent = z
	.strictObject({
		code: line(100).meta({ description: 'The carrier’s own code; the same code and time is one event.' }),
		status: z.enum(TOLD_STATUSES).meta({
			description: '`refused`: the buyer would not take it at the door; it is kept as `returning`.'
		}),
		place: line(200, 0).default(''),
		description: z
			.strictObject({ th: line(300, 0).default(''), en: line(300, 0).default('') })
			.default({ th: '', en: '' }),
		occurred_at: instant()
	})
	.meta({ id: 'TrackingEventInput' });

export const fulfilment = z
	.strictObject({
		reference: reference(),
		carrier: line(100, 0).default(''),
		service: line(100, 0).default(''),
		tracking_number: optional(line(100)),
		tracking_url: optional(webAddress()),
		origin: line(200, 0).default(''),
		destination: line(200, 0).default(''),
		packed_at: optional(instant()),
		shipped_at: optional(instant()),
		delivered_at: optional(instant()),
		promised_at: optional(instant()).meta({ description: 'The day first promised to the customer.' }),
		estimated_at: optional(instant()).meta({ description: 'The carrier’s present estimate.' }),
		cancelled: z.boolean().default(false),
		lines: z
			.array(z.strictObject({ line: reference(), quantity: quantity() }))
			.min(1)
			.max(1_000)
			.superRefine(uniqueBy((part) => part.line, 'line')),
		events: z.array(trackingEvent).max(200).default([])
	})
	.meta({ id: 'FulfilmentInput', description: 'One parcel, in full or still to come.' });

const customer = z.strictObject({
	name: line(200),
	email: optional(z.email().max(254)),
	phone: optional(line(40)),
	reference: optional(reference())
});

/** The neutral order of the API; it parses to the one shape all intake shares. */
export const orderInput = z
	.strictObject({
		number: line(64)
			.refine((number) => normalOrderNumber(number) !== '', { params: { fault: 'not_as_written' } })
			.meta({ description: 'What people read on the receipt. Case, spaces and dashes do not matter.' }),
		reference: reference(),
		channel: line(60)
			.default('api')
			.meta({ description: 'The shop or marketplace the reference belongs to.' }),
		currency: currency(),
		prices_include_tax: z.boolean(),
		locale: locale().default('th'),
		placed_at: instant(),
		cancelled_at: optional(instant()),
		customer,
		ship_to: address,
		bill_to: optional(address),
		lines: z
			.array(orderLine)
			.min(1)
			.max(1_000)
			.superRefine(uniqueBy((one) => one.reference, 'reference')),
		discount: z
			.strictObject({ label: optional(line(100)), amount_minor: amount() })
			.default({ label: null, amount_minor: 0 })
			.meta({ description: 'One discount on the whole order, shared over its lines.' }),
		shipping: z
			.strictObject({ amount_minor: amount(), tax_minor: amount().default(0) })
			.default({ amount_minor: 0, tax_minor: 0 }),
		total_minor: optional(z.int().min(0).max(Number.MAX_SAFE_INTEGER)).meta({
			description: 'What the shop charged in all. When given, it must agree with the lines.'
		}),
		payments: z
			.array(payment)
			.max(50)
			.default([])
			.superRefine(uniqueBy((one) => one.reference, 'reference'))
			.superRefine(uniqueBy((one) => one.provider_ref, 'provider_ref')),
		refunds: z
			.array(earlierRefund)
			.max(200)
			.default([])
			.superRefine(uniqueBy((one) => one.reference, 'reference')),
		fulfilments: z
			.array(fulfilment)
			.max(200)
			.default([])
			.superRefine(uniqueBy((one) => one.reference, 'reference')),
		gift: giftInput.optional().meta({ description: 'Bought for somebody else; given away once.' }),
		notify: z
			.boolean()
			.default(true)
			.meta({ description: 'Mail the customer a link to the order, once, when it is new.' })
	})
	.meta({ id: 'OrderInput' });

export type OrderInput = z.output<typeof orderInput>;

/** What the command takes. */
export function neutralOrder({ notify: _notify, gift: _gift, ...order }: OrderInput): NeutralOrder {
	return order;
}
