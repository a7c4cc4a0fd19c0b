import type { Instant } from '#lib/domain/time.ts';
import type { Config } from '../config.ts';
import type { WebhooksTable } from '../store/schema-webhooks.ts';
import { seal, unseal } from './sealed.ts';

type Secret = Pick<Config, 'APP_SECRET'>;

/** As Standard Webhooks writes them: the prefix and the base64 of 32 random bytes. */
export const newWebhookSecret = (ids: { token(): string }): string =>
	`whsec_${Buffer.from(ids.token(), 'base64url').toString('base64')}`;

export const sealWebhookSecret = (config: Secret, id: string, secret: string): string =>
	seal(config, boundTo(id), secret);

/** What a message is signed with now, the newest first; null when it cannot be opened with this APP_SECRET. */
export function openSecrets(config: Secret, webhook: WebhooksTable, now: Instant): string[] | null {
	const { id, secret_sealed, old_secret_sealed, old_secret_until } = webhook;
	const isOldIn = old_secret_sealed !== null && old_secret_until !== null && now < old_secret_until;
	const opened = [secret_sealed, ...(isOldIn ? [old_secret_sealed] : [])].map((sealed) =>
		unseal(config, boundTo(id), sealed)
	);
	const [newest] = opened;
	return newest ? opened.filter((secret) => secret !== null) : null;
}

const boundTo = (id: string): string => `webhook-secret:${id}`;
