import type { Instant } from '#lib/domain/time.ts';

/**
 * The shop's payment provider, in our words. Amounts are integer minor units of ISO 4217 with an upper-case code;
 * the adapter turns them into the provider's own units. Times are epoch ms UTC.
 */
export type PaymentsPort = {
	/**
	 * Asks for one refund. Never throws for anything the provider or the network does: see SendOutcome.
	 * The same key with the same order is safe to repeat for 24 hours; later, or after `unknown`, look with
	 * `findRefunds` before a new key is used (docs.stripe.com/api/idempotent_requests).
	 * @throws TypeError for an order no provider could take: a bad key, reference, amount or metadata
	 */
	sendRefund(order: RefundOrder): Promise<SendOutcome>;

	/**
	 * Every refund of the payment, ours or made elsewhere, newest first, through all pages.
	 * @throws PaymentsReadError
	 */
	findRefunds(target: { paymentRef: string }): Promise<ProviderRefund[]>;

	/**
	 * Every refund made within a span, whoever made it, newest first, one page. Read on with `next` until it is null.
	 * @throws PaymentsReadError
	 */
	listRefunds(page: RefundSpan & { after: string | null }): Promise<RefundPage>;

	/** One refund as it stands now. @throws PaymentsReadError */
	readRefund(id: string): Promise<ProviderRefund>;

	/**
	 * Lets go of money that is held and was not taken: all of it, or all but `captureMinor`, which is taken. Never throws
	 * for what the provider or the network does. A payment can be cancelled or captured once, so after `unknown` a read
	 * tells what came of it and sending again is harmless.
	 * @throws TypeError for an order no provider could take
	 */
	releaseHold(order: HoldOrder): Promise<HoldOutcome>;

	/** One payment as it stands now, by `pi_…` or `ch_…`. @throws PaymentsReadError */
	readPayment(ref: string): Promise<ProviderPayment>;

	/**
	 * Asks for a page of the provider on which one amount can be paid. Never throws for anything the provider or the
	 * network does. The same key with the same order answers with the same page for 24 hours.
	 * @throws TypeError for an order no provider could take: a bad key or metadata
	 */
	openCheckout(order: CheckoutOrder): Promise<CheckoutOutcome>;

	/** One page to pay on as it stands now. @throws PaymentsReadError */
	readCheckout(id: string): Promise<ProviderCheckout>;

	/**
	 * Closes a page, so that nobody can pay there any more, and answers with how it stands then: what was paid or begun
	 * before stays so. Safe to repeat.
	 * @throws PaymentsReadError
	 */
	closeCheckout(id: string): Promise<ProviderCheckout>;

	/**
	 * Proves that an incoming webhook is the provider's, on the very bytes received, and reads its envelope.
	 * An event is a hint to read again, never the truth: events repeat, arrive late and out of order.
	 * @param now epoch ms the signature's age is measured at, normally left out
	 * @throws WebhookRejected for anything at all that is wrong with it
	 */
	verifyWebhook(
		rawBody: Uint8Array | string,
		signatureHeader: string | null,
		now?: Instant
	): Promise<ProviderEvent>;
};

export type RefundOrder = {
	/** `pi_…`, or the charge (`ch_…`, `py_…`) when the shop knows no payment intent. */
	paymentRef: string;
	amountMinor: number;
	currency: string;
	/** Idempotency key, at most 255 printable ASCII characters; ours, stored before the call. */
	key: string;
	/** At most 50 entries, names to 40 and values to 500 characters; carries our refund payment's id. */
	metadata: Record<string, string>;
	/** Where the provider writes for bank details when the method has no refunds of its own (PromptPay). */
	instructionsEmail?: string;
};

export type HoldOrder = {
	/** `pi_…` of a payment that was authorised. */
	paymentRef: string;
	/** What is taken of it; 0: nothing, the authorisation is cancelled. */
	captureMinor: number;
	currency: string;
	/** Idempotency key, as for refunds. */
	key: string;
};

/** As SendOutcome, with the payment as it stands after it. */
export type HoldOutcome = { kind: 'accepted'; payment: ProviderPayment } | SendFailure;

/** When refunds were made, both inclusive. */
export type RefundSpan = { createdFrom: Instant; createdTo: Instant };

export type RefundPage = {
	refunds: ProviderRefund[];
	/** Refunds of other businesses of the account, whose amounts ours cannot hold. */
	unreadable: number;
	/** Give it as `after` to read on. */
	next: string | null;
};

/**
 * What became of a send.
 * - accepted: the refund exists; its status says how far it is (pending is not yet money back).
 * - refused: this request moved nothing and never will under this key. An earlier one may have: before giving up
 *   on `charge_already_refunded` or `amount_too_large`, look with `findRefunds`.
 * - unknown: it may or may not have happened. Look with `findRefunds` before anything new is sent.
 * - busy: this request did nothing; send the same order with the same key later.
 */
export type SendOutcome =
	| { kind: 'accepted'; refund: ProviderRefund }
	| { kind: 'refused'; code: string; message: string; definitive: true }
	| { kind: 'unknown'; cause: UnknownCause; statusCode?: number; message: string }
	| { kind: 'busy'; reason: BusyReason; retryAfterMs?: number };

/** `key_mismatch`: the key was used before for other parameters, so an earlier request may have succeeded. */
export type UnknownCause = 'timeout' | 'connection' | 'provider_error' | 'unreadable_answer' | 'key_mismatch';
export type BusyReason = 'rate_limited' | 'in_flight' | 'credentials' | 'unreachable';

/** What became of a call that moved nothing, or perhaps something. */
export type SendFailure = Exclude<SendOutcome, { kind: 'accepted' }>;

export type CheckoutOrder = {
	amountMinor: number;
	currency: string;
	/** What is paid for, as the page names it. */
	title: string;
	/** Ours, shown to nobody: at most 200 characters. */
	reference: string;
	metadata: Record<string, string>;
	/** Filled in on the page; left out when nobody told one. */
	email?: string;
	locale: 'th' | 'en';
	/** Half an hour to 24 hours from now; the page closes by itself then. */
	expiresAt: Instant;
	/** Pages of ours: after paying, and when the customer turns back. */
	successUrl: string;
	cancelUrl: string;
	/** Idempotency key, stored before the call. */
	key: string;
};

/** An order that came to no page: nobody can pay on a page whose address nobody was told. */
export type CheckoutOutcome = { kind: 'opened'; checkout: ProviderCheckout } | SendFailure;

/**
 * - open: it can be paid
 * - processing: the customer did their part, the bank has not answered
 * - failed: the bank said no after the page was left; a new page is needed
 * - expired: closed, nothing was paid
 */
export type CheckoutStatus = 'open' | 'processing' | 'paid' | 'failed' | 'expired';

export type ProviderCheckout = {
	id: string;
	status: CheckoutStatus;
	/** Where it can be paid; null once it cannot. */
	url: string | null;
	amountMinor: number;
	currency: string;
	/** The payment behind it; null until the customer tried. */
	paymentRef: string | null;
	/** The provider's word for the way it was paid (`card`, `promptpay`); empty until then. */
	method: string;
	/** For people: `Visa •••• 4242`. */
	methodLabel: string;
	metadata: Record<string, string>;
	expiresAt: Instant;
};

export type RefundStatus =
	| 'pending'
	| 'requires_action'
	| 'succeeded'
	| 'failed'
	| 'canceled'
	/** A word the provider did not use when this was written: treat as not settled. */
	| 'unrecognised';

export type ProviderRefund = {
	id: string;
	/** The payment intent, or the charge when there is none. */
	paymentRef: string;
	chargeRef: string | null;
	amountMinor: number;
	currency: string;
	status: RefundStatus;
	/** processing, insufficient_funds (our balance at the provider), charge_pending. */
	pendingReason?: string;
	/** After a failure the money is back on our balance at the provider: the customer must be paid another way. */
	failureReason?: string;
	metadata: Record<string, string>;
	/** What a bank can trace the refund by (ARN for cards); 1 to 3 business days after the refund. */
	reference?: string;
	referenceType?: string;
	/** pending, available or unavailable. */
	referenceStatus?: string;
	createdAt: Instant;
	/** When the provider's letter asking the customer for bank details lapses. */
	instructionsExpireAt?: Instant;
};

export type PaymentStatus =
	| 'unpaid'
	| 'processing'
	/** Money is held, not taken: cancel or capture, nothing to refund. */
	| 'authorised'
	| 'paid'
	| 'canceled'
	| 'unrecognised';

export type ProviderPayment = {
	ref: string;
	chargeRef: string | null;
	status: PaymentStatus;
	capturedMinor: number;
	/** Includes refunds still on their way; falls again when one fails. */
	refundedMinor: number;
	currency: string;
	/** For people: `Visa •••• 4242`, `PromptPay`. */
	methodLabel: string;
	/** A dispute or inquiry is open, or was lost: no refund without a person's decision. */
	disputed: boolean;
};

export type ProviderEvent = {
	/** Unique per event: repeats carry the same. */
	id: string;
	type: string;
	refundId?: string;
	checkoutId?: string;
	paymentRef?: string;
	chargeRef?: string;
	createdAt: Instant;
	/** The provider's object as it was when the event was made. */
	object: Record<string, unknown>;
};

/** Any reason not to believe a webhook; the door answers 400 and says no more. */
export class WebhookRejected extends Error {
	override name = 'WebhookRejected';
}

/** A read that gave no answer to rely on. `unavailable` is worth another try. */
export class PaymentsReadError extends Error {
	override name = 'PaymentsReadError';
	readonly code: 'not_found' | 'refused' | 'unavailable';

	constructor(code: 'not_found' | 'refused' | 'unavailable', message: string, cause: unknown) {
		super(message, { cause });
		this.code = code;
	}
}
