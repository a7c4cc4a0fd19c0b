import { exponentOf } from '#lib/domain/currency.ts';
import { Temporal } from 'temporal-polyfill';

/** A cell that could be read, or the reason why not. Reasons are worded in i18n/imports.ts. */
export type Read<T> = { value: T } | { fault: CellFault };
export type CellFault =
	| 'empty'
	| 'not_a_number'
	| 'not_whole'
	| 'too_precise'
	| 'too_large'
	| 'not_a_date'
	| 'date_ambiguous_order'
	| 'not_a_currency'
	| 'not_an_email';

const THAI_ZERO = 0x0e50;
/** Thai digits as Latin ones; narrow and no-break spaces as spaces; trimmed. */
export const plainText = (cell: string): string =>
	cell
		.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO))
		.replace(/[\u00a0\u2009\u202f\u200b\ufeff]/g, ' ')
		.normalize('NFC')
		.trim();

/**
 * `1,234.50`, `1.234,50`, `฿ 1 234.5`, `(12.00)` in minor units of the currency. More decimals than the currency has
 * are refused unless they are zeros: money is never rounded on the way in.
 */
export function readAmount(cell: string, currency: string): Read<number> {
	const text = plainText(cell)
		.replace(/^[฿$€£¥]|[A-Z]{3}|[฿$€£¥]$/g, '')
		.replace(/[\s']/g, '');
	if (text === '') return { fault: 'empty' };
	const negative = /^[-−(]/.test(text);
	const body = text.replace(/^[-−(+]/, '').replace(/[)-]$/, '');
	const decimalMark = decimalMarkOf(body);
	const [whole = '', fraction = '', ...rest] = decimalMark ? body.split(decimalMark) : [body];
	const units = whole.replace(/[.,]/g, '');
	if (rest.length > 0 || !/^\d*$/.test(units) || !/^\d*$/.test(fraction) || units + fraction === '')
		return { fault: 'not_a_number' };
	const exponent = exponentOf(currency);
	if (/[1-9]/.test(fraction.slice(exponent))) return { fault: 'too_precise' };
	const minor = Number(units + fraction.slice(0, exponent).padEnd(exponent, '0'));
	if (minor > MOST_MINOR) return { fault: 'too_large' };
	return { value: negative && minor !== 0 ? -minor : minor };
}

const MOST_MINOR = 99_999_999_999;

/** The last of comma and point is the decimal mark, unless it groups thousands: `1,234` and `1.234.567`. */
function decimalMarkOf(body: string): ',' | '.' | null {
	const last = Math.max(body.lastIndexOf(','), body.lastIndexOf('.'));
	if (last === -1) return null;
	const mark = body[last] as ',' | '.';
	const other = mark === ',' ? '.' : ',';
	if (body.includes(other)) return mark;
	if (body.split(mark).length > 2) return null;
	return mark === ',' && /^\d{1,3},\d{3}$/.test(body) ? null : mark;
}

export function readQuantity(cell: string): Read<number> {
	const text = plainText(cell).replace(/[,\s]/g, '');
	if (text === '') return { fault: 'empty' };
	if (!/^[-−+]?\d+(\.0+)?$/.test(text))
		return { fault: /^[-−+]?[\d.]+$/.test(text) ? 'not_whole' : 'not_a_number' };
	const value = Number(text.replace('−', '-'));
	return Math.abs(value) > 1_000_000 ? { fault: 'too_large' } : { value };
}

export type DayOrder = 'dmy' | 'mdy';

/**
 * ISO dates and times, `dd/MM/yyyy HH:mm` or month first as chosen, in the shop's zone when the cell names none.
 * Years from 2400 to 2700 are of the Buddhist era. Gives epoch milliseconds.
 */
export function readInstant(cell: string, zone: string, order: DayOrder): Read<number> {
	const text = plainText(cell);
	if (text === '') return { fault: 'empty' };
	const match = ISO.exec(text) ?? LOCAL.exec(text);
	if (!match?.groups) return { fault: 'not_a_date' };
	const part = (name: string): number => Number(match.groups?.[name] ?? 0);
	const iso = match.groups.iso !== undefined;
	const first = part('first');
	const second = part('second');
	const month = iso ? second : order === 'dmy' ? second : first;
	const day = iso ? part('third') : order === 'dmy' ? first : second;
	const written = iso ? first : part('third');
	if (!iso && month > 12 && day <= 12) return { fault: 'date_ambiguous_order' };
	const year = fullYear(written, !iso && match.groups.third?.length === 2);
	const hour =
		(part('hour') % (match.groups.half ? 12 : 24)) + (/^p/i.test(match.groups.half ?? '') ? 12 : 0);
	try {
		const local = Temporal.PlainDateTime.from(
			{ year, month, day, hour, minute: part('minute'), second: part('seconds') },
			{ overflow: 'reject' }
		);
		if (year < 1970 || year > 2200) return { fault: 'not_a_date' };
		const offset = match.groups.offset;
		return {
			value: offset
				? Temporal.Instant.from(`${local.toString()}${offset.toUpperCase()}`).epochMilliseconds
				: local.toZonedDateTime(zone).epochMilliseconds
		};
	} catch {
		return { fault: 'not_a_date' };
	}
}

const fullYear = (written: number, short: boolean): number =>
	short ? 2000 + written : written >= 2400 && written <= 2700 ? written - 543 : written;

const TIME = String.raw`(?:[T ,]+(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.](?<seconds>\d{2}))?(?:[.,]\d+)?\s*(?<half>[ap]\.?m\.?)?(?:\s*น\.?)?\s*(?<offset>z|[+-]\d{2}:?\d{2})?)?`;
const ISO = new RegExp(
	String.raw`^(?<iso>)(?<first>\d{4})[-/](?<second>\d{1,2})[-/](?<third>\d{1,2})${TIME}$`,
	'i'
);
const LOCAL = new RegExp(
	String.raw`^(?<first>\d{1,2})[-/.](?<second>\d{1,2})[-/.](?<third>\d{4}|\d{2})${TIME}$`,
	'i'
);
