import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { RefundPaymentState, RefundState } from '#lib/domain/refund/states.ts';

/**
 * What every command of refunds takes and gives: `verbNoun(ctx: CommandContext, actor: Actor, input)` in the file
 * `verb-noun.ts`. `version` is the version the person saw; another one is refused as `changed_meanwhile`.
 */

export type RefundRef = { refund_id: Id<'rfd'>; version?: number };

export type ApproveRefundInput = RefundRef;
/**
 * A new amount for a refund that has not left yet, with the code of an `override` reason. `shipping_minor`: how much of
 * it is the delivery charge, its tax inside; left out, that stays as it is.
 */
export type OverrideRefundInput = RefundRef & {
	amount_minor: number;
	shipping_minor?: number;
	reason_code: string;
	note: string;
};
export type CancelRefundInput = RefundRef & { note: string };
/** Looks at the provider again and sends what the provider does not have; nothing is sent blindly. */
export type RetryRefundInput = RefundRef;
/** Money that left by hand (bank transfer for cash on delivery), with the bank's reference of it. */
export type SettleByHandInput = RefundRef & { refund_payment_id: Id<'rfp'>; reference: string };

/** A transfer that one person entered, for the one who confirms it or takes it back. */
export type PayoutRef = RefundRef & { refund_payment_id: Id<'rfp'> };

export type ChangedRefund = {
	refund_id: Id<'rfd'>;
	state: RefundState;
	amount_minor: number;
	currency: string;
	version: number;
	/** A transfer by hand was entered and waits for the one who confirms it. */
	is_unconfirmed: boolean;
	payments: { refund_payment_id: Id<'rfp'>; state: RefundPaymentState; amount_minor: number }[];
};

export const SYSTEM: Actor = { kind: 'system' };

/** The idempotency key at the provider: one per refund payment and generation. */
export const gatewayKey = (id: Id<'rfp'>, generation: number): string => `${id}:${generation}`;

/** Metadata by which a refund at the provider is known as ours. */
export const REFUND_PAYMENT_MARK = 'homeward_refund_payment';
export const REFUND_MARK = 'homeward_refund';
