import type { Instant } from '../time.ts';
import { compiled, termsFor } from './language/compile.ts';
import type { Asked } from './language/rule-case.ts';
import type { Terms } from './language/terms.ts';
import type { Trial } from './language/trial.ts';
import { isBarred, underRight, withRights } from './rights/floor.ts';
import { isExempt, rightsOf, type Rights } from './rights/of-order.ts';
import type { CodClaim, Withdrawal } from './rights/rights.ts';
import type { LineFacts, OrderFacts, PolicyRules } from './types.ts';
import { unitsUnder, type Units } from './units.ts';

/** Where a line stands: the terms that hold for it, its units under them, and what the law adds. */
export type Standing = {
	terms: Terms;
	units: Units;
	rights: Rights;
	/** The right to withdraw that holds now for units of this line; a reason of taste then needs nobody's leave. */
	right: Withdrawal | null;
	/** The claim that the law of cash on delivery gives for units of this line now; it needs a reason of a fault. */
	claim: CodClaim | null;
	/** Units that can come back as a matter of taste. */
	for_taste: number;
};

/** How a line is looked at; `hopeful` and `trials` as in `termsFor`. */
export type Look = { asked?: Asked; trials?: Trial[]; hopeful?: boolean };

/** The standing of a line. Rules first, then the rights that no rule takes away. */
export function standingOf(
	rules: PolicyRules,
	order: OrderFacts,
	line: LineFacts,
	now: Instant,
	look: Look = {}
): Standing {
	const facts = { order, line, now, asked: look.asked ?? null, missed: null };
	const terms = termsFor(compiled(rules), facts, look.trials ?? null, look.hopeful === true);
	const rights = rightsOf(order);
	const ofLine = isExempt(rules, line.category) ? null : rights.withdrawal;
	const reason = look.asked?.reason ?? null;
	if (
		ofLine !== null &&
		reason?.fault !== 'merchant' &&
		reason?.fault !== 'carrier' &&
		isBarred(rules, terms, line)
	) {
		const lawful = underRight(terms, ofLine);
		const units = unitsUnder(lawful, rights, order, line, now);
		if (units.withdrawable > 0) return standing(lawful, units, rights, ofLine, line);
	}
	const units = unitsUnder(terms, rights, order, line, now);
	const right = units.withdrawable > 0 ? ofLine : null;
	const lawful = withRights(terms, right, rights, reason, units.claimable > 0);
	return standing(lawful, units, rights, right, line);
}

function standing(
	terms: Terms,
	units: Units,
	rights: Rights,
	right: Withdrawal | null,
	line: LineFacts
): Standing {
	const limit =
		terms.pieces === null
			? units.open
			: Math.max(0, Math.min(units.open, terms.pieces - line.qty_return_open - line.qty_returned));
	const for_taste = right === null ? limit : Math.max(limit, units.withdrawable);
	const claim = units.claimable > 0 ? rights.cod_claim : null;
	return { terms, units, rights, right, claim, for_taste };
}

/** The units of a line as pages show them before anybody has asked for anything. */
export const unitsOf = (rules: PolicyRules, order: OrderFacts, line: LineFacts, now: Instant): Units =>
	standingOf(rules, order, line, now).units;
