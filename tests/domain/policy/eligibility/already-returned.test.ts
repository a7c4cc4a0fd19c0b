import { expect, it } from 'vitest';
import { alreadyReturned } from '#lib/domain/policy/eligibility/already-returned.ts';
import { lineCase } from './line-case.ts';

it('stops a line that came back whole, and only then', () => {
	expect(alreadyReturned(lineCase({ quantity: 2, qty_returned: 2 }))?.reason).toBe('already_returned');
	expect(alreadyReturned(lineCase({ quantity: 2, qty_returned: 1 }))).toBeNull();
	expect(alreadyReturned(lineCase({ quantity: 2, qty_returned: 1, qty_return_open: 1 }))).toBeNull();
});
