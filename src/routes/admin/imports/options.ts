import { isTimeZone } from '#lib/domain/time.ts';
import { COLUMNS, type ColumnName } from '#lib/server/imports/columns.ts';
import type { ImportOptions } from '#lib/server/imports/rows.ts';
import type { TypedIn } from '../form.ts';

/** The options as their form holds them. */
export type OptionValues = Record<
	'currency' | 'zone' | 'day_order' | 'channel' | 'country' | 'delivered',
	string
>;
export type Columns = Partial<Record<ColumnName, string>>;

export const optionValues = (options: ImportOptions): OptionValues => ({
	currency: options.currency,
	zone: options.zone,
	day_order: options.day_order,
	channel: options.channel,
	country: options.country,
	delivered: options.delivered_after_days === null ? '' : String(options.delivered_after_days)
});

export const typedOptions = (typed: TypedIn): OptionValues => ({
	currency: typed.text('currency', 10).toUpperCase(),
	zone: typed.text('zone', 80),
	day_order: typed.text('day_order', 5),
	channel: typed.text('channel', 60),
	country: typed.text('country', 5).toUpperCase(),
	delivered: typed.text('delivered', 10)
});

/** Options for the reader, or the fields that are wrong. */
export function readOptions(
	values: OptionValues,
	locale: 'th' | 'en'
): { options: ImportOptions | null; wrong: string[] } {
	const { currency, zone, channel, country, delivered } = values;
	const fits = {
		currency: /^[A-Z]{3}$/.test(currency),
		zone: isTimeZone(zone),
		channel: /^[a-z0-9][a-z0-9_-]{0,39}$/.test(channel),
		country: /^[A-Z]{2}$/.test(country),
		delivered: delivered === '' || (/^\d{1,3}$/.test(delivered) && Number(delivered) <= 365)
	};
	const wrong = Object.entries(fits).flatMap(([field, good]) => (good ? [] : [field]));
	if (wrong.length > 0) return { options: null, wrong };
	return {
		wrong,
		options: {
			currency,
			zone,
			day_order: values.day_order === 'mdy' ? 'mdy' : 'dmy',
			channel,
			category: '',
			country,
			locale,
			delivered_after_days: delivered === '' ? null : Number(delivered)
		}
	};
}

export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

/** What each column means, by the header's own words; empty says that the file has no such column. */
export const typedColumns = (typed: TypedIn, header: readonly string[]): Columns =>
	Object.fromEntries(
		COLUMN_NAMES.map((name) => [name, typed.text(`column_${name}`, 300)]).filter(
			([, title = '']) => title === '' || header.some((cell) => cell.trim() === title)
		)
	) as Columns;
