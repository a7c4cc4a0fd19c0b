import { z } from 'zod';
import type { Control } from './control.ts';
import { ApiError, invalidRequest } from './errors.ts';
import { faultSchema } from './faults.ts';

const dispute = z.strictObject({
	charge: z.string().optional(),
	paymentIntent: z.string().optional(),
	amount: z.int().positive().optional(),
	reason: z.string().optional(),
	status: z.string().optional()
});
const paying = z.union([
	z.strictObject({ method: z.string(), outcome: z.literal('now') }),
	z.strictObject({ method: z.literal('pm_promptpay'), outcome: z.enum(['succeeds_later', 'fails_later']) })
]);
const webhook = z.strictObject({ url: z.url(), secret: z.string().min(1) });

type Act = (control: Control, id: string, body: unknown) => unknown;

/** The control API: `/_emulator/…`, JSON in and out. */
const CALLS: { method: string; pattern: RegExp; act: Act }[] = [
	call('GET', '/state', (control) => control.state()),
	call('GET', '/faults', (control) => control.faults()),
	call('POST', '/faults', (control, _id, body) => {
		const faults = z.union([faultSchema, z.array(faultSchema)]).parse(body);
		control.addFaults(faults);
		return control.faults();
	}),
	call('DELETE', '/faults', (control) => {
		control.clearFaults();
		return [];
	}),
	call('POST', '/payment_intents/:id/complete', (control, id) => control.completePayment(id)),
	call('POST', '/checkout_sessions/:id/pay', (control, id, body) =>
		control.paySession(id, paying.parse(body))
	),
	call('POST', '/checkout_sessions/:id/settle', (control, id, body) =>
		control.settleSession(id, z.strictObject({ paid: z.boolean() }).parse(body).paid)
	),
	call('POST', '/refunds/settle', (control) => ({ settled: control.settlePendingRefunds() })),
	call('POST', '/refunds/:id/settle', (control, id) => control.settleRefund(id)),
	call('POST', '/refunds/:id/fail', (control, id, body) => {
		const { reason } = z.strictObject({ reason: z.string().optional() }).parse(body);
		return control.failRefund(id, reason);
	}),
	call('POST', '/refunds/:id/reference', (control, id) => control.makeReferenceAvailable(id)),
	call('POST', '/disputes', (control, _id, body) => control.openDispute(dispute.parse(body))),
	call('POST', '/disputes/:id/close', (control, id, body) => {
		const { status } = z.strictObject({ status: z.enum(['won', 'lost']) }).parse(body);
		return control.closeDispute(id, status);
	}),
	call('POST', '/advance', (control, _id, body) => {
		const { ms } = z.strictObject({ ms: z.int().nonnegative() }).parse(body);
		return { happened: control.advance(ms) };
	}),
	call('POST', '/keys/prune', (control, _id, body) => {
		const { olderThanMs } = z.strictObject({ olderThanMs: z.int().nonnegative().optional() }).parse(body);
		return { pruned: control.pruneKeys(olderThanMs) };
	}),
	call('POST', '/webhook', (control, _id, body) => {
		control.setWebhook(webhook.parse(body));
		return {};
	}),
	call('POST', '/events/:id/redeliver', (control, id) => {
		control.redeliver(id);
		return {};
	})
];

/**
 * Answers one control call. A POST must say it is JSON, which a web page of another origin cannot do unasked.
 * @throws ApiError 404, 415, or 400 for a body of the wrong shape
 */
export function controlAnswer(
	control: Control,
	request: { method: string; path: string; contentType: string; body: string }
): unknown {
	for (const { method, pattern, act } of CALLS) {
		const match = method === request.method ? pattern.exec(request.path) : null;
		if (!match) continue;
		if (method === 'POST' && !request.contentType.startsWith('application/json')) {
			throw new ApiError(415, { type: 'invalid_request_error', message: 'Send application/json.' });
		}
		return act(control, decodeURIComponent(match[1] ?? ''), parsed(request.body));
	}
	throw new ApiError(404, { type: 'invalid_request_error', message: 'No such control call.' });
}

/** Words a validation fault as an answer. */
export function controlError(error: unknown): ApiError {
	if (error instanceof ApiError) return error;
	if (error instanceof z.ZodError) return invalidRequest(z.prettifyError(error));
	throw error;
}

function call(method: string, path: string, act: Act): { method: string; pattern: RegExp; act: Act } {
	return { method, pattern: new RegExp(`^/_emulator${path.replace(':id', '([^/]+)')}$`), act };
}

function parsed(body: string): unknown {
	if (body === '') return {};
	try {
		return JSON.parse(body);
	} catch {
		throw invalidRequest('The body is not JSON.');
	}
}
