import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Stripe from 'stripe';
import type { Cause } from './answering.ts';
import { nextDue, runDue } from './clockwork.ts';
import { createControl, type Control, type LoggedRequest } from './control.ts';
import { loadState, stateFile } from './data-file.ts';
import { createFaults } from './faults.ts';
import { createHandler } from './handler.ts';
import { createIdempotency } from './idempotency.ts';
import { newId } from './ids.ts';
import { createWebhooks, type Webhook, type WebhookTiming } from './webhooks.ts';
import type { Delays, State, World } from './world.ts';

export type StripeEmulatorOptions = {
	/** 0, the default, takes any free port. */
	port?: number;
	host?: string;
	webhook?: Webhook;
	/** Where the state is kept between starts; in memory only when not given. */
	dataFile?: string;
	/** Keys that are let in; any `sk_test_…` or `rk_test_…` when not given. */
	secretKeys?: readonly string[];
	/** Epoch ms. With a clock of its own nothing happens by itself: `control.advance` moves time on. */
	clock?: () => number;
	delays?: Partial<Delays>;
	webhookTiming?: Partial<WebhookTiming>;
};

export type StripeEmulator = {
	url: string;
	host: string;
	port: number;
	control: Control;
	/** Ends open connections and deliveries; what is on its way goes on after the next start from a data file. */
	close(): Promise<void>;
};

const API_VERSION = '2026-10-28.endive' satisfies Stripe.LatestApiVersion;
const DELAYS: Delays = {
	settleMs: 60_000,
	failMs: 60_000,
	referenceMs: 15_000,
	instructionsExpireMs: 45 * 24 * 60 * 60 * 1000
};
const TIMING: WebhookTiming = { retryBaseMs: 1000, maxAttempts: 16, timeoutMs: 10_000 };

/**
 * Starts an offline stand-in that speaks Stripe's v1 protocol: payment intents, charges, refunds with all their
 * states, disputes, events, idempotency keys and signed webhooks, with faults that can be switched on.
 */
export async function startStripeEmulator(options: StripeEmulatorOptions = {}): Promise<StripeEmulator> {
	const state = loadState(options.dataFile);
	const file = stateFile(options.dataFile, () => state);
	const base = options.clock ?? Date.now;
	const requests: LoggedRequest[] = [];
	const faults = createFaults();
	const webhooks = createWebhooks({
		state: () => state,
		target: options.webhook,
		faults,
		timing: { ...TIMING, ...options.webhookTiming },
		signingTime: base,
		changed
	});
	let cause: Cause | null = null;
	let timer: NodeJS.Timeout | undefined;
	let url = '';
	const world = createWorld();
	const idempotency = createIdempotency(state.keys, world.now);
	const control = createControl({ world, faults, idempotency, webhooks, requests, changed });

	function createWorld(): World {
		const now = () => base() + state.offsetMs;
		return {
			state,
			delays: { ...DELAYS, ...options.delays },
			refundsOf: refundsByCharge(state),
			now,
			seconds: () => Math.floor(now() / 1000),
			id: (prefix) => newId(prefix, now()),
			origin: () => url,
			emit: (type, object) => emit(type, object, now()),
			schedule(item) {
				state.scheduled.push(item);
				arm();
			},
			takeRefundFate: () => faults.takeForRefund()
		};
	}

	function emit(type: Stripe.EventBase['type'], object: object, now: number): void {
		const event: Stripe.EventBase = {
			id: newId('evt', now),
			object: 'event',
			api_version: API_VERSION,
			created: Math.floor(now / 1000),
			data: { object: structuredClone(object) },
			livemode: false,
			pending_webhooks: 0,
			request: cause ?? { id: null, idempotency_key: null },
			type
		};
		state.events.set(event.id, event as Stripe.Event);
		webhooks.enqueue(event);
	}

	function changed(): void {
		arm();
		file.save().catch((error: unknown) => console.error('stripe emulator: state not saved:', error));
	}

	/** Real time passes by itself; a clock handed in is moved by its owner. */
	function arm(): void {
		clearTimeout(timer);
		const due = options.clock ? undefined : nextDue(world);
		if (due === undefined) return;
		const delay = Math.min(Math.max(0, due - world.now()), 2 ** 31 - 1);
		timer = setTimeout(() => {
			runDue(world);
			changed();
		}, delay);
		timer.unref();
	}

	const answering = { world, faults, idempotency, setCause: (to: Cause | null) => void (cause = to) };
	const server = createServer(
		createHandler({
			answering,
			control,
			secretKeys: options.secretKeys,
			requests,
			saved: () => file.save()
		})
	);
	const host = options.host ?? '127.0.0.1';
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(options.port ?? 0, host, () => resolve());
	});
	const { port } = server.address() as AddressInfo;
	url = `http://${host}:${port}`;
	webhooks.start();
	arm();

	return {
		url,
		host,
		port,
		control,
		async close() {
			clearTimeout(timer);
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await Promise.all([closed, webhooks.stop()]);
			await file.save();
		}
	};
}

function refundsByCharge(state: State): Map<string, string[]> {
	const ids = new Map<string, string[]>();
	for (const { id, charge } of state.refunds.values()) ids.set(charge, [...(ids.get(charge) ?? []), id]);
	return ids;
}
