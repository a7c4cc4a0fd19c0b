import { expect, it } from 'vitest';
import { quantityValid } from '#lib/domain/policy/eligibility/quantity-valid.ts';
import { item } from '../../support/facts.ts';

const check = (quantity: number) => quantityValid(item({ quantity }));

it('takes whole numbers from one', () => {
	expect([1, 2, 999].map(check)).toEqual([null, null, null]);
});

it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %s', (quantity) => {
	expect(check(quantity)?.reason).toBe('quantity_invalid');
});
