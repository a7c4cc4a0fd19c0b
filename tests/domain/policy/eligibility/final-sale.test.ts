import { expect, it } from 'vitest';
import { finalSale } from '#lib/domain/policy/eligibility/final-sale.ts';
import { lineCase } from './line-case.ts';

it('stops what was sold as final, and nothing else', () => {
	expect(finalSale(lineCase())).toBeNull();
	expect(finalSale(lineCase({ final_sale: true }))?.reason).toBe('final_sale');
});
