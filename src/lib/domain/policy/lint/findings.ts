import type { DraftEdit } from '../draft/edits.ts';
import type { FieldName } from '../language/fields.ts';
import type { LocalDate, Instant } from '../../time.ts';
import type { OrderFacts, ReasonFacts, ReturnRequest } from '../types.ts';
import type { FactValue } from '../trace-step.ts';

/** `stop`: a policy with it is not published. `warn`: most likely a mistake. `hint`: worth a look. */
export type Severity = 'stop' | 'warn' | 'hint';

export const FINDING_CODES = [
	'contradictory',
	'never_holds',
	'unreachable',
	'shadowed',
	'conflict',
	'no_effect',
	'expired',
	'currency_missing',
	'category_unused',
	'country_unused',
	'reason_unknown',
	'reason_retired',
	'address_unknown',
	'address_retired',
	'unlawful_refusal',
	'unlawful_window',
	'unlawful_fee',
	'unlawful_demand',
	'cod_claim_limited',
	'fee_on_defect',
	'wording_missing',
	'wording_same',
	'expression_faulty'
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** What the words of a finding need: rule numbers from 1, codes, days, a currency. */
export type FindingFacts = Record<string, string | number | boolean | readonly string[]>;

export type Finding = {
	code: FindingCode;
	severity: Severity;
	/** The rule it is about; null: the settings. */
	rule_id: string | null;
	/** Where: `rules.2.then.0`, `auto_approve_limit`. */
	path: string;
	facts: FindingFacts;
	/** A request that shows it, held against the rules themselves; null where there is none to show. */
	example: Example | null;
	/** The change of the draft that puts it right, where there is one. */
	fix: DraftEdit | null;
};

/** A made-up order with a request for its first line; `told` are the facts that matter, in the rules' own names. */
export type Example = {
	order: OrderFacts;
	request: ReturnRequest;
	reason: ReasonFacts;
	now: Instant;
	told: { field: FieldName; days?: number; fact: FactValue }[];
};

/** What the linter has to know of the shop; an empty list leaves out the checks that need it. */
export type LintContext = {
	reasons: readonly LintReason[];
	/** Categories of the shop's goods. */
	categories: readonly string[];
	/** Where it delivers to. */
	countries: readonly string[];
	currencies: readonly string[];
	now: Instant;
	/** The shop's zone; absent: UTC. */
	timezone?: string;
	/** Where the shop is at home. */
	home_country?: string;
	/** Return addresses beside the shop's own; absent: nobody knows them. */
	addresses?: readonly { code: string; active: boolean }[];
	/** Days of the shop's calendar on which nobody works. */
	holidays?: readonly LocalDate[];
};
export type LintReason = {
	code: string;
	fault: ReasonFacts['fault'];
	/** False: it is no longer offered. */
	active: boolean;
	answers?: readonly string[];
};
