import type { Action } from './actions.ts';
import type { Condition } from './conditions.ts';

/**
 * One exception of the policy: rules are read from the top, before what holds for everything else (the settings of
 * the policy). Without conditions (`all: []`) a rule always fits.
 */
export type Rule = {
	/** Stays with the rule through edits, so that versions can be compared: 'r_' and 8 characters. */
	id: string;
	/** The merchant's own words for it; empty: the sentence speaks for itself. */
	name: string;
	when: Condition;
	then: readonly Action[];
	/** False: kept, shown, and passed over. */
	enabled: boolean;
};
