import type { LaterTerms, PolicyRules, ReturnPlan } from './types.ts';

/**
 * What holds for a return after its request: as its own decision says, or as the settings of its version do where the
 * decision is from before there were rules, or made none.
 */
export const laterTermsOf = (decision: Pick<ReturnPlan, 'later'> | null, rules: PolicyRules): LaterTerms =>
	decision?.later ?? {
		credit_bonus_basis_points: rules.store_credit_bonus_basis_points,
		credit_bonus_minor: 0,
		credit_valid_days: rules.store_credit_valid_days,
		exchange_bonus_basis_points: rules.exchanges?.bonus_basis_points ?? 0,
		refund_promise: rules.refund_promise ?? null,
		second_approval: false,
		methods: rules.methods,
		inspect_days: rules.inspect_days
	};
