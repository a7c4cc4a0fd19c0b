import { randomBytes, randomInt } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ACCOUNT = 'HwdEmuShop';

/**
 * An id of the shape Stripe gives out, such as `re_3TxW5aHwdEmuShop1b9Kq2Zs`: prefix, a generation digit,
 * five characters of the time, the account's ten, eight random ones.
 */
export function newId(prefix: string, now: number): string {
	return `${prefix}_3${timePart(now)}${ACCOUNT}${randomText(8)}`;
}

/** `req_` and fourteen characters, as in the Request-Id header. */
export function newRequestId(): string {
	return `req_${randomText(14)}`;
}

export function randomText(length: number): string {
	let text = '';
	for (let place = 0; place < length; place++) text += ALPHABET[nextByte() % ALPHABET.length];
	return text;
}

/** A few bytes at a time take as long as a page of them. */
let bytes = randomBytes(0);
let used = 0;
function nextByte(): number {
	if (used === bytes.length) {
		bytes = randomBytes(4096);
		used = 0;
	}
	return bytes[used++] ?? 0;
}

/** An acquirer reference number: 23 digits beginning with 7 for a card network refund. */
export function newAcquirerReference(): string {
	return `7${Array.from({ length: 22 }, () => randomInt(10)).join('')}`;
}

function timePart(now: number): string {
	let rest = Math.floor(now / 1000);
	let text = '';
	for (let place = 0; place < 5; place += 1) {
		text = (ALPHABET[rest % ALPHABET.length] ?? '0') + text;
		rest = Math.floor(rest / ALPHABET.length);
	}
	return text;
}
