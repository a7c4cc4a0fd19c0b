import type { PlannedExchange } from '../exchange/plan.ts';
import type { ExchangeTerms, Want } from '../exchange/wants.ts';
import type { PlannedClaim } from '../claim/plan.ts';
import type { ClaimSettings } from '../claim/settings.ts';
import type { RefundPromise } from '../refund/promise.ts';
import type { Refusal } from '../result.ts';
import type { Outcome, ReturnMethod } from '../return/states.ts';
import type { Instant, LocalDate } from '../time.ts';
import type { Rule } from './language/rule.ts';
import type { RightCode, TriedRule, TraceStep, ReviewReason } from './trace-step.ts';
import type { WouldChange } from './what-would-change.ts';

/** Amount per currency in minor units; a currency that is missing means "no such limit or fee". */
export type PerCurrency = Record<string, number>;

/** The merchant's policy: plain data, stored as a version, validated by `policyRules` in rules.ts. */
export type PolicyRules = {
	/** The most specific entry wins: category and country, then category, then country, then neither. */
	windows: { category: string | null; country: string | null; days: number }[];
	/** Days added to the shipping day when the carrier never told us of the delivery. */
	undelivered_buffer_days: number;
	/** Days from delivery within which a defect or a wrong item may still be reported; a person decides. */
	defect_days: number;
	/** Categories that touch the skin, perish or are made to order: only a defect or wrong item comes back. */
	excluded_categories: string[];
	/** Percent kept per category for reasons that are the customer's own, in basis points; null is the default. */
	restocking_fees: { category: string | null; basis_points: number }[];
	/** Flat fee, once per return, for reasons that are the customer's own. */
	return_shipping_fee: PerCurrency;
	/** Which reasons let a share of the outbound shipping go back, and whether a whole order's does in any case. */
	refund_shipping: { merchant_fault: boolean; whole_order: boolean };
	/** Up to this value the customer keeps the item when the fault is not theirs; a missing currency: never. */
	keep_item_limit: PerCurrency;
	/** Up to this value a request is approved by itself; above it a person looks. */
	auto_approve_limit: PerCurrency;
	/** A person looks when the customer opened at least `returns` within `days` before. */
	repeat_returns: { returns: number; days: number } | null;
	outcomes: OfferedOutcome[];
	/** What replacements count for; absent: another variant at the price that was paid, no other product. */
	exchanges?: ExchangeTerms | undefined;
	store_credit_bonus_basis_points: number;
	/** Days that store credit can be used, from the day it is given; null: it never runs out. */
	store_credit_valid_days: number | null;
	methods: Exclude<ReturnMethod, 'keep'>[];
	/** Days after approval to hand the parcel over, then typical days to travel, check and reach the card. */
	ship_by_days: number;
	transit_days: number;
	inspect_days: number;
	bank_days: { from: number; to: number };
	/** Parcels that are incomplete or never come; absent: the usual days, and a person looks at every claim. */
	claims?: ClaimSettings | undefined;
	/** Which version judges an order; absent in early versions: `better`. */
	judged_by?: JudgedBy | undefined;
	/** Until when the money leaves, and what it is worth to the customer if it does not; absent: no promise. */
	refund_promise?: RefundPromise | null | undefined;
	/** Categories that the law lets the shop leave out of a withdrawal, beside those everybody knows (rights/). */
	exempt_categories?: readonly string[] | undefined;
	/** Exceptions, read from the top before all of the above; absent in versions from before there were any. */
	rules?: readonly Rule[] | undefined;
};

/** What a shop can offer for goods that come back. */
export type OfferedOutcome = Exclude<Outcome, 'replace'>;

/** The version of the purchase alone, or a later one where it is better for the customer. */
export const JUDGED_BY = ['purchase', 'better'] as const;
export type JudgedBy = (typeof JUDGED_BY)[number];

export type PolicyVersion = { id: string; number: number; rules: PolicyRules };

export type ReasonFacts = {
	code: string;
	fault: 'customer' | 'merchant' | 'carrier';
	needs_photo: boolean;
	waives_fees: boolean;
	/** Codes of the follow-up question's answers; empty when the reason asks nothing more. */
	answers: string[];
};

export type ParcelFacts = {
	quantity: number;
	/** Units that a claim says were not in it, or never came with it. Absent means none. */
	claimed?: number;
	shipped_at: Instant | null;
	delivered_at: Instant | null;
	/** False when nobody reports its way: then it counts as arrived once shipped. Absent means tracked. */
	tracked?: boolean;
	carrier?: string;
};

export type LineFacts = {
	line_id: string;
	quantity: number;
	category: string;
	final_sale: boolean;
	qty_fulfilled: number;
	qty_cancelled: number;
	qty_return_open: number;
	qty_returned: number;
	/** Units that the buyer would not take at the door: they never were theirs. Absent means none. */
	qty_refused?: number;
	/** Units of its parcels that a claim says never came; they count as in a return too. Absent means none. */
	qty_claimed?: number;
	/** Units that were given away. Absent means none. */
	qty_gifted?: number;
	/** Of whoever asks: units that are somebody else's to send back, by a gift. Absent means none. */
	qty_given?: number;
	paid_minor: number;
	tax_minor: number;
	refunded_minor: number;
	refunded_tax_minor: number;
	refunded_quantity: number;
	/** Units delivered so far, with the instants from which their windows count: latest last. */
	parcels: ParcelFacts[];
	// For rules; what is absent is unknown.
	sku?: string;
	tags?: readonly string[];
	/** The chosen values, such as 'L' and 'Blue', in every language they are kept in. */
	options?: readonly string[];
	/** List price of one piece, and what came off the whole line: its own discount and its share of the order's. */
	unit_price_minor?: number;
	discount_minor?: number;
	tax_rate_bp?: number;
	origin?: 'sale' | 'exchange' | 'replacement';
};

export type PaymentFacts = {
	payment_id: string;
	provider: 'stripe' | 'cash_on_delivery' | 'other';
	method: string;
	minor_step: number;
	captured_minor: number;
	reserved_minor: number;
	refunded_minor: number;
	disputed: boolean;
};

/**
 * What the shop knows of whoever placed the order, this order included. Amounts in the order's currency; other
 * currencies do not count. `null` in its place: the order belongs to nobody the shop knows.
 */
export type CustomerFacts = {
	orders: number;
	/** True when none of theirs was placed before this one. */
	first_order: boolean;
	/** Paid less refunded. */
	spent_minor: number;
	/** When their first order was placed. */
	since: Instant;
	/** When they opened a return for a reason that was the shop's or the carrier's fault. */
	claim_times: readonly Instant[];
	/** When they were let keep a piece. */
	kept_times: readonly Instant[];
	/** When a return of theirs was declined. */
	declined_times: readonly Instant[];
	pieces_bought: number;
	pieces_returned: number;
};

/** Everything a decision may look at. Nothing else is read: the same facts give the same decision for ever. */
export type OrderFacts = {
	order_id: string;
	currency: string;
	prices_include_tax: boolean;
	placed_at: Instant;
	cancelled: boolean;
	ship_country: string;
	/** Shipping as charged, its tax included, and what of it went back already. */
	shipping_minor: number;
	shipping_tax_minor: number;
	refunded_shipping_minor: number;
	timezone: string;
	lines: LineFacts[];
	payments: PaymentFacts[];
	/** Earlier returns of the same customer, by opening time; for the repeat rule. */
	customer_return_times: Instant[];
	// For rules; what is absent is unknown.
	channel?: string;
	locale?: 'th' | 'en';
	province?: string;
	postcode?: string;
	/** Where the shop is at home: 'TH'. */
	home_country?: string;
	/** Parcels that left for the customer and were not lost. */
	parcel_count?: number;
	/** Returns of this order so far, those called off left out. */
	earlier_returns?: number;
	/** Whether the order belongs to somebody whose other orders the shop knows. */
	customer_known?: boolean;
	customer?: CustomerFacts | null;
	/** The receiver of a gift asks, for what they were given; absent: the buyer. */
	is_gift?: true;
	/** Days on which nobody at the shop works; absent where no rule asks. */
	holidays?: readonly LocalDate[];
};

/** What can be done with one line today. */
export type LineVerdict = {
	line_id: string;
	returnable_quantity: number;
	/** End of the last day on which it can be sent back; null when nothing was delivered or it never can be. */
	return_by: Instant | null;
	/** Why it cannot come back as a matter of taste; null when it can. */
	refusal: Refusal | null;
	/** True when a defect or a wrong item may still be reported although `refusal` stands. */
	defect_possible: boolean;
};

export type RequestedItem = {
	line_id: string;
	quantity: number;
	reason_code: string;
	answer_code: string | null;
	comment: string;
	photos: number;
	outcome: Outcome;
	/** What is wanted for it, when it is exchanged; none: its value counts for what another item wants. Absent: nobody told. */
	wants?: readonly Want[];
};
export type ReturnRequest = {
	items: RequestedItem[];
	method: ReturnMethod;
	/** Absent: unknown to rules. */
	opened_by?: OpenedBy;
};
export type OpenedBy = 'customer' | 'agent' | 'api';

/** What a return stands on: a right to withdraw, a claim against goods paid at the door, a defect, or the shop's word. */
export type Basis = 'withdrawal' | 'cod_claim' | 'defect' | 'goodwill';

export type PlannedItem = RequestedItem & {
	goods_required: boolean;
	/** The customer's own reason: the return shipping fee is taken from this item's money. */
	bears_return_fee: boolean;
	/** What it stands on; decisions stored by early versions do not say. */
	basis?: Basis;
	/** Share of what was paid for these units, tax included, and the tax within it. */
	goods_minor: number;
	tax_minor: number;
	shipping_minor: number;
	restocking_fee_minor: number;
};

/** What pays how much of a refund, in the order the money is taken. */
export type PaymentShare = { payment_id: string; amount_minor: number; by_hand: boolean };

/** Until when it could be claimed and the carrier holds the money, and by when goods and money have to move. */
export type CodClaimClocks = {
	right: Extract<RightCode, 'th_cod_claim'>;
	until: Instant;
	/** Null: nothing is fetched, the customer keeps the goods. */
	collect_by: Instant | null;
	refund_by: Instant;
};

/** What a return's rules decide for the time after its request, as commands and pages read it back. */
export type LaterTerms = {
	credit_bonus_basis_points: number;
	/** Once per return that gives credit, on top of the share. */
	credit_bonus_minor: number;
	credit_valid_days: number | null;
	/** Absent in decisions from before there was one. */
	exchange_bonus_basis_points?: number;
	refund_promise: RefundPromise | null;
	/** Its refunds wait for a second person whatever their amount. */
	second_approval: boolean;
	methods: Exclude<ReturnMethod, 'keep'>[];
	inspect_days: number;
};

/**
 * The plan of a return: shown as the preview and saved as the decision, never computed twice.
 * total = Σ goods + Σ shipping − Σ restocking fees − return shipping fee (never below zero) − what is carried over to
 * replacements − cap − rounding + bonus. What a replacement costs on top is `exchange.due_minor`, never in the total.
 */
export type ReturnPlan = {
	verdict: 'approve' | 'review';
	review_reasons: ReviewReason[];
	method: ReturnMethod;
	items: PlannedItem[];
	goods_minor: number;
	tax_minor: number;
	shipping_minor: number;
	restocking_fee_minor: number;
	return_shipping_fee_minor: number;
	/** What goes back to the payments, and what becomes store credit, both after fees. */
	refund_minor: number;
	store_credit_minor: number;
	bonus_minor: number;
	/** What of the value is carried over to replacements instead; absent where nothing is exchanged. */
	exchange?: PlannedExchange;
	total_minor: number;
	/** What the payments have no longer left of it; decisions stored by early versions do not say. */
	capped_minor?: number;
	currency: string;
	payments: PaymentShare[];
	ship_by: Instant | null;
	/** Instants of the days on which the next steps are expected. */
	expected: {
		back: Instant | null;
		checked: Instant | null;
		sent: Instant;
		arrives_from: Instant;
		arrives_by: Instant;
	};
	/** The code of the address that a rule sends its parcel to; absent: the shop's own. */
	destination?: string;
	/** What it claims of a parcel; absent: its goods are there to come back. */
	claim?: PlannedClaim;
	/** Its clocks, where the law of cash on delivery gives it some. */
	cod_claim?: CodClaimClocks;
	trace: TraceStep[];
	/** What rules say of later steps; absent: the settings of the policy hold. */
	later?: LaterTerms;
	/** Words on the case that rules put there, to find it by. */
	tags?: string[];
	/** Every rule held against every item, in order; absent when the policy has none. */
	tried?: TriedRule[];
	/** What would have changed the answer; decisions stored by early versions do not say. */
	would_change?: WouldChange[];
	policy_version_id: string;
	policy_number: number;
};
