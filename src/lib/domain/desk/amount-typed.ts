import { exponentOf } from '../currency.ts';
import { asciiDigits } from '../order/normal.ts';

/**
 * An amount as somebody types it, `1,250.50` or `฿1250`, in minor units; null when it is none. A comma stands before
 * three digits or it is refused: `12,50` may be a decimal comma, and a wrong guess would be a hundredfold amount.
 */
export function amountTyped(typed: string, currency: string): number | null {
	const written = asciiDigits(typed.normalize('NFKC')).replace(/[\s฿$€£¥]/gu, '');
	if (written.includes(',') && !/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(written)) return null;
	const text = written.replaceAll(',', '');
	const digits = exponentOf(currency);
	const found = /^(\d{1,12})(?:\.(\d+))?$/u.exec(text);
	if (!found || (found[2]?.length ?? 0) > digits) return null;
	const minor = Number(`${found[1]}${(found[2] ?? '').padEnd(digits, '0')}`);
	return Number.isSafeInteger(minor) ? minor : null;
}
