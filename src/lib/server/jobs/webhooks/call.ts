import type { Context } from '../../context.ts';
import { webhookBody, type Told } from '../../api/schemas/webhook-body.ts';
import type { WebhookAnswer } from '../../providers/webhooks/port.ts';
import { openSecrets } from '../../auth/webhook-secrets.ts';
import type { WebhooksTable } from '../../store/schema-webhooks.ts';
import { signedHeaders } from './signature.ts';

/** Sends one message, signed now: a receiver refuses what was signed long ago. */
export async function callWebhook(
	context: Context,
	webhook: WebhooksTable,
	told: Told
): Promise<WebhookAnswer> {
	const at = context.clock.now();
	const secrets = openSecrets(context.config, webhook, at);
	if (!secrets) return { status: null, fault: 'secret_lost', start: '', retryAfter: null, durationMs: 0 };
	const body = webhookBody(told);
	return context.webhooks.post({
		url: webhook.url,
		body,
		headers: {
			...signedHeaders({ id: told.id, at, body }, secrets),
			'content-type': 'application/json',
			'user-agent': 'Homeward-Webhooks'
		}
	});
}
