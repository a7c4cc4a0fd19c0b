import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf, isCurrency } from '#lib/domain/currency.ts';
import { allocate, percentOf, roundedShare, runningShare } from '#lib/domain/money.ts';

const amount = fc.integer({ min: -90_000_000_000, max: 90_000_000_000 });

describe('allocate', () => {
	const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 });

	it('parts sum to the whole, each within one unit of its exact share', () => {
		fc.assert(
			fc.property(amount, weights, (total, some) => {
				const parts = allocate(total, some);
				expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
				const whole = some.reduce((sum, weight) => sum + weight, 0);
				if (whole === 0) return;
				parts.forEach((part, index) => {
					const exact = (total * (some[index] as number)) / whole;
					expect(Math.abs(part - exact)).toBeLessThan(1.001);
				});
			})
		);
	});

	it('gives what is over to the largest remainder, ties to the earlier', () => {
		expect(allocate(299, [4300, 1400, 2300])).toEqual([161, 52, 86]);
		expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
		expect(allocate(5, [])).toEqual([]);
		expect(allocate(5, [0, 0])).toEqual([5, 0]);
		expect(allocate(-5, [1, 0, 1])).toEqual([-3, 0, -2]);
		expect(() => allocate(5, [-1])).toThrow('weights are never negative');
	});
});

describe('running shares', () => {
	it('sum to the whole however the units are split, and never stray more than half a unit', () => {
		fc.assert(
			fc.property(
				fc.nat(90_000_000_000),
				fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
				(total, takes) => {
					const quantity = takes.reduce((sum, take) => sum + take, 0);
					let before = 0;
					let paid = 0;
					for (const take of takes) {
						paid += runningShare(total, quantity, before, take);
						before += take;
						expect(Math.abs(paid * quantity - total * before)).toBeLessThanOrEqual(quantity / 2);
					}
					expect(paid).toBe(total);
				}
			)
		);
	});

	it('refuse units that the line has not got', () => {
		expect(() => runningShare(100, 2, 1, 2)).toThrow('units outside the line');
		expect(() => runningShare(100, 2, -1, 1)).toThrow(RangeError);
		expect(() => runningShare(100, 2, 1, -1)).toThrow(RangeError);
	});

	it('of a line without units are nothing', () => {
		expect(runningShare(100, 0, 0, 0)).toBe(0);
	});
});

it('rounds half away from zero, exactly', () => {
	expect([roundedShare(5, 1, 2), roundedShare(-5, 1, 2), percentOf(1_999, 1_000)]).toEqual([3, -3, 200]);
	expect(roundedShare(Number.MAX_SAFE_INTEGER, 9_999, 10_000)).toBe(9_006_298_534_815_517);
});

it('knows codes by their shape and decimals by their list', () => {
	expect(['THB', 'thb', 'THBX', 'xTHB', 'TH'].map(isCurrency)).toEqual([true, false, false, false, false]);
	expect(['THB', 'JPY', 'ISK', 'UGX', 'KWD', 'IQD', 'MGA'].map(exponentOf)).toEqual([2, 0, 0, 0, 3, 3, 2]);
});
