import { expect, it } from 'vitest';
import { alreadyReturning } from '#lib/domain/policy/eligibility/already-returning.ts';
import { lineCase } from './line-case.ts';

it('stops a line whose units are all in open returns', () => {
	expect(alreadyReturning(lineCase({ quantity: 2, qty_return_open: 2 }))?.facts.quantity).toBe(2);
	expect(alreadyReturning(lineCase({ quantity: 2, qty_return_open: 1, qty_returned: 1 }))).not.toBeNull();
});

it('lets the units that are left pass', () => {
	expect(alreadyReturning(lineCase({ quantity: 2, qty_return_open: 1 }))).toBeNull();
});
