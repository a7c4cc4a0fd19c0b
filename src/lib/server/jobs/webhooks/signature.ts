import { createHmac } from 'node:crypto';
import { SECOND, type Instant } from '#lib/domain/time.ts';

/**
 * The headers of Standard Webhooks 1.0.0 for one message: HMAC-SHA256 over id, time and body, once for each secret.
 *
 * @param secrets as they were shown: `whsec_` and base64
 */
export function signedHeaders(
	message: { id: string; at: Instant; body: string },
	secrets: readonly string[]
): Record<string, string> {
	const seconds = String(Math.floor(message.at / SECOND));
	const signed = secrets.map((secret) => {
		const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
		const text = `${message.id}.${seconds}.${message.body}`;
		return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
	});
	return {
		'webhook-id': message.id,
		'webhook-timestamp': seconds,
		'webhook-signature': signed.join(' ')
	};
}
