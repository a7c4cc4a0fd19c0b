import { readBody } from '#lib/server/api/read-body.ts';
import { receiveStripeEvent } from '#lib/server/inbox/stripe.ts';
import type { RequestHandler } from './$types';

/** Larger than any event; a body past it is nobody's webhook. */
const MOST_BYTES = 1024 * 1024;

/** Verifies on the raw bytes, keeps the event, answers; the work is a job. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const { context, requestId } = locals;
	const raw = await readBody(request, MOST_BYTES);
	if (!raw) return new Response(null, { status: 413 });
	const taken = await receiveStripeEvent(context, raw, request.headers.get('stripe-signature'));
	if (taken === 'rejected') context.log.warn({ request: requestId }, 'webhook rejected');
	return new Response(null, { status: taken === 'rejected' ? 400 : 200 });
};
