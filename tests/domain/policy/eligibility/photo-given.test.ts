import { expect, it } from 'vitest';
import { photoGiven } from '#lib/domain/policy/eligibility/photo-given.ts';
import { item, reasonOf, termsOf } from '../../support/facts.ts';

const check = (code: string, photos: number) =>
	photoGiven({
		terms: termsOf(),
		item: item({ reason_code: code, photos }),
		reason: reasonOf(code)
	});

it('wants a photo where the reason does', () => {
	expect(check('faulty', 0)?.reason).toBe('photo_required');
	expect(check('faulty', 1)).toBeNull();
	expect(check('too_big', 0)).toBeNull();
});
