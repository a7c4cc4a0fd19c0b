import { z } from 'zod';
import type { Context } from '../context.ts';
import { enqueue } from '../jobs/queue.ts';
import { WebhookRejected, type PaymentsPort, type ProviderEvent } from '../providers/payments/port.ts';
import { insertInbox } from '../store/inbox.ts';

/** What is kept of an event: which objects to read again. The object itself, with its personal data, is not. */
export const stripeHint = z.object({
	refund_id: z.string().nullable(),
	/** Left out by entries from before there were pages to pay on. */
	checkout_id: z.string().nullable().default(null),
	payment_ref: z.string().nullable(),
	charge_ref: z.string().nullable(),
	/** The object's own word; tells a lost dispute from an open one. */
	status: z.string().nullable(),
	created_at: z.number()
});
export type StripeHint = z.infer<typeof stripeHint>;

/**
 * Takes in one webhook: proved on its raw bytes, kept once, worked on later. `rejected` is all that its sender learns,
 * whatever is wrong with it.
 */
export async function receiveStripeEvent(
	context: Context,
	rawBody: Uint8Array,
	signature: string | null
): Promise<'stored' | 'repeated' | 'rejected'> {
	const event = context.payments && (await verified(context.payments, rawBody, signature));
	if (!event) return 'rejected';
	const now = context.clock.now();
	return context.db.transaction(async (tx) => {
		const id = context.ids.next('inb');
		const isNew = await insertInbox(tx, {
			id,
			provider: 'stripe',
			event_id: event.id,
			type: event.type,
			body: JSON.stringify(hintOf(event)),
			received_at: now,
			processed_at: null,
			error: null
		});
		if (!isNew) return 'repeated';
		const by = { ids: context.ids, now };
		await enqueue(tx, by, { kind: 'inbox.apply', key: `inbox.apply:${id}`, body: { inbox_id: id } });
		return 'stored';
	});
}

async function verified(
	payments: PaymentsPort,
	rawBody: Uint8Array,
	signature: string | null
): Promise<ProviderEvent | null> {
	try {
		return await payments.verifyWebhook(rawBody, signature);
	} catch (error) {
		if (error instanceof WebhookRejected) return null;
		throw error;
	}
}

const hintOf = (event: ProviderEvent): StripeHint => ({
	refund_id: event.refundId ?? null,
	checkout_id: event.checkoutId ?? null,
	payment_ref: event.paymentRef ?? null,
	charge_ref: event.chargeRef ?? null,
	status: typeof event.object.status === 'string' ? event.object.status : null,
	created_at: event.createdAt
});
