import { z } from 'zod';
import type { RefundFate } from './world.ts';

const REQUEST_KINDS = [
	'timeout_before',
	'timeout_after',
	'error_500_before',
	'error_500_after',
	'rate_limit',
	'conflict',
	'bad_gateway',
	'reset_before',
	'reset_after',
	'reset_mid_answer',
	'slow',
	'trickle',
	'refuse'
] as const;

const times = z.union([z.int().positive(), z.literal('always')]).default(1);
const delayMs = z.int().nonnegative().optional();

const requestFault = z.strictObject({
	kind: z.enum(REQUEST_KINDS),
	/** Which calls it strikes; refund creation if not said. `path` is a beginning. */
	method: z.enum(['GET', 'POST']).default('POST'),
	path: z.string().startsWith('/v1/').default('/v1/refunds'),
	/** slow: before the effect. trickle: between bytes. */
	delayMs,
	/** refuse: the answer. */
	status: z.int().min(400).max(499).default(400),
	code: z.string().optional(),
	message: z.string().optional(),
	/** rate_limit: the Retry-After header. */
	retryAfterSeconds: z.int().nonnegative().optional(),
	times
});

const listFault = z.strictObject({
	/** Lists leave out refunds younger than delayMs. */
	kind: z.literal('list_lags'),
	delayMs: z.int().positive(),
	times
});

const refundFault = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('refund_fails_later'),
		failureReason: z.string().optional(),
		delayMs,
		times
	}),
	z.strictObject({ kind: z.literal('refund_stays_pending'), pendingReason: z.string().optional(), times }),
	z.strictObject({ kind: z.literal('refund_is_reversal'), times })
]);

const webhookFault = z.strictObject({
	kind: z.enum(['webhook_duplicated', 'webhook_reordered', 'webhook_dropped', 'webhook_delayed']),
	/** Beginning of the event type it strikes; any if not said. */
	event: z.string().default(''),
	/** duplicated: how often it arrives in all. */
	copies: z.int().min(2).max(1000).default(2),
	delayMs,
	times
});

/** A fault to switch on; `times` says how often it strikes (once if not said). */
export const faultSchema = z.union([requestFault, listFault, refundFault, webhookFault]);

export type FaultInput = z.input<typeof faultSchema>;
export type Fault = z.output<typeof faultSchema>;
export type RequestFault = z.output<typeof requestFault>;
export type WebhookFault = z.output<typeof webhookFault>;

export type Faults = {
	add(faults: FaultInput | FaultInput[]): void;
	list(): Fault[];
	clear(): void;
	takeForRequest(method: string, path: string): RequestFault | undefined;
	takeForList(): { delayMs: number } | undefined;
	takeForRefund(): RefundFate | undefined;
	takeForWebhook(eventType: string): WebhookFault | undefined;
};

/** The switched-on faults, in the order they were added; each strikes `times` times, then is gone. */
export function createFaults(): Faults {
	let waiting: Fault[] = [];

	function take<T extends Fault>(fits: (fault: Fault) => fault is T): T | undefined {
		const found = waiting.find(fits);
		if (!found) return undefined;
		if (found.times !== 'always') {
			found.times -= 1;
			if (found.times === 0) waiting = waiting.filter((fault) => fault !== found);
		}
		return found;
	}

	return {
		add(faults) {
			const list = Array.isArray(faults) ? faults : [faults];
			waiting.push(...list.map((fault) => faultSchema.parse(fault)));
		},
		list: () => structuredClone(waiting),
		clear() {
			waiting = [];
		},
		takeForRequest: (method, path) =>
			take((fault): fault is RequestFault => {
				return isRequestFault(fault) && fault.method === method && path.startsWith(fault.path);
			}),
		takeForList: () => take((fault): fault is z.output<typeof listFault> => fault.kind === 'list_lags'),
		takeForRefund: () =>
			take((fault): fault is z.output<typeof refundFault> => fault.kind.startsWith('refund_')),
		takeForWebhook: (type) =>
			take((fault): fault is WebhookFault => isWebhookFault(fault) && type.startsWith(fault.event))
	};
}

function isRequestFault(fault: Fault): fault is RequestFault {
	return REQUEST_KINDS.some((kind) => kind === fault.kind);
}

function isWebhookFault(fault: Fault): fault is WebhookFault {
	return fault.kind.startsWith('webhook_');
}
