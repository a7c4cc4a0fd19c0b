import { expect, it } from 'vitest';
import { reasonKnown } from '#lib/domain/policy/eligibility/reason-known.ts';
import { item, reasons } from '../../support/facts.ts';

it('wants a reason of the list', () => {
	expect(reasonKnown(item(), reasons[0] ?? null)).toBeNull();
	expect(reasonKnown(item({ reason_code: 'mood' }), null)?.facts.code).toBe('mood');
});
