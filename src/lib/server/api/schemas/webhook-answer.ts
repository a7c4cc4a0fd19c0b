import { z } from 'zod';
import { DELIVERY_FAULTS } from '#lib/domain/webhook/outcome.ts';
import { PAUSE_REASONS, WEBHOOK_STATES } from '#lib/domain/webhook/states.ts';
import type { WebhookView } from '../../queries/webhooks.ts';
import type { WebhookDeliveriesTable } from '../../store/schema-webhooks.ts';
import { iso, isoOrNull, time } from './values.ts';

export const webhookAnswer = z
	.object({
		id: z.string(),
		name: z.string(),
		url: z.string(),
		types: z.array(z.string()).meta({ examples: [['return_*', 'refund_settled']] }),
		state: z.enum(WEBHOOK_STATES),
		attempts: z.int().meta({ description: 'Failed tries of the event that comes next.' }),
		failing_since: time().nullable(),
		next_try_at: time().nullable(),
		paused_at: time().nullable(),
		paused_why: z.enum(PAUSE_REASONS).nullable(),
		old_secret_until: time().nullable().meta({ description: 'Until then the secret before signs, too.' }),
		created_at: time(),
		version: z.int()
	})
	.meta({ id: 'Webhook' });

export const webhookAnswerOf = (view: WebhookView): z.output<typeof webhookAnswer> => ({
	...view,
	failing_since: isoOrNull(view.failing_since),
	next_try_at: isoOrNull(view.next_try_at),
	paused_at: isoOrNull(view.paused_at),
	old_secret_until: isoOrNull(view.old_secret_until),
	created_at: iso(view.created_at)
});

export const deliveryAnswer = z
	.object({
		id: z.string(),
		event_id: z.string().nullable().meta({ description: 'Null for a test. It is also the `webhook-id`.' }),
		type: z.string(),
		cause: z.enum(['event', 'again', 'test']),
		state: z.enum(['waiting', 'delivered', 'failed']),
		attempt: z.int(),
		status: z.int().nullable(),
		fault: z.enum(DELIVERY_FAULTS).nullable(),
		duration_ms: z.int().nullable(),
		answer: z.string().meta({ description: 'The beginning of what came back.' }),
		at: time()
	})
	.meta({ id: 'WebhookDelivery' });

export const deliveryAnswerOf = ({
	webhook_id: _of,
	...row
}: WebhookDeliveriesTable): z.output<typeof deliveryAnswer> => ({ ...row, at: iso(row.at) });
