import type { Operator } from './language/conditions.ts';
import type { FieldName } from './language/fields.ts';

/** Who set a term: a rule by its place counted from 1, or a right that no rule takes away. */
export type SetBy = { rule_id: string; number: number } | { right: RightCode };
export type RightCode =
	'eu_withdrawal' | 'uk_withdrawal' | 'eu_conformity' | 'uk_conformity' | 'th_cod_claim';

/** A rule that was held against an item: it fits, or `missed` is the first comparison that did not hold. */
export type TriedRule = {
	line_id: string;
	rule_id: string;
	number: number;
	fits: boolean;
	missed?: { field: FieldName; op: Operator; fact: FactValue } | { cel: string };
};
/** A fact as a rule reads it; several words are joined by a comma. Null: nobody knows. */
export type FactValue = string | number | boolean | null;

/** One step of the explanation, in the order it was tried. Words: i18n/trace.ts, by `rule`. */
export type TraceStep = {
	rule: TraceRule;
	line_id: string | null;
	/** `passed`: nothing to object; `decided`: this step set the verdict or a figure; `skipped`: did not apply. */
	result: 'passed' | 'decided' | 'skipped';
	facts: Record<string, string | number | boolean | null>;
	/** Absent: the settings of the policy. */
	by?: SetBy;
};
export const TRACE_RULES = [
	'version',
	'window',
	'final_sale',
	'excluded_category',
	'defect_right',
	'photo',
	'keep_item',
	'restocking_fee',
	'return_shipping_fee',
	'outbound_shipping',
	'store_credit_bonus',
	'exchange_bonus',
	'auto_approve_limit',
	'repeat_returns',
	'disputed_payment',
	'manual_payout',
	'withdrawal_right',
	'cod_claim',
	'claim',
	'accepted_by_rule',
	'pieces_limit',
	'comment',
	'outcomes',
	'methods',
	'destination',
	'ship_by',
	'refund_promise',
	'approved_by_rule',
	'ask_person',
	'second_approval',
	'tag',
	'note',
	'tell_customer'
] as const;
export type TraceRule = (typeof TRACE_RULES)[number];

export const REVIEW_REASONS = [
	'value_above_limit',
	'repeat_returns',
	'payment_disputed',
	'defect_outside_window',
	'claim_unproved',
	'parcel_given_up',
	'no_payment_to_refund',
	'asked_by_rule'
] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];
