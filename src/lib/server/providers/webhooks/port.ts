import type { DeliveryFault } from '#lib/domain/webhook/outcome.ts';

export type WebhookCall = { url: string; headers: Record<string, string>; body: string };

/** `status` is null when there was no answer; `start` is the beginning of its text. */
export type WebhookAnswer = {
	status: number | null;
	/** Null: it was taken. */
	fault: DeliveryFault | null;
	start: string;
	/** As the answer's header has it. */
	retryAfter: string | null;
	durationMs: number;
};

/** Tells a system of the shop. Never throws for what a receiver or the network does. */
export type WebhooksPort = { post(call: WebhookCall): Promise<WebhookAnswer> };
