import type { FIELDS, FieldName } from '#lib/domain/policy/language/fields.ts';

/** What a clause speaks of; named once where several clauses in a row speak of the same. */
export type Subject = 'order' | 'piece' | 'customer' | 'request' | 'reason' | 'fault' | 'answer' | 'today';

/** What is counted. */
export type Unit =
	| 'day'
	| 'piece'
	| 'line'
	| 'return'
	| 'payment'
	| 'parcel'
	| 'order'
	| 'problem'
	| 'time'
	| 'photo'
	| 'percent';

/** Predicates of one field; `{}` is where the value stands. */
type ClauseByType = {
	number: { of: Subject; unit: Unit; says: string };
	money: { of: Subject; says: string };
	word: { of: Subject; is: string; is_not: string; noun: string };
	words: { of: Subject; has: string; has_not: string };
	flag: { of: Subject; yes: string; no: string };
	day: { of: Subject; says: string };
};

/** The clauses of a language: every field as its type needs it. */
export type Clauses = { [F in FieldName]: ClauseByType[(typeof FIELDS)[F]['type']] };
export type Clause = ClauseByType[keyof ClauseByType];
export type ClauseOf<T extends keyof ClauseByType> = ClauseByType[T];
