import { expect, it } from 'vitest';
import { SAME_WITHIN, sameRefund } from '#lib/domain/refund/told-refund.ts';
import { HOUR } from '#lib/domain/time.ts';

const at = (hours: number, amount_minor = 500) => ({ amount_minor, at: (1_000 + hours) * HOUR });

it.each([
	['nothing known', [], null],
	['another amount', [at(0, 501)], null],
	['36 hours later', [at(36)], at(36)],
	['36 hours before', [at(-36)], at(-36)],
	['a moment more', [{ ...at(36), at: 1_036 * HOUR + 1 }], null],
	['the nearest of several', [at(-9), at(3), at(5)], at(3)],
	['the first of equally near ones', [at(-3), at(3)], at(-3)],
	['the nearest with the amount', [at(1, 499), at(20)], at(20)]
])('of %s', (_what, known, same) => {
	expect(sameRefund(at(0), known)).toEqual(same);
	expect(SAME_WITHIN).toBe(36 * HOUR);
});
