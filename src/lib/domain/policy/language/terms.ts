import type { RefundPromise } from '../../refund/promise.ts';
import type { ReturnMethod } from '../../return/states.ts';
import type { LocalDate } from '../../time.ts';
import type { OfferedOutcome, PolicyRules } from '../types.ts';
import type { SetBy } from '../trace-step.ts';
import { windowDays } from '../window.ts';
import type { Question, Words, WindowStart } from './actions.ts';

export type Told = { by: SetBy; words: Words };

/**
 * All that a policy says of one line or item: its rules where one fits, its settings for the rest. `by` names who
 * answered a question; what is not there the settings did.
 */
export type Terms = {
	eligible: 'as_sold' | 'accepted' | 'refused';
	refusal: Words | null;
	window_days: number;
	window_from: WindowStart;
	extend_days: number;
	extend_until: LocalDate | null;
	buffer_days: number;
	/** The settings' own, which counts where a right does. */
	usual_buffer_days: number;
	defect_days: number;
	outcomes: readonly OfferedOutcome[];
	methods: readonly Exclude<ReturnMethod, 'keep'>[];
	/** Where its parcel goes; null: the shop's own return address. */
	destination: string | null;
	/** Pieces of the line in all returns together; null: as many as there are. */
	pieces: number | null;
	/** Photos asked for; null: what the reason says. */
	photos: number | null;
	comment: boolean;
	restocking_basis_points: number;
	piece_fee_minor: number;
	fee_cap_basis_points: number;
	return_fee_minor: number;
	delivery: 'settings' | 'none' | 'items' | 'whole_order';
	bonus_basis_points: number;
	bonus_minor: number;
	credit_valid_days: number | null;
	exchange_bonus_basis_points: number;
	/** Up to this value the goods stay; -1: never. `settings`: only with a photo and when the fault is not theirs. */
	keep_up_to_minor: number;
	keep: 'settings' | 'rule';
	/** Above this value a person looks; null: never for its value. */
	approve_up_to_minor: number | null;
	/** Neither value nor repetition makes a person look. */
	approved: boolean;
	ship_by_days: number;
	inspect_days: number;
	promise: RefundPromise | null;
	second_approval: SetBy | null;
	people: readonly Told[];
	notes: readonly Told[];
	told: readonly Told[];
	tags: readonly { by: SetBy; tag: string }[];
	by: Partial<Record<Question, SetBy>>;
};

/** What the settings alone say. */
export const termsOfSettings = (
	rules: PolicyRules,
	category: string,
	country: string,
	currency: string
): Terms => ({
	eligible: 'as_sold',
	refusal: null,
	window_days: windowDays(rules, category, country),
	window_from: 'delivered',
	extend_days: 0,
	extend_until: null,
	buffer_days: rules.undelivered_buffer_days,
	usual_buffer_days: rules.undelivered_buffer_days,
	defect_days: rules.defect_days,
	outcomes: rules.outcomes,
	methods: rules.methods,
	destination: null,
	pieces: null,
	photos: null,
	comment: false,
	restocking_basis_points: restockingBasisPoints(rules, category),
	piece_fee_minor: 0,
	fee_cap_basis_points: 10_000,
	return_fee_minor: rules.return_shipping_fee[currency] ?? 0,
	delivery: 'settings',
	bonus_basis_points: rules.store_credit_bonus_basis_points,
	bonus_minor: 0,
	credit_valid_days: rules.store_credit_valid_days,
	exchange_bonus_basis_points: rules.exchanges?.bonus_basis_points ?? 0,
	keep_up_to_minor: rules.keep_item_limit[currency] ?? -1,
	keep: 'settings',
	approve_up_to_minor: rules.auto_approve_limit[currency] ?? null,
	approved: false,
	ship_by_days: rules.ship_by_days,
	inspect_days: rules.inspect_days,
	promise: rules.refund_promise ?? null,
	second_approval: null,
	people: [],
	notes: [],
	told: [],
	tags: [],
	by: {}
});

/** The percentage kept for a category: its own entry, or the one for everything else. */
export const restockingBasisPoints = (rules: PolicyRules, category: string): number =>
	(
		rules.restocking_fees.find((entry) => entry.category === category) ??
		rules.restocking_fees.find((entry) => entry.category === null)
	)?.basis_points ?? 0;
