import type { Want } from '../exchange/wants.ts';
import type { OrderRows } from '../order/facts.ts';
import type { RefundPaymentState, RefundState } from '../refund/states.ts';
import type { Outcome, ReceptionState, ReturnMethod } from '../return/states.ts';
import type { Instant } from '../time.ts';

/** One past return as it is stored today, with what it takes to see its order as it stood when it was opened. */
export type PastCase = {
	return_id: string;
	number: string;
	created_at: Instant;
	/** `import`: another system decided it, no policy of ours did. */
	channel: 'portal' | 'agent' | 'api' | 'import';
	method: ReturnMethod;
	policy_version_id: string;
	/** The receiver of a gift sent it back; its facts are theirs. Absent: the buyer. */
	is_gift?: true;
	/** What was decided then, to tell whether the facts could be rebuilt. */
	quoted_minor: number;
	return_shipping_fee_minor: number;
	review_reasons: string;
	decided_at: Instant | null;
	order: OrderRows['order'];
	customer_id: string | null;
	/** In the order's sequence, their counters at zero. */
	lines: CaseLine[];
	items: CaseItem[];
	fulfilments: OrderRows['fulfilments'];
	fulfilment_lines: OrderRows['fulfilment_lines'];
	payments: CasePayment[];
	customer_return_times: Instant[];
	/** What had happened to the order before; null: nothing. */
	past: Past | null;
};

export type CaseLine = OrderRows['lines'][number] & {
	/** Units that were never sent, as counted today. */
	cancelled_since: number;
};
export type CaseItem = {
	order_line_id: string;
	quantity: number;
	outcome: Outcome;
	reason_code: string;
	answer_code: string | null;
	comment: string;
	photos: number;
	/** What it was exchanged for, at the price of then; absent where nobody knows. */
	wants?: Want[];
};
export type CasePayment = OrderRows['payments'][number] & { captured_at: Instant | null };

export type Past = {
	items: PastItem[];
	refunds: PastRefund[];
	refund_lines: PastRefundLine[];
	refund_payments: PastRefundPayment[];
	/** Oldest first, up to the moment of the return. */
	events: PastEvent[];
};
/** Told by another system and not part of a return: it counts units of its own. */
export const isTold = (refund: Pick<PastRefund, 'source' | 'return_id'>): boolean =>
	refund.source === 'external' && refund.return_id === null;
/** A piece of an earlier return of the same order. */
export type PastItem = {
	return_id: string;
	order_line_id: string;
	quantity: number;
	reason_code: string;
	reception: ReceptionState;
	received_at: Instant | null;
	accepted_at: Instant | null;
	rejected_at: Instant | null;
};
export type PastRefund = {
	id: string;
	source: 'return' | 'cancellation' | 'exchange' | 'claim' | 'goodwill' | 'external';
	return_id: string | null;
	state: RefundState;
	shipping_minor: number;
};
export type PastRefundLine = {
	refund_id: string;
	order_line_id: string;
	quantity: number;
	goods_minor: number;
	tax_minor: number;
	live: 0 | 1;
};
export type PastRefundPayment = {
	refund_id: string;
	payment_id: string;
	amount_minor: number;
	state: RefundPaymentState;
	settled_at: Instant | null;
};
export const PAST_EVENTS = [
	'return_cancelled',
	'return_declined',
	'return_appealed',
	'return_expired',
	'return_reopened',
	'refund_recorded',
	'refund_adopted',
	'refund_cancelled',
	'refund_overridden',
	'refund_booked_over',
	'payment_dispute_open',
	'payment_dispute_won',
	'payment_dispute_lost'
] as const;
export type PastEvent = {
	type: (typeof PAST_EVENTS)[number];
	/** The return, refund or (disputes) payment it is about. */
	about: string;
	at: Instant;
};
