import { expect, it } from 'vitest';
import { photoGiven } from '#lib/domain/policy/eligibility/photo-given.ts';
import { item, reasons, rules } from '../../support/facts.ts';

const check = (code: string, photos: number) =>
	photoGiven({
		rules: rules(),
		item: item({ reason_code: code, photos }),
		reason: reasons.find((reason) => reason.code === code) ?? null
	});

it('wants a photo where the reason does', () => {
	expect(check('faulty', 0)?.reason).toBe('photo_required');
	expect(check('faulty', 1)).toBeNull();
	expect(check('too_big', 0)).toBeNull();
});
