import type { Id } from '#lib/domain/ids.ts';
import type { RefundPaymentState, RefundState } from '#lib/domain/refund/states.ts';
import type { Flag, Instant, JsonText } from './schema-values.ts';

/** amount = goods + shipping + adjustment − restocking_fee − return_shipping_fee, never below zero. */
export interface RefundsTable {
	id: Id<'rfd'>;
	number: string;
	order_id: Id<'ord'>;
	return_id: Id<'ret'> | null;
	source: 'return' | 'cancellation' | 'exchange' | 'claim' | 'goodwill' | 'external';
	state: RefundState;
	route: 'original' | 'store_credit';
	currency: string;
	goods_minor: number;
	tax_minor: number;
	shipping_minor: number;
	shipping_tax_minor: number;
	restocking_fee_minor: number;
	return_shipping_fee_minor: number;
	deduction_minor: number;
	adjustment_minor: number;
	computed_minor: number;
	amount_minor: number;
	capped: Flag;
	overridden_by: string | null;
	override_reason: string | null;
	proposed_by: string | null;
	approved_by: string | null;
	idempotency_key: string;
	created_at: Instant;
	sent_at: Instant | null;
	settled_at: Instant | null;
	version: number;
}

export interface RefundLinesTable {
	id: Id<'rfl'>;
	refund_id: Id<'rfd'>;
	order_line_id: Id<'lin'>;
	return_item_id: Id<'rit'> | null;
	quantity: number;
	goods_minor: number;
	tax_minor: number;
	/** 1 while the refund stands; a cancelled refund frees its lines. */
	live: Flag;
}

/** One call to the provider, or one payout by hand. The key and parameters are stored before the first call. */
export interface RefundPaymentsTable {
	id: Id<'rfp'>;
	refund_id: Id<'rfd'>;
	payment_id: Id<'pay'>;
	amount_minor: number;
	state: RefundPaymentState;
	generation: number;
	gateway_key: string;
	gateway_params: JsonText;
	gateway_refund_id: string | null;
	attempts: number;
	first_attempt_at: Instant | null;
	last_attempt_at: Instant | null;
	lease_owner: string | null;
	lease_until: Instant | null;
	failure_code: string | null;
	reference: string | null;
	reference_type: string | null;
	expected_from: Instant | null;
	expected_by: Instant | null;
	parked_at: Instant | null;
	/** The last moment to answer the provider's letter asking for bank details; absent where there is none. */
	instructions_expire_at?: Instant | null;
	created_at: Instant;
	settled_at: Instant | null;
	version: number;
}

/** Until when the money of a return was promised to leave, and what came of it. */
export interface RefundPromisesTable {
	return_id: Id<'ret'>;
	started_at: Instant;
	due_at: Instant;
	/** 1 while only the customer or the bank can go on: nobody at the shop is warned. */
	waits: Flag;
	kept_at: Instant | null;
	broken_at: Instant | null;
	/** Nothing was owed in the end, or the money left after the promise broke. */
	ended_at: Instant | null;
	granted: 'nothing' | 'credit' | 'fees' | null;
	/** What was granted, as a refund of its own. */
	refund_id: Id<'rfd'> | null;
}

export interface RefundsSchema {
	refunds: RefundsTable;
	refund_lines: RefundLinesTable;
	refund_payments: RefundPaymentsTable;
	refund_promises: RefundPromisesTable;
}
