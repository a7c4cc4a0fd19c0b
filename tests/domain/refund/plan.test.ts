import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterShare } from '#lib/domain/refund/line-share.ts';
import { planRefunds } from '#lib/domain/refund/plan-routes.ts';
import type { RefundItem } from '#lib/domain/refund/figures.ts';
import { planRefund, type RefundInput, type RefundPlan } from '#lib/domain/refund/plan.ts';
import { splitItem } from '#lib/domain/return/split.ts';
import { payment, refusalOf, valueOf } from '../support/facts.ts';
import { itemFacts } from '../support/returns.ts';
import { lineMoney, refundInput, refundItem } from './refund-input.ts';

const plan = (change: Partial<RefundInput> = {}) => valueOf(planRefund(refundInput(change)));

describe('worked figures of other shops', () => {
	// Per line: paid, tax, units; then what each single unit gives, one after the other.
	it.each([
		['Solidus: 1.67 for two', 167, 0, 2, [84, 83]],
		['Solidus: 100.00 × 3 less 10.00', 29_000, 0, 3, [9_667, 9_666, 9_667]],
		['Medusa: 2 × 44526.00 less 90.23 plus 20%', 10_675_412, 0, 2, [5_337_706, 5_337_706]],
		['PrestaShop: 81.13 for three', 8_113, 0, 3, [2_704, 2_705, 2_704]],
		['Magento: 57.00 for three', 5_700, 0, 3, [1_900, 1_900, 1_900]],
		['laravel-sisp: 100.000 for three', 100_000, 0, 3, [33_333, 33_334, 33_333]],
		['a free line', 0, 0, 2, [0, 0]]
	])('%s', (_who, paid_minor, tax_minor, quantity, units) => {
		let line = lineMoney({ paid_minor, tax_minor, quantity });
		const given = units.map(() => {
			const { lines } = plan({ lines: [line] });
			const [part] = lines;
			if (part === undefined) throw new Error('no line');
			line = afterShare(line, 1, part);
			return part.goods_minor;
		});
		expect(given).toEqual(units);
		expect(line.refunded_minor).toBe(paid_minor);
	});

	it('Magento: tax 12.38 over three with 8.26 gone gives 4.12', () => {
		const line = lineMoney({
			paid_minor: 19_000,
			tax_minor: 1_238,
			refunded_quantity: 2,
			refunded_minor: 12_667,
			refunded_tax_minor: 826
		});
		expect(plan({ lines: [line] })).toMatchObject({ goods_minor: 6_333, tax_minor: 412 });
	});

	it('Sylius: half of a delivery of 12.30 is 6.15, with half of its tax', () => {
		const half = plan({
			items: [refundItem({ quoted_shipping_minor: 615 })],
			shipping: { charged_minor: 1_230, tax_minor: 230, refunded_minor: 0 }
		});
		expect(half).toMatchObject({ shipping_minor: 615, shipping_tax_minor: 115 });
	});

	it('Saleor: 2 × 12.30 and delivery 12.30 come to 36.90', () => {
		const all = plan({
			lines: [lineMoney({ quantity: 2, paid_minor: 2_460, tax_minor: 460 })],
			items: [refundItem({ quantity: 2, quoted_shipping_minor: 1_230 })],
			shipping: { charged_minor: 1_230, tax_minor: 230, refunded_minor: 0 }
		});
		expect(all.amount_minor).toBe(3_690);
	});

	it('Spree 14678: three asked for, two arrived, two paid', () => {
		const line = lineMoney({ paid_minor: 26_997 });
		expect(plan({ lines: [line], items: [refundItem({ quantity: 2 })] }).amount_minor).toBe(17_998);
	});
});

describe('any split of a return', () => {
	const anyReturn = fc.record({
		quantity: fc.integer({ min: 1, max: 12 }),
		earlier: fc.nat(3),
		stay: fc.nat(3),
		paid: fc.nat(2_000_000),
		tax: fc.nat(100),
		shipping: fc.nat(50_000),
		restocking: fc.nat(100),
		fee: fc.nat(20_000),
		step: fc.constantFrom(1, 10, 100),
		cuts: fc.array(fc.nat(11), { maxLength: 6 })
	});

	it('comes to the same sum to the last minor unit', () => {
		fc.assert(
			fc.property(anyReturn, (given) => {
				const whole = refundInParts(given, []);
				const parts = refundInParts(given, given.cuts);
				const figures = ['goods_minor', 'tax_minor', 'shipping_minor', 'shipping_tax_minor'] as const;
				for (const figure of figures) expect(sum(parts, figure)).toBe(sum(whole, figure));
				expect(sum(parts, 'restocking_fee_minor')).toBe(sum(whole, 'restocking_fee_minor'));
				expect(sum(parts, 'return_shipping_fee_minor')).toBe(sum(whole, 'return_shipping_fee_minor'));
				expect(sum(parts, 'amount_minor')).toBe(sum(whole, 'amount_minor'));
			})
		);
	});

	it('keeps to amount = goods + shipping + adjustment − fees − deduction', () => {
		fc.assert(
			fc.property(anyReturn, (given) => {
				for (const part of refundInParts(given, given.cuts)) {
					const fees = part.restocking_fee_minor + part.return_shipping_fee_minor + part.deduction_minor;
					expect(part.amount_minor).toBe(
						part.goods_minor + part.shipping_minor + part.adjustment_minor - fees
					);
					expect(part.amount_minor).toBeGreaterThanOrEqual(0);
					expect(part.payments.reduce((total, share) => total + share.amount_minor, 0)).toBe(
						part.amount_minor
					);
					expect(part.payments.every((share) => share.amount_minor % given.step === 0)).toBe(true);
				}
			})
		);
	});

	it('gives a line back whole with its last unit, and never more', () => {
		fc.assert(
			fc.property(anyReturn, (given) => {
				const parts = refundInParts({ ...given, earlier: 0, stay: 0 }, given.cuts);
				expect(sum(parts, 'goods_minor')).toBe(given.paid);
				expect(sum(parts, 'tax_minor')).toBe(Math.min(given.tax, given.paid));
			})
		);
	});
});

describe('items', () => {
	it('that were rejected or not judged count for nothing', () => {
		const none = plan({
			items: [refundItem({ acceptance: 'rejected' }), refundItem({ acceptance: 'pending' })]
		});
		expect(none).toMatchObject({ lines: [], amount_minor: 0, state: 'succeeded', payments: [] });
	});

	it('that were reduced give less, never less than nothing', () => {
		const reduced = (deduction_minor: number) =>
			plan({ items: [refundItem({ acceptance: 'accepted_reduced', deduction_minor, fee_minor: 300 })] });
		expect(reduced(1_000)).toMatchObject({ goods_minor: 3_333, deduction_minor: 1_000, amount_minor: 2_033 });
		expect(reduced(99_999)).toMatchObject({ deduction_minor: 3_033, amount_minor: 0 });
	});

	it('on a line that an outside refund emptied give nothing', () => {
		const line = lineMoney({ refunded_minor: 10_000, refunded_tax_minor: 654 });
		expect(plan({ lines: [line] })).toMatchObject({ goods_minor: 0, tax_minor: 0, amount_minor: 0 });
		const beyond = lineMoney({ refunded_quantity: 3, refunded_minor: 9_000 });
		expect(plan({ lines: [beyond] }).goods_minor).toBe(1_000);
	});

	it('of a line that is not there are a bug', () => {
		expect(() => plan({ items: [refundItem({ line_id: 'lin_9' })] })).toThrow('no line lin_9');
	});

	it('give no delivery, and no tax of it, when more went back elsewhere than was charged', () => {
		const shipping = { charged_minor: 500, tax_minor: 33, refunded_minor: 700 };
		const none = plan({ items: [refundItem({ quoted_shipping_minor: 500 })], shipping });
		expect(none).toMatchObject({ shipping_minor: 0, shipping_tax_minor: 0 });
	});

	it('keep no more of a fee than is left of it, and none that was kept too often', () => {
		const bearing = [refundItem({ bears_return_fee: true })];
		const kept = (left: number) =>
			plan({ items: bearing, return_shipping_fee_left_minor: left }).return_shipping_fee_minor;
		expect([kept(60), kept(0), kept(-60)]).toEqual([60, 0, 0]);
	});

	it('never give back more delivery than was charged', () => {
		const items = [refundItem({ quoted_shipping_minor: 800 }), refundItem({ quoted_shipping_minor: 800 })];
		const shipping = { charged_minor: 1_500, tax_minor: 0, refunded_minor: 500 };
		expect(plan({ items, shipping }).shipping_minor).toBe(1_000);
	});
});

describe('payments', () => {
	it('cap what they have not got any more', () => {
		const payments = [payment({ captured_minor: 5_000, refunded_minor: 4_000 })];
		expect(plan({ payments })).toMatchObject({
			computed_minor: 3_333,
			amount_minor: 1_000,
			adjustment_minor: -2_333,
			capped: true
		});
	});

	it('wait for a dispute unless others cover it', () => {
		const disputed = payment({ disputed: true });
		expect(refusalOf(planRefund(refundInput({ payments: [disputed] })))).toBe('payment_disputed');
		expect(plan({ payments: [disputed, payment({ payment_id: 'pay_2' })] }).payments).toEqual([
			{ payment_id: 'pay_2', amount_minor: 3_333, by_hand: false }
		]);
	});

	it('that never took money give none', () => {
		expect(refusalOf(planRefund(refundInput({ payments: [] })))).toBe('no_refundable_payment');
		expect(refusalOf(planRefund(refundInput({ payments: [payment({ captured_minor: 0 })] })))).toBe(
			'no_refundable_payment'
		);
		expect(plan({ payments: [], route: 'store_credit' })).toMatchObject({
			amount_minor: 3_333,
			payments: []
		});
	});
});

describe('a person’s amount', () => {
	const override = (amount_minor: number, reason_code = 'goodwill') => ({
		override: { amount_minor, reason_code }
	});

	it('stands beside the computed one', () => {
		expect(plan(override(4_000))).toMatchObject({
			computed_minor: 3_333,
			adjustment_minor: 667,
			amount_minor: 4_000
		});
		expect(plan(override(0))).toMatchObject({ amount_minor: 0, adjustment_minor: -3_333, payments: [] });
	});

	it.each([
		['without a reason', override(1, ' '), 'reason_missing'],
		['below nothing', override(-1), 'amount_invalid'],
		['in half a satang', override(0.5), 'amount_invalid'],
		[
			'above the balance',
			{ ...override(6_000), payments: [payment({ captured_minor: 5_999 })] },
			'amount_exceeds_refundable'
		],
		[
			'between a provider’s steps',
			{ ...override(15), payments: [payment({ minor_step: 10 })] },
			'amount_invalid'
		]
	])('is refused %s', (_how, change, reason) => {
		expect(refusalOf(planRefund(refundInput(change)))).toBe(reason);
	});

	it('above the limit waits for somebody else', () => {
		expect(plan({ limit_minor: 3_333 }).state).toBe('approved');
		expect(plan({ limit_minor: 3_332 }).state).toBe('awaiting_approval');
		expect(plan({ limit_minor: null }).state).toBe('approved');
		expect(plan({ limit_minor: 0, items: [] }).state).toBe('succeeded');
	});
});

describe('two routes', () => {
	it('make good on the payments what steps left over, never as store credit', () => {
		const left = { carried_minor: 4, payments: [payment({ captured_minor: 9_000 })] };
		expect(plan(left).amount_minor).toBe(3_337);
		expect(plan({ ...left, route: 'store_credit' }).amount_minor).toBe(3_333);
	});

	it('wait for nothing that has no goods: what steps left over does not hold up store credit', () => {
		const held = payment({ captured_minor: 9_000, disputed: true });
		const items = [{ ...refundItem(), outcome: 'store_credit' as const }];
		const plans = valueOf(planRefunds({ ...refundInput({ carried_minor: 4, payments: [held] }), items }));
		expect(plans.map((of) => [of.route, of.amount_minor])).toEqual([['store_credit', 3_333]]);
	});

	it('keep a fee once and share one running total', () => {
		const plans = valueOf(
			planRefunds({
				...refundInput({ return_shipping_fee_left_minor: 4_000 }),
				items: [
					{ ...refundItem({ return_item_id: 'rit_1', bears_return_fee: true }), outcome: 'store_credit' },
					{ ...refundItem({ return_item_id: 'rit_2', bears_return_fee: true }), outcome: 'refund' },
					{ ...refundItem({ return_item_id: 'rit_3', acceptance: 'rejected' }), outcome: 'refund' }
				]
			})
		);
		expect(
			plans.map((of) => [of.route, of.goods_minor, of.return_shipping_fee_minor, of.amount_minor])
		).toEqual([
			['original', 3_333, 3_333, 0],
			['store_credit', 3_334, 667, 2_667]
		]);
	});
});

type Given = {
	quantity: number;
	earlier: number;
	stay: number;
	paid: number;
	tax: number;
	shipping: number;
	restocking: number;
	fee: number;
	step: number;
	cuts: number[];
};

/** A return of one line, received in the parts that the cuts make, each refunded as it comes. */
function refundInParts(given: Given, cuts: readonly number[]): RefundPlan[] {
	const quantity = given.earlier + given.quantity + given.stay;
	let line = lineMoney({ quantity, paid_minor: given.paid, tax_minor: Math.min(given.tax, given.paid) });
	if (given.earlier > 0) line = afterShare(line, given.earlier, shareOf(line, given.earlier));
	const shipping = { charged_minor: given.shipping * 2, tax_minor: given.shipping, refunded_minor: 0 };
	let row = itemFacts({
		quantity: given.quantity,
		quoted_shipping_minor: given.shipping,
		// A percentage of the goods: a fee of more than a unit's worth of satang would be cut where it is split.
		fee_minor: Math.min(given.restocking, Math.floor(given.paid / quantity / 2) * given.quantity)
	});
	let left = { fee: given.fee, carried: 0, refunded: 0 };
	const plans: RefundPlan[] = [];
	for (const cut of [...cuts, Number.POSITIVE_INFINITY]) {
		if (row.quantity === 0) break;
		const take = Math.min(Math.max(1, cut), row.quantity);
		const { first, rest } = splitItem(row, take);
		const done = plan({
			items: [asRefundItem(first)],
			lines: [line],
			shipping: { ...shipping, refunded_minor: left.refunded },
			return_shipping_fee_left_minor: left.fee,
			payments: [payment({ minor_step: given.step })],
			carried_minor: left.carried
		});
		const [part] = done.lines;
		if (part === undefined) throw new Error('no line');
		line = afterShare(line, take, part);
		left = {
			fee: left.fee - done.return_shipping_fee_minor,
			carried: done.rounding_minor,
			refunded: left.refunded + done.shipping_minor
		};
		row = { ...row, ...rest };
		plans.push(done);
	}
	return plans;
}

const shareOf = (line: ReturnType<typeof lineMoney>, quantity: number) => {
	const [part] = plan({ lines: [line], items: [refundItem({ quantity })] }).lines;
	if (part === undefined) throw new Error('no line');
	return part;
};

const asRefundItem = (part: {
	quantity: number;
	quoted_shipping_minor: number;
	fee_minor: number;
}): RefundItem =>
	refundItem({
		quantity: part.quantity,
		quoted_shipping_minor: part.quoted_shipping_minor,
		fee_minor: part.fee_minor,
		bears_return_fee: true
	});

const sum = (plans: readonly RefundPlan[], figure: keyof RefundPlan): number =>
	plans.reduce((total, of) => total + Number(of[figure]), 0);
