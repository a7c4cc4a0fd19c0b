import { describe, expect, test } from 'vitest';
import { createDistinct } from '#lib/domain/backtest/distinct.ts';
import { createSpread, shareInterval } from '#lib/domain/backtest/interval.ts';

describe('the interval of a share', () => {
	test('is Wilson’s', () => {
		// 10 of 50, as in Newcombe, Two-sided confidence intervals for the single proportion (1998): 11.24 % to 33.04 %.
		expect(shareInterval(10, 50)).toEqual({ low: 1124, high: 3304 });
		expect(shareInterval(0, 20)).toEqual({ low: 0, high: 1611 });
		expect(shareInterval(20, 20)).toEqual({ low: 8389, high: 10_000 });
	});

	test('says nothing of nothing', () => {
		expect(shareInterval(0, 0)).toEqual({ low: 0, high: 10_000 });
	});
});

describe('the spread of a sum', () => {
	const of = (differences: number[]) => {
		const spread = createSpread();
		for (const one of differences) spread.add(one);
		return spread.interval();
	};

	test('holds the sum, is the same every time, and is as wide as Poisson counts make it', () => {
		const few = of([100, 100, 100, 100]);
		expect(few).toEqual(of([100, 100, 100, 100]));
		// Four cases: the 2.5 and 97.5 % points of Poisson(4) are 1 and 8.
		expect(few.low).toBe(100);
		expect(few.high).toBeGreaterThanOrEqual(800);
		expect(few.high).toBeLessThanOrEqual(900);
		expect(of([-100])).toEqual({ low: -300, high: 0 });
	});

	test('is the normal one for many', () => {
		const many = of(Array.from({ length: 501 }, () => 10));
		const off = Math.round(1.959964 * Math.sqrt(501 * 100));
		expect(many).toEqual({ low: 5010 - off, high: 5010 + off });
	});

	test('is nothing where nothing differs', () => {
		expect(of([0, 0])).toEqual({ low: 0, high: 0 });
	});
});

describe('counting different words', () => {
	test('is exact for few and near for many, and repeats do not count', () => {
		const words = createDistinct();
		for (let n = 0; n < 4_096; n++) for (let time = 0; time < 2; time++) words.add(`cus_${n}`);
		expect([words.count(), words.isExact()]).toEqual([4_096, true]);
		for (let n = 0; n < 200_000; n++) words.add(`cus_${n}`);
		expect(words.isExact()).toBe(false);
		expect(Math.abs(words.count() - 200_000)).toBeLessThan(1_000);
	});
});
