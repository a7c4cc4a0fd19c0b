import type { Transitions } from '../transitions.ts';

export const REFUND_STATES = [
	'awaiting_approval',
	'approved',
	'processing',
	'succeeded',
	'part_failed',
	'failed',
	'settled_other',
	'cancelled'
] as const;
export type RefundState = (typeof REFUND_STATES)[number];
export const REFUND_COMMANDS = [
	'approve',
	'process',
	'succeed',
	'fail',
	'fail_part',
	'retry',
	'settle_other',
	'cancel',
	'book_over'
] as const;
export type RefundCommand = (typeof REFUND_COMMANDS)[number];

/**
 * The row is a reservation from its first moment on; `succeeded` can fall back when a bank returns the money late.
 * `book_over` is for refunds adopted from the provider alone: their money turned out to be that of another refund.
 */
export const REFUND_TRANSITIONS: Transitions<RefundState, RefundCommand> = {
	awaiting_approval: { approve: 'approved', cancel: 'cancelled' },
	approved: { process: 'processing', cancel: 'cancelled', settle_other: 'settled_other' },
	processing: {
		succeed: 'succeeded',
		fail: 'failed',
		fail_part: 'part_failed',
		settle_other: 'settled_other',
		book_over: 'cancelled'
	},
	succeeded: { fail: 'failed', fail_part: 'part_failed', book_over: 'cancelled' },
	part_failed: { retry: 'processing', settle_other: 'settled_other', succeed: 'succeeded', fail: 'failed' },
	failed: { retry: 'processing', settle_other: 'settled_other', succeed: 'succeeded' },
	// Part of it may have gone by hand or as credit, and part by a bank that sends it back later.
	settled_other: { fail: 'failed', fail_part: 'part_failed' },
	cancelled: {}
};

/** Refunds in these states hold money of a payment, or have moved it. */
export const LIVE_REFUND_STATES: readonly RefundState[] = [
	'awaiting_approval',
	'approved',
	'processing',
	'succeeded',
	'part_failed',
	'failed',
	'settled_other'
];

export const REFUND_PAYMENT_STATES = [
	'reserved',
	'sending',
	'unknown',
	'pending',
	'requires_action',
	'succeeded',
	'failed',
	'cancelled'
] as const;
export type RefundPaymentState = (typeof REFUND_PAYMENT_STATES)[number];
export const REFUND_PAYMENT_COMMANDS = [
	'send',
	'lose_answer',
	'accept_pending',
	'ask_customer',
	'succeed',
	'fail',
	'cancel',
	'pay_by_hand'
] as const;
export type RefundPaymentCommand = (typeof REFUND_PAYMENT_COMMANDS)[number];

/**
 * `unknown` is never re-sent before a look-up at the provider; any answer may then settle it. A look-up may also find
 * what `reserved` says was never sent: after a restore the books are older than the provider.
 */
export const REFUND_PAYMENT_TRANSITIONS: Transitions<RefundPaymentState, RefundPaymentCommand> = {
	reserved: {
		send: 'sending',
		cancel: 'cancelled',
		pay_by_hand: 'succeeded',
		succeed: 'succeeded',
		accept_pending: 'pending',
		ask_customer: 'requires_action',
		fail: 'failed'
	},
	sending: {
		send: 'sending',
		lose_answer: 'unknown',
		accept_pending: 'pending',
		ask_customer: 'requires_action',
		succeed: 'succeeded',
		fail: 'failed'
	},
	unknown: {
		send: 'sending',
		lose_answer: 'unknown',
		accept_pending: 'pending',
		ask_customer: 'requires_action',
		succeed: 'succeeded',
		fail: 'failed'
	},
	pending: {
		accept_pending: 'pending',
		ask_customer: 'requires_action',
		succeed: 'succeeded',
		fail: 'failed'
	},
	requires_action: {
		ask_customer: 'requires_action',
		accept_pending: 'pending',
		succeed: 'succeeded',
		fail: 'failed',
		cancel: 'cancelled'
	},
	succeeded: { succeed: 'succeeded', fail: 'failed' },
	failed: {},
	cancelled: {}
};
