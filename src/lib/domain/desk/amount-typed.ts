import { exponentOf } from '../money.ts';
import { asciiDigits } from '../order/normal.ts';

/** An amount as somebody types it, `1,250.50` or `฿1250`, in minor units; null when it is none. */
export function amountTyped(typed: string, currency: string): number | null {
	const text = asciiDigits(typed.normalize('NFKC')).replace(/[\s,฿$€£¥]/gu, '');
	const digits = exponentOf(currency);
	const found = /^(\d{1,12})(?:\.(\d+))?$/u.exec(text);
	if (!found || (found[2]?.length ?? 0) > digits) return null;
	const minor = Number(`${found[1]}${(found[2] ?? '').padEnd(digits, '0')}`);
	return Number.isSafeInteger(minor) ? minor : null;
}
