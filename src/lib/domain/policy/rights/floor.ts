import type { Terms } from '../language/terms.ts';
import type { LineFacts, PolicyRules, ReasonFacts } from '../types.ts';
import type { SetBy } from '../trace-step.ts';
import type { Rights } from './of-order.ts';
import type { CodClaim, Withdrawal } from './rights.ts';

/** The store's policy says no to a reason of taste, whenever it is asked. */
export const isBarred = (rules: PolicyRules, terms: Terms, line: LineFacts): boolean =>
	terms.eligible === 'refused' ||
	(terms.eligible === 'as_sold' && (line.final_sale || rules.excluded_categories.includes(line.category)));

/** What holds where the law lets the buyer withdraw from goods that the store would not take back: the law alone. */
export function underRight(terms: Terms, right: Withdrawal): Terms {
	const by = { right: right.code };
	return withdrawn(
		{
			...terms,
			eligible: 'accepted',
			refusal: null,
			window_days: right.days,
			window_from: 'delivered',
			extend_days: 0,
			extend_until: null,
			by: { ...terms.by, eligible: by, window: by }
		},
		right
	);
}

/**
 * The terms with what no rule takes away: within the time of a withdrawal a reason of taste costs nothing of the goods,
 * needs no photo and no words, and is paid back as it was paid; a defect is paid back in money too. What was paid for at
 * the door can be claimed on the same terms: a rule asks for no words and for no more photos than the reason itself.
 */
export function withRights(
	terms: Terms,
	right: Withdrawal | null,
	{ conformity, cod_claim }: Rights,
	reason: ReasonFacts | null,
	claimable: boolean
): Terms {
	if (reason !== null && reason.fault !== 'customer') {
		if (cod_claim !== null && claimable) return claimed(terms, cod_claim, reason);
		return conformity === null ? terms : inMoney(terms, { right: conformity.code });
	}
	return right === null ? terms : withdrawn(terms, right);
}

function claimed(terms: Terms, claim: CodClaim, reason: ReasonFacts): Terms {
	const by = { right: claim.code };
	const lawful = inMoney(terms, by);
	const most = reason.needs_photo ? 1 : 0;
	const asksMore = terms.photos !== null && terms.photos > most;
	if (!terms.comment && !asksMore) return lawful;
	return {
		...lawful,
		comment: false,
		photos: asksMore ? most : terms.photos,
		by: { ...lawful.by, ...(terms.comment && { comment: by }), ...(asksMore && { photos: by }) }
	};
}

const inMoney = (terms: Terms, by: SetBy): Terms =>
	terms.outcomes.includes('refund')
		? terms
		: { ...terms, outcomes: ['refund', ...terms.outcomes], by: { ...terms.by, outcomes: by } };

function withdrawn(terms: Terms, right: Withdrawal): Terms {
	const lawful: Terms = { ...terms, by: { ...terms.by } };
	const by = { right: right.code };
	if (terms.restocking_basis_points > 0) {
		lawful.restocking_basis_points = 0;
		lawful.by.restocking_fee = by;
	}
	if (terms.piece_fee_minor > 0) {
		lawful.piece_fee_minor = 0;
		lawful.by.piece_fee = by;
	}
	if (!terms.outcomes.includes('refund')) {
		lawful.outcomes = ['refund', ...terms.outcomes];
		lawful.by.outcomes = by;
	}
	if (terms.comment) {
		lawful.comment = false;
		lawful.by.comment = by;
	}
	lawful.photos = 0;
	return lawful;
}
