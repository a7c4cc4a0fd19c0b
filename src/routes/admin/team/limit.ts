import { readAmount } from '#lib/server/imports/values.ts';
import { exponentOf } from '#lib/domain/currency.ts';

/** A refund limit as it is typed, in minor units; null is no limit, undefined is no amount. */
export function readLimit(text: string, currency: string): number | null | undefined {
	if (text === '') return null;
	const amount = readAmount(text, currency);
	return 'value' in amount && amount.value >= 0 ? amount.value : undefined;
}

export function limitText(minor: number | null, currency: string): string {
	if (minor === null) return '';
	const whole = 10 ** exponentOf(currency);
	return minor % whole === 0 ? String(minor / whole) : (minor / whole).toFixed(exponentOf(currency));
}
