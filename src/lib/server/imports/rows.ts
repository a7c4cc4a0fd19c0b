import type { ColumnName, Mapping } from './columns.ts';
import {
	plainText,
	readAmount,
	readInstant,
	readQuantity,
	type CellFault,
	type DayOrder,
	type Read
} from './values.ts';

export type ImportOptions = {
	/** Currency of files without a currency column. */
	currency: string;
	zone: string;
	day_order: DayOrder;
	channel: string;
	category: string;
	/** Country of files without a country column, ISO 3166 alpha-2. */
	country: string;
	locale: 'th' | 'en';
	/** Days from the order's day to its delivery where the file tells of none; null leaves orders unfulfilled. */
	delivered_after_days: number | null;
};

/** One line of the file with every cell read. `quantity` is negative on a cancellation. */
export type ImportRow = {
	row: number;
	order_number: string;
	placed_at: number;
	currency: string;
	sku: string;
	title: string;
	options: string;
	category: string;
	quantity: number;
	unit_price_minor: number;
	line_discount_minor: number;
	order_discount_minor: number;
	shipping_minor: number;
	customer_ref: string;
	email: string;
	phone: string;
	customer_name: string;
	address: Record<'line1' | 'subdistrict' | 'district' | 'city' | 'province' | 'postcode', string>;
	country: string;
	carrier: string;
	tracking_number: string;
	shipped_at: number | null;
	delivered_at: number | null;
};

export type RowFault = {
	row: number;
	column: ColumnName | '';
	reason: CellFault | GroupFault;
	value: string;
	severity: 'error' | 'skipped';
};
export type GroupFault =
	| 'service_code'
	| 'zero_quantity'
	| 'order_split_in_file'
	| 'order_broken'
	| 'no_earlier_purchase'
	| 'partly_matched'
	| 'already_imported'
	| 'too_few_columns'
	| 'quotes_broken'
	| `refused:${string}`;

/** Reads one row; every faulty cell is named at once. */
export function readRow(
	cells: readonly string[],
	row: number,
	mapping: Mapping,
	options: ImportOptions
): { row: ImportRow; faults: [] } | { row: null; faults: RowFault[] } {
	const faults: RowFault[] = [];
	const cell = (name: ColumnName): string => plainText(cells[mapping[name] ?? -1] ?? '');
	const fault = (column: ColumnName, reason: CellFault): void => {
		faults.push({ row, column, reason, value: cell(column).slice(0, 200), severity: 'error' });
	};
	const required = (name: ColumnName): string => {
		const text = cell(name).slice(0, 300);
		if (text === '') fault(name, 'empty');
		return text;
	};
	const read = <T>(name: ColumnName, result: Read<T>, whenEmpty?: T): T | undefined => {
		if ('value' in result) return result.value;
		if (result.fault === 'empty' && whenEmpty !== undefined) return whenEmpty;
		fault(name, result.fault);
		return undefined;
	};
	const instant = (name: ColumnName): number | null => {
		const result = readInstant(cell(name), options.zone, options.day_order);
		if ('fault' in result && result.fault === 'empty') return null;
		return read(name, result) ?? null;
	};

	const currency = (cell('currency') || options.currency).toUpperCase();
	if (!/^[A-Z]{3}$/.test(currency)) fault('currency', 'not_a_currency');
	const email = cell('email').toLowerCase();
	if (email !== '' && (email.length > 254 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)))
		fault('email', 'not_an_email');
	const amount = (name: ColumnName, whenEmpty?: number): number | undefined =>
		read(name, readAmount(cell(name), currency), whenEmpty);

	const order_number = required('order_number');
	const sku = required('sku');
	const placed_at = read('placed_at', readInstant(cell('placed_at'), options.zone, options.day_order));
	const quantity = read('quantity', readQuantity(cell('quantity')));
	const unit_price_minor = amount('unit_price');
	const line_discount_minor = amount('line_discount', 0);
	const order_discount_minor = amount('order_discount', 0);
	const shipping_minor = amount('shipping', 0);
	const shipped_at = instant('shipped_at');
	const delivered_at = instant('delivered_at');

	if (
		faults.length > 0 ||
		placed_at === undefined ||
		quantity === undefined ||
		unit_price_minor === undefined ||
		line_discount_minor === undefined ||
		order_discount_minor === undefined ||
		shipping_minor === undefined
	)
		return { row: null, faults };
	return {
		faults: [],
		row: {
			row,
			order_number,
			placed_at,
			currency,
			sku,
			title: cell('title').slice(0, 300) || sku,
			options: cell('options').slice(0, 300),
			category: cell('category').slice(0, 100) || options.category,
			quantity,
			unit_price_minor,
			line_discount_minor: Math.abs(line_discount_minor),
			order_discount_minor: Math.abs(order_discount_minor),
			shipping_minor: Math.abs(shipping_minor),
			customer_ref: cell('customer_ref').replace(/\.0$/, ''),
			email,
			phone: cell('phone'),
			customer_name: cell('customer_name').slice(0, 200),
			address: {
				line1: cell('address1').slice(0, 300),
				subdistrict: cell('subdistrict').slice(0, 100),
				district: cell('district').slice(0, 100),
				city: cell('city').slice(0, 100),
				province: cell('province').slice(0, 100),
				postcode: cell('postcode').slice(0, 20)
			},
			country: cell('country') || options.country,
			carrier: cell('carrier').slice(0, 100),
			tracking_number: cell('tracking_number').slice(0, 100),
			shipped_at,
			delivered_at
		}
	};
}
