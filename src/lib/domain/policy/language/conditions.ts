import type { LocalDate } from '../../time.ts';
import type { PerCurrency } from '../types.ts';
import type { FieldName } from './fields.ts';

/** Comparisons by the type of the field. */
export const OPERATORS = {
	number: ['at_least', 'at_most', 'is'],
	money: ['at_least', 'at_most'],
	word: ['is', 'is_not', 'starts_with'],
	words: ['has', 'has_not'],
	flag: ['is'],
	day: ['from', 'until']
} as const;
export type Operator = (typeof OPERATORS)[keyof typeof OPERATORS][number];

/**
 * One question to the facts. `value`: a number, a flag, a day, amounts per currency, or a list of words of which one
 * is enough (`is`, `starts_with`, `has`) or none may be there (`is_not`, `has_not`). Text compares without regard to
 * case. A fact nobody knows never satisfies `at_least`, `at_most`, `is`, `starts_with`, `has`, `from`, `until`, and
 * always satisfies `is_not` and `has_not`; neither does an amount in a currency that `value` leaves out.
 */
export type Comparison = {
	field: FieldName;
	op: Operator;
	value: number | boolean | LocalDate | PerCurrency | readonly string[];
	/** Only with fields that count something of the last days. */
	days?: number | undefined;
};

/** The expert's condition: CEL over the same field names. Sentences can't show it otherwise than as it is. */
export type Expression = { cel: string };

export type Condition =
	| Comparison
	| Expression
	| { all: readonly Condition[] }
	| { any: readonly Condition[] }
	| { not: Condition };
