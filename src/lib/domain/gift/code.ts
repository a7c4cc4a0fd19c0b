import { parseReadableCode, readableCode } from '../ids.ts';

/** Random bytes that a gift code takes: each half draws its six symbols from 24 of them. */
export const GIFT_CODE_BYTES = 48;

/** `GF-5M8Q3KX-7T2N9PL`: two halves of six random symbols, the seventh of each checks it. Some 59 bits. */
export function giftCode(randomBytes: Uint8Array): string {
	const [first, second] = [randomBytes.subarray(0, 24), randomBytes.subarray(24, GIFT_CODE_BYTES)];
	return `${readableCode('GF', first)}${readableCode('', second)}`;
}

/** Reads what a person typed or a QR code said, in any case, with or without dashes. Null when a check fails. */
export function parseGiftCode(typed: string): string | null {
	const compact = typed
		.slice(0, 64)
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '');
	const body = compact.length === 16 && compact.startsWith('GF') ? compact.slice(2) : compact;
	if (body.length !== 14) return null;
	const [first, second] = [parseReadableCode('', body.slice(0, 7)), parseReadableCode('', body.slice(7))];
	return first === null || second === null ? null : `GF${first}${second}`;
}
