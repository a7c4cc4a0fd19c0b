import type Stripe from 'stripe';
import { paySession, sessionOf, settleSession, type Paying } from './checkout-sessions.ts';
import { runDue } from './clockwork.ts';
import { stateAsJson } from './data-file.ts';
import { closeDispute, disputeOf, openDispute } from './disputes.ts';
import { invalidRequest } from './errors.ts';
import type { Fault, FaultInput, Faults } from './faults.ts';
import type { Idempotency } from './idempotency.ts';
import { completeIntent, intentOf } from './payment-intents.ts';
import { failRefund, makeReferenceAvailable, succeedRefund } from './refund-lifecycle.ts';
import { refundOf } from './refunds.ts';
import type { StoredRefund, StoredSession, World } from './world.ts';
import type { Webhook, Webhooks } from './webhooks.ts';

/** One API request as it arrived, the latest last. */
export type LoggedRequest = { method: string; path: string; key: string | null; fault: string | null };

/** What a test or the demo may do behind Stripe's back. Every member is also a call under /_emulator. */
export type Control = {
	addFaults(faults: FaultInput | FaultInput[]): void;
	faults(): Fault[];
	clearFaults(): void;
	/** The customer pays a PromptPay QR code. */
	completePayment(paymentIntent: string): Stripe.PaymentIntent;
	/** The customer does this on the hosted page of a session. @throws ApiError when the card is declined */
	paySession(session: string, paying: Paying): StoredSession;
	/** The bank's answer to a session that was left unpaid. */
	settleSession(session: string, isPaid: boolean): StoredSession;
	/** pending or requires_action -> succeeded. */
	settleRefund(refund: string): StoredRefund;
	/** Settles every pending refund; returns how many. */
	settlePendingRefunds(): number;
	failRefund(refund: string, reason?: string): StoredRefund;
	makeReferenceAvailable(refund: string): StoredRefund;
	openDispute(target: {
		charge?: string;
		paymentIntent?: string;
		amount?: number;
		reason?: string;
		status?: string;
	}): Stripe.Dispute;
	closeDispute(dispute: string, status: 'won' | 'lost'): Stripe.Dispute;
	/** Moves the emulator's clock forward and lets happen what falls due; returns how many things did. */
	advance(ms: number): number;
	/** Forgets idempotency keys older than `olderThanMs` (all with 0); returns how many. */
	pruneKeys(olderThanMs?: number): number;
	setWebhook(webhook: Webhook | undefined): void;
	redeliver(event: string): void;
	/** Resolves when no webhook is on its way any more. */
	webhooksIdle(): Promise<void>;
	requests(): LoggedRequest[];
	state(): Record<string, unknown>;
};

export function createControl(parts: {
	world: World;
	faults: Faults;
	idempotency: Idempotency;
	webhooks: Webhooks;
	requests: LoggedRequest[];
	changed: () => void;
}): Control {
	const { world, faults, idempotency, webhooks, changed } = parts;

	/** Does something, has it saved, and hands out a copy. */
	function doing<T extends object>(work: () => T): T {
		const made = work();
		changed();
		return structuredClone(made);
	}

	return {
		addFaults: (input) => faults.add(input),
		faults: () => faults.list(),
		clearFaults: () => faults.clear(),
		completePayment: (id) =>
			doing(() => {
				const intent = intentOf(world, id);
				completeIntent(world, intent);
				return intent;
			}),
		paySession: (id, paying) => doing(() => paySession(world, sessionOf(world, id), paying)),
		settleSession: (id, isPaid) => doing(() => settleSession(world, sessionOf(world, id), isPaid)),
		settleRefund: (id) => doing(() => onRefund(world, id, succeedRefund)),
		settlePendingRefunds() {
			const pending = [...world.state.refunds.values()].filter((refund) => refund.status === 'pending');
			for (const refund of pending) succeedRefund(world, refund);
			changed();
			return pending.length;
		},
		failRefund: (id, reason) => doing(() => onRefund(world, id, (at, it) => failRefund(at, it, reason))),
		makeReferenceAvailable: (id) => doing(() => onRefund(world, id, makeReferenceAvailable)),
		openDispute: ({ charge, paymentIntent, ...rest }) =>
			doing(() => openDispute(world, { ...rest, charge: charge ?? chargeOfIntent(world, paymentIntent) })),
		closeDispute: (id, status) => doing(() => closeDispute(world, disputeOf(world, id), status)),
		advance(ms) {
			world.state.offsetMs += ms;
			const happened = runDue(world);
			changed();
			return happened;
		},
		pruneKeys(olderThanMs) {
			const count = idempotency.prune(olderThanMs);
			changed();
			return count;
		},
		setWebhook: (webhook) => webhooks.setTarget(webhook),
		redeliver(id) {
			if (!world.state.events.has(id)) throw invalidRequest(`No such event: '${id}'`);
			webhooks.redeliver(id);
			changed();
		},
		webhooksIdle: () => webhooks.idle(),
		requests: () => structuredClone(parts.requests),
		state: () => ({ ...stateAsJson(world.state), faults: faults.list(), requests: parts.requests })
	};
}

function onRefund(world: World, id: string, act: (world: World, refund: StoredRefund) => void): StoredRefund {
	const refund = refundOf(world, id);
	act(world, refund);
	return refund;
}

function chargeOfIntent(world: World, id: string | undefined): string {
	if (id === undefined) throw invalidRequest('Provide charge or paymentIntent.');
	return String(intentOf(world, id).latest_charge);
}
