import type { NeutralFulfilment, NeutralOrder } from '#lib/domain/order/neutral.ts';
import { DAY } from '#lib/domain/time.ts';
import { countryCode } from './countries.ts';
import type { ImportGroup } from './group.ts';
import type { ImportOptions, ImportRow } from './rows.ts';

/**
 * One invoice as a neutral order. Repeated SKUs stay lines of their own: a line's reference is its place among the
 * invoice's goods. Where the file tells of no delivery, `delivered_after_days` says when the goods arrived.
 */
export function toOrder(group: ImportGroup, options: ImportOptions): NeutralOrder {
	const goods = group.goods.filter((row) => row.quantity > 0);
	const first = goods[0];
	if (!first) throw new Error('an order without goods cannot be imported');
	const lines = goods.map((row, index) => ({
		reference: String(index + 1),
		sku: row.sku,
		title: { th: row.title, en: row.title },
		options: row.options === '' ? [] : [{ name: '', value: row.options }],
		image: null,
		quantity: row.quantity,
		unit_price_minor: row.unit_price_minor,
		discount_minor: Math.min(row.line_discount_minor, row.unit_price_minor * row.quantity),
		tax_minor: 0,
		tax_rate_bp: 0,
		category: row.category,
		tags: [],
		final_sale: false
	}));
	const goodsMinor = lines.reduce(
		(sum, line) => sum + line.unit_price_minor * line.quantity - line.discount_minor,
		0
	);
	const discount = Math.min(group.discount_minor, goodsMinor);
	const total = goodsMinor - discount + group.shipping_minor;
	return {
		number: group.order_number,
		reference: group.order_number,
		channel: options.channel,
		currency: first.currency,
		prices_include_tax: true,
		locale: options.locale,
		placed_at: first.placed_at,
		cancelled_at: null,
		customer: {
			name: customerName(first),
			email: first.email || null,
			phone: first.phone || null,
			reference: first.customer_ref || null
		},
		ship_to: {
			name: customerName(first),
			...first.address,
			country: countryCode(first.country) ?? options.country
		},
		bill_to: null,
		lines,
		discount: { label: null, amount_minor: discount },
		shipping: { amount_minor: group.shipping_minor, tax_minor: 0 },
		total_minor: total,
		payments:
			total > 0
				? [
						{
							reference: 'import',
							provider: 'other',
							method: 'imported',
							method_label: '',
							provider_ref: null,
							authorized_minor: total,
							captured_minor: total,
							captured_at: first.placed_at
						}
					]
				: [],
		refunds: [],
		fulfilments: fulfilmentOf(first, lines, options)
	};
}

const customerName = (row: ImportRow): string => row.customer_name || row.customer_ref;

function fulfilmentOf(
	row: ImportRow,
	lines: { reference: string; quantity: number }[],
	options: ImportOptions
): NeutralFulfilment[] {
	const assumed =
		options.delivered_after_days === null ? null : row.placed_at + options.delivered_after_days * DAY;
	const shipped_at = row.shipped_at ?? (assumed === null ? null : row.placed_at);
	if (shipped_at === null && row.delivered_at === null && row.tracking_number === '') return [];
	return [
		{
			reference: '1',
			carrier: row.carrier,
			service: '',
			tracking_number: row.tracking_number || null,
			tracking_url: null,
			origin: '',
			destination: row.address.city || row.address.province,
			packed_at: null,
			shipped_at,
			delivered_at: row.delivered_at ?? assumed,
			promised_at: null,
			estimated_at: null,
			cancelled: false,
			lines: lines.map(({ reference, quantity }) => ({ line: reference, quantity })),
			events: []
		}
	];
}
