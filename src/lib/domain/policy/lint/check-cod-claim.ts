import type { Action } from '../language/actions.ts';
import { COD_CLAIMS, type CodClaim } from '../rights/rights.ts';
import { meet, type Case } from './cases.ts';
import { takesFee } from './check-effect.ts';
import { allowsWord, type Constraint } from './constraint.ts';
import { exampleFor } from './example.ts';
import type { Finding, LintContext } from './findings.ts';
import { currenciesOf, inCurrencies, wordOf, type ReadRule } from './read-rules.ts';

/**
 * What would refuse, charge or burden a claim against goods that were paid for at the door. Such a claim holds whatever
 * a rule says, so this is stopped where the rule speaks of such claims alone and told where it names cash on delivery,
 * or faults where the shop delivers to such a country.
 */
export const checkCodClaims = (read: readonly ReadRule[], context: LintContext): Finding[] =>
	read.flatMap((by) =>
		COD_CLAIMS.flatMap((claim) =>
			by.rule.then.flatMap((action, place): Finding[] => {
				if (!burdens(action, by)) return [];
				const told = (by.may ?? []).flatMap((each) => meant(each, claim, action, context) ?? []);
				const [first] = told;
				if (first === undefined) return [];
				return [
					{
						code: 'cod_claim_limited',
						severity: told.some((one) => one.aimed) ? 'stop' : 'warn',
						rule_id: by.rule.id,
						path: `rules.${by.index}.then.${place}`,
						facts: {
							number: by.index + 1,
							action: action.do,
							right: claim.code,
							days: claim.days,
							country: claim.countries[0] ?? '',
							countries: claim.countries
						},
						example: exampleFor(first.case, [by.rule], context),
						fix: null
					}
				];
			})
		)
	);

/** A fee on faults alone is told by itself, wherever the goods went. */
function burdens(action: Action, by: ReadRule): boolean {
	if (takesFee(action)) return !(by.may ?? []).every(isFault);
	if (action.do === 'offer') return !action.outcomes.includes('refund');
	return (
		['refuse', 'require_comment'].includes(action.do) || (action.do === 'require_photos' && action.photos > 1)
	);
}

/** The claims among what a case is about; null when it is not about them. */
function meant(
	of: Case,
	claim: CodClaim,
	action: Action,
	context: LintContext
): { case: Case; aimed: boolean } | null {
	const names = namesCash(of);
	const delivers = claim.countries.some((country) => context.countries.includes(country));
	const there = isOnlyThere(of, claim);
	if (!names && !(isFault(of) && (there || delivers))) return null;
	const situation = meet(
		of,
		new Map<string, Constraint>([
			['destination_country', wordOf(claim.countries)],
			['destination_region', { kind: 'words', has: [], hasNot: ['eu', 'eea'] }],
			['paid_by', { kind: 'words', has: [['cash_on_delivery']], hasNot: [] }],
			['reason_fault', wordOf(['merchant', 'carrier'])],
			['delivered_days_ago', { kind: 'number', least: 0, most: claim.days, not: [], unknown: false }]
		])
	);
	const known = situation && inCurrencies(situation, currenciesOf(action));
	return known && { case: known, aimed: isFault(of) && (names || there) };
}

const isFault = (of: Case): boolean => {
	const fault = of.get('reason_fault');
	return fault?.kind === 'word' && !fault.unknown && !allowsWord(fault, 'customer');
};

const namesCash = (of: Case): boolean => {
	const paid = of.get('paid_by');
	return (
		paid?.kind === 'words' && paid.has.some((words) => words.every((word) => word === 'cash_on_delivery'))
	);
};

const isOnlyThere = (of: Case, claim: CodClaim): boolean => {
	const country = of.get('destination_country');
	return (
		country?.kind === 'word' &&
		country.of?.every((code) => claim.countries.includes(code.toUpperCase())) === true
	);
};
