import { exponentOf } from './currency.ts';
import type { Money } from './money.ts';

/** An amount as programs write it: `-1234.50`, with the digits of its currency and nothing else. */
export function decimalOf({ amountMinor, currency }: Money): string {
	const digits = exponentOf(currency);
	const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
	const point = text.length - digits;
	const sign = amountMinor < 0 ? '-' : '';
	return sign + (digits === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`);
}
