import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Config } from '../config.ts';
import { keyed } from './secrets.ts';

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;
/** What a sealed text may grow to when it is opened: far more than any form holds. */
const MOST_BYTES = 256 * 1024;

type Secret = Pick<Config, 'APP_SECRET'>;

/**
 * Text that travels through an address or a form and comes back as it was: nobody on the way can read it or change
 * it, and `bound` ties it to one thing (an order), so it opens nowhere else.
 */
export function seal(config: Secret, bound: string, text: string): string {
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv(CIPHER, keyOf(config), nonce).setAAD(Buffer.from(bound));
	const body = Buffer.concat([cipher.update(deflateRawSync(text)), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** The text again, or null for anything that this installation did not seal for the same thing. */
export function unseal(config: Secret, bound: string, sealed: string): string | null {
	const bytes = Buffer.from(sealed, 'base64url');
	if (bytes.length <= NONCE + TAG) return null;
	try {
		const decipher = createDecipheriv(CIPHER, keyOf(config), bytes.subarray(0, NONCE), {
			authTagLength: TAG
		})
			.setAAD(Buffer.from(bound))
			.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
		const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
		return inflateRawSync(text, { maxOutputLength: MOST_BYTES }).toString();
	} catch {
		return null;
	}
}

/** Made once for each secret: it is always the same. */
function keyOf(config: Secret): KeyObject {
	let key = keys.get(config);
	if (!key) keys.set(config, (key = createSecretKey(keyed(config, 'sealed', ''))));
	return key;
}
const keys = new WeakMap<Secret, KeyObject>();
