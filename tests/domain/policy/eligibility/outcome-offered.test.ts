import { expect, it } from 'vitest';
import { outcomeOffered } from '#lib/domain/policy/eligibility/outcome-offered.ts';
import { item, reasonOf, termsOf } from '../../support/facts.ts';

it('gives what the shop offers, and nothing else', () => {
	const check = (outcome: 'refund' | 'store_credit' | 'exchange') =>
		outcomeOffered({
			terms: termsOf({ outcomes: ['refund'] }),
			item: item({ outcome }),
			reason: reasonOf('changed_mind')
		});
	expect(check('refund')).toBeNull();
	expect(check('store_credit')?.facts.outcome).toBe('store_credit');
	expect(check('exchange')?.reason).toBe('outcome_not_offered');
});
