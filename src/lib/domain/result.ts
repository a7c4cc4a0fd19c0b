import type { RefusalReason } from './refusals.ts';

/** Facts that a refusal's words may need: amounts in minor units, instants, names. */
export type RefusalFacts = Record<string, string | number | boolean | null>;

/** A "no" that belongs to the business: never an exception. Worded in both languages by i18n/refusals.ts. */
export type Refusal = { reason: RefusalReason; facts: RefusalFacts };

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const accepted = <T>(value: T): Result<T> => ({ ok: true, value });

export const refused = (
	reason: RefusalReason,
	facts: RefusalFacts = {}
): { ok: false; refusal: Refusal } => ({
	ok: false,
	refusal: { reason, facts }
});
