import { describe, expect, it } from 'vitest';
import { lineShare } from '#lib/domain/refund/line-share.ts';
import { lineMoney } from './refund-input.ts';

/** Three pieces of 100.00 with 7.00 of tax each, of which one was refunded. */
const once = (refunded_minor: number, refunded_tax_minor: number) =>
	lineMoney({
		paid_minor: 30_000,
		tax_minor: 2_100,
		refunded_quantity: 1,
		refunded_minor,
		refunded_tax_minor
	});

describe('after a refund that was taken back', () => {
	it('makes good what rounding left', () => {
		// Units of 66.67, 66.66 and 66.67: the first was taken back, the second stands.
		const line = lineMoney({
			paid_minor: 20_000,
			tax_minor: 1_000,
			refunded_quantity: 1,
			refunded_minor: 6_666,
			refunded_tax_minor: 333
		});
		expect(lineShare(line, 1, 1)).toEqual({ goods_minor: 6_667, tax_minor: 334 });
	});

	it.each([
		['a unit less', 9_999, 700, 10_001, 700],
		['a unit more', 10_001, 700, 9_999, 700],
		['a unit of tax less', 10_000, 699, 10_000, 701],
		['a unit of tax more', 10_000, 701, 10_000, 699]
	])('%s is rounding', (_what, refunded, tax, goods_minor, tax_minor) => {
		expect(lineShare(once(refunded, tax), 1, 1)).toEqual({ goods_minor, tax_minor });
	});

	it.each([
		['two units less are somebody’s fee', 9_998, 700, 10_000, 700],
		['two units more are somebody’s goodwill', 10_002, 700, 10_000, 700],
		['tax that is far off stays off', 10_000, 600, 10_000, 700],
		['tax beside a fee is not made good either', 9_000, 699, 10_000, 700]
	])('%s', (_what, refunded, tax, goods_minor, tax_minor) => {
		expect(lineShare(once(refunded, tax), 1, 1)).toEqual({ goods_minor, tax_minor });
	});
});

it('units of other returns that are still open count as they are worth, not as they were paid', () => {
	const line = lineMoney({ paid_minor: 3, tax_minor: 0 });
	expect(lineShare(line, 1, 1).goods_minor).toBe(1);
});

it('never gives more tax than is left, nor more goods', () => {
	expect(lineShare(once(10_000, 2_050), 1, 1).tax_minor).toBe(50);
	expect(lineShare(once(29_000, 700), 1, 1).goods_minor).toBe(1_000);
	expect(lineShare(once(30_000, 2_100), 1, 5)).toEqual({ goods_minor: 0, tax_minor: 0 });
});
