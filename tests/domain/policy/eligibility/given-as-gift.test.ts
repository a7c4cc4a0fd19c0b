import { expect, it } from 'vitest';
import { givenAsGift } from '#lib/domain/policy/eligibility/given-as-gift.ts';
import { lineCase } from './line-case.ts';

it('stops a line of which all that is left was given away', () => {
	expect(givenAsGift(lineCase({ quantity: 2, qty_given: 2 }))?.reason).toBe('given_as_gift');
	expect(givenAsGift(lineCase({ quantity: 2, qty_given: 1, qty_returned: 1 }))).not.toBeNull();
});

it('lets the units pass that were not, and lines of which nothing was', () => {
	expect(givenAsGift(lineCase({ quantity: 2, qty_given: 1 }))).toBeNull();
	expect(givenAsGift(lineCase({ quantity: 1, qty_returned: 1 }))).toBeNull();
});
