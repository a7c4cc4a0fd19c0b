import { expect, it } from 'vitest';
import { reasonKnown } from '#lib/domain/policy/eligibility/reason-known.ts';
import { item, reasons, rules } from '../../support/facts.ts';

it('wants a reason of the list', () => {
	expect(reasonKnown({ rules: rules(), item: item(), reason: reasons[0] ?? null })).toBeNull();
	expect(reasonKnown({ rules: rules(), item: item({ reason_code: 'mood' }), reason: null })?.facts.code).toBe(
		'mood'
	);
});
