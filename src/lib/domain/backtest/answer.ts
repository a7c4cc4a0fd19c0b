import type { Decision } from '../policy/decide-return.ts';
import type { Result } from '../result.ts';

/** `keep`: the money goes at once and nothing comes back. */
export const ANSWERS = ['approve', 'keep', 'review', 'refuse'] as const;
export type Answer = (typeof ANSWERS)[number];

export const answerOf = (plan: Result<Decision>): Answer =>
	!plan.ok
		? 'refuse'
		: plan.value.verdict === 'review'
			? 'review'
			: plan.value.items.some((item) => item.goods_required)
				? 'approve'
				: 'keep';

/** Amounts of a plan in minor units; a refusal gives nothing. Money that a person still looks at counts as planned. */
export type Figures = {
	refund_minor: number;
	credit_minor: number;
	bonus_minor: number;
	/** What is kept: restocking and return shipping. */
	fee_minor: number;
};
export const FIGURES = ['refund_minor', 'credit_minor', 'bonus_minor', 'fee_minor'] as const;

export const figuresOf = (plan: Result<Decision>): Figures =>
	plan.ok
		? {
				refund_minor: plan.value.refund_minor,
				credit_minor: plan.value.store_credit_minor,
				bonus_minor: plan.value.bonus_minor + (plan.value.exchange?.bonus_minor ?? 0),
				fee_minor: plan.value.restocking_fee_minor + plan.value.return_shipping_fee_minor
			}
		: { refund_minor: 0, credit_minor: 0, bonus_minor: 0, fee_minor: 0 };

/** What the customer gets in all. */
export const givenOf = (figures: Figures): number =>
	figures.refund_minor + figures.credit_minor + figures.bonus_minor;
