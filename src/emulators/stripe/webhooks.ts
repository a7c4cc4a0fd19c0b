import { createHmac } from 'node:crypto';
import type { Faults } from './faults.ts';
import type { Delivery, State } from './world.ts';

export type Webhook = { url: string; secret: string };
export type WebhookTiming = { retryBaseMs: number; maxAttempts: number; timeoutMs: number };

export type Webhooks = {
	/** Puts an event on its way, bent by any webhook fault that strikes it. */
	enqueue(event: { id: string; type: string; pending_webhooks: number }): void;
	redeliver(eventId: string): void;
	setTarget(target: Webhook | undefined): void;
	/** Resolves when no event is on its way any more. */
	idle(): Promise<void>;
	start(): void;
	stop(): Promise<void>;
};

const REORDER_WAIT_MS = 500;

/**
 * Sends signed events one after the other, each again with exponential back-off until a 2xx, at least once
 * and in no promised order, as Stripe does. Signatures carry the time of sending.
 */
export function createWebhooks(options: {
	state: () => State;
	target: Webhook | undefined;
	faults: Faults;
	timing: WebhookTiming;
	/** Epoch ms for signatures. */
	signingTime: () => number;
	changed: () => void;
}): Webhooks {
	const { state, faults, timing } = options;
	const leaving = new AbortController();
	let target = options.target;
	let timer: NodeJS.Timeout | undefined;
	let running: Promise<void> | undefined;
	let waiting: (() => void)[] = [];
	let stopped = true;

	function add(event: string, afterMs: number): void {
		state().deliveries.push({ event, attempts: 0, nextAt: Date.now() + afterMs });
		arm();
	}

	function arm(): void {
		clearTimeout(timer);
		const due = state().deliveries.reduce((least, one) => Math.min(least, one.nextAt), Infinity);
		if (due === Infinity) {
			for (const done of waiting) done();
			waiting = [];
		}
		if (stopped || running || due === Infinity) return;
		timer = setTimeout(
			() => {
				running = sendDue().finally(() => {
					running = undefined;
					arm();
				});
			},
			Math.max(0, due - Date.now())
		);
		timer.unref();
	}

	async function sendDue(): Promise<void> {
		const due = state().deliveries.filter((one) => one.nextAt <= Date.now());
		for (const delivery of due.sort((a, b) => a.nextAt - b.nextAt)) {
			if (stopped) return;
			await send(delivery);
		}
	}

	async function send(delivery: Delivery): Promise<void> {
		const event = state().events.get(delivery.event);
		const accepted = !event || !target || (await post(target, JSON.stringify(event, null, 2)));
		if (stopped && !accepted) return;
		delivery.attempts += 1;
		if (accepted && event) event.pending_webhooks = 0;
		if (accepted || delivery.attempts >= timing.maxAttempts) {
			state().deliveries = state().deliveries.filter((one) => one !== delivery);
		} else {
			delivery.nextAt = Date.now() + timing.retryBaseMs * 2 ** (delivery.attempts - 1);
		}
		options.changed();
	}

	async function post(to: Webhook, body: string): Promise<boolean> {
		try {
			const response = await fetch(to.url, {
				method: 'POST',
				headers: {
					'content-type': 'application/json; charset=utf-8',
					'stripe-signature': signature(body, to.secret, options.signingTime()),
					'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)'
				},
				body,
				redirect: 'manual',
				signal: AbortSignal.any([leaving.signal, AbortSignal.timeout(timing.timeoutMs)])
			});
			await response.arrayBuffer();
			return response.ok;
		} catch {
			return false;
		}
	}

	return {
		enqueue(event) {
			if (!target) return;
			const { id, type } = event;
			event.pending_webhooks = 1;
			const fault = faults.takeForWebhook(type);
			if (fault?.kind === 'webhook_dropped') return;
			if (fault?.kind === 'webhook_delayed') return add(id, fault.delayMs ?? 1000);
			if (fault?.kind === 'webhook_reordered') return add(id, fault.delayMs ?? REORDER_WAIT_MS);
			const copies = fault?.kind === 'webhook_duplicated' ? fault.copies : 1;
			for (let copy = 0; copy < copies; copy += 1) add(id, 0);
		},
		redeliver: (eventId) => add(eventId, 0),
		setTarget(to) {
			target = to;
		},
		idle: () =>
			new Promise((resolve) => {
				waiting.push(resolve);
				arm();
			}),
		start() {
			stopped = false;
			arm();
		},
		async stop() {
			stopped = true;
			clearTimeout(timer);
			leaving.abort();
			await running;
		}
	};
}

/** The Stripe-Signature header: HMAC-SHA256 over `<seconds>.<body>`. */
export function signature(body: string, secret: string, at: number): string {
	const seconds = Math.floor(at / 1000);
	const v1 = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
	return `t=${seconds},v1=${v1}`;
}
