import { expect, it } from 'vitest';
import { categoryNotReturnable } from '#lib/domain/policy/eligibility/category-not-returnable.ts';
import { lineCase } from './line-case.ts';

it('stops the categories the shop excludes, and no others', () => {
	expect(categoryNotReturnable(lineCase({ category: 'clothing' }))).toBeNull();
	expect(categoryNotReturnable(lineCase({ category: 'skincare' }))?.facts.category).toBe('skincare');
	expect(
		categoryNotReturnable(lineCase({ category: 'skincare' }, {}, { excluded_categories: [] }))
	).toBeNull();
});
