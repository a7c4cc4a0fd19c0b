import type Stripe from 'stripe';
import { newId } from './ids.ts';

/** A refund with the links this emulator always fills with plain ids. */
export type StoredRefund = Stripe.Refund & { charge: string; status: string; metadata: Stripe.Metadata };
/** A charge with the links this emulator always fills with plain ids. */
export type StoredCharge = Stripe.Charge & { payment_intent: string };
/** A Checkout Session with what its hosted page needs besides. */
export type StoredSession = Omit<Stripe.Checkout.Session, 'payment_intent'> & {
	payment_intent: string | null;
	amount_total: number;
	currency: string;
	hosted: { product: string; metadata: Record<string, string>; description: string | null };
};
export type StoredDispute = Stripe.Dispute & { charge: string };

/** Something that happens to an object by itself when its time comes (epoch ms). */
export type Scheduled = {
	at: number;
	object: string;
	change:
		| 'refund_succeeds'
		| 'refund_fails'
		| 'reference_available'
		| 'refund_expires'
		| 'session_expires'
		| 'session_is_paid'
		| 'session_is_refused';
	failureReason?: string;
};

/** One webhook on its way: kept with the state, so that a restart goes on trying. */
export type Delivery = { event: string; attempts: number; nextAt: number; forced?: boolean };

/** The first answer under an idempotency key. */
export type KeptAnswer = {
	key: string;
	path: string;
	params: string;
	at: number;
	requestId: string;
	status: number;
	body: string;
	headers: Record<string, string>;
};

/** How long things take by themselves, in ms of the emulator's clock. */
export type Delays = { settleMs: number; failMs: number; referenceMs: number; instructionsExpireMs: number };

/** Everything the emulator remembers; plain values only. */
export type State = {
	paymentIntents: Map<string, Stripe.PaymentIntent>;
	charges: Map<string, StoredCharge>;
	refunds: Map<string, StoredRefund>;
	disputes: Map<string, StoredDispute>;
	checkoutSessions: Map<string, StoredSession>;
	customers: Map<string, Stripe.Customer>;
	balanceTransactions: Map<string, Stripe.BalanceTransaction>;
	events: Map<string, Stripe.Event>;
	keys: Map<string, KeptAnswer>;
	scheduled: Scheduled[];
	deliveries: Delivery[];
	/** What `advance` has added to the clock. */
	offsetMs: number;
};

/** What the object files work on: the state, the clock, and the way out for events. */
export type World = {
	state: State;
	delays: Delays;
	/** Refund ids by charge, oldest first. */
	refundsOf: Map<string, string[]>;
	/** Epoch ms, with what `advance` has added. */
	now(): number;
	/** Epoch seconds, as Stripe's objects carry them. */
	seconds(): number;
	id(prefix: string): string;
	/** Where the hosted pages are. */
	origin(): string;
	emit(type: Stripe.EventBase['type'], object: object): void;
	schedule(item: Scheduled): void;
	/** Takes the next fault that bends what happens to a refund being created. */
	takeRefundFate(): RefundFate | undefined;
};

/** What has been ordered to happen to the next refund. */
export type RefundFate =
	| { kind: 'refund_fails_later'; failureReason?: string; delayMs?: number }
	| { kind: 'refund_stays_pending'; pendingReason?: string }
	| { kind: 'refund_is_reversal' };

export function emptyState(): State {
	return {
		paymentIntents: new Map(),
		charges: new Map(),
		refunds: new Map(),
		disputes: new Map(),
		checkoutSessions: new Map(),
		customers: new Map(),
		balanceTransactions: new Map(),
		events: new Map(),
		keys: new Map(),
		scheduled: [],
		deliveries: [],
		offsetMs: 0
	};
}

/** Books one movement on the merchant's balance and returns its id. */
export function bookMovement(
	world: World,
	movement: { amount: number; currency: string; source: string; type: Stripe.BalanceTransaction.Type }
): string {
	const id = newId('txn', world.now());
	world.state.balanceTransactions.set(id, {
		id,
		object: 'balance_transaction',
		amount: movement.amount,
		available_on: world.seconds(),
		balance_type: 'payments',
		created: world.seconds(),
		currency: movement.currency,
		description: null,
		exchange_rate: null,
		fee: 0,
		fee_details: [],
		net: movement.amount,
		reporting_category: movement.type === 'payment_refund' ? 'refund' : movement.type,
		source: movement.source,
		status: 'available',
		type: movement.type
	});
	return id;
}
