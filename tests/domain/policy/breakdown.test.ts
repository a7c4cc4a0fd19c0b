import { describe, expect, it } from 'vitest';
import { breakdownOf } from '#lib/domain/policy/breakdown.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import fc from 'fast-check';
import { damaged, item, NOW, policy, reasons, request, valueOf } from '../support/facts.ts';
import { mockOrder } from '../support/mock-order.ts';

const prices = { shirt: 149_000, bowls: 128_000, cushion: 39_000 };
const lines = Object.entries(prices).map(([line_id, unit_price_minor]) => ({
	line_id,
	quantity: 1,
	unit_price_minor
}));

describe('the sum a customer follows', () => {
	const plan = valueOf(
		planReturn(
			policy(),
			reasons,
			mockOrder(),
			request([item({ line_id: 'shirt', reason_code: 'too_small' }), damaged({ line_id: 'cushion' })]),
			NOW
		)
	);

	it('is the worked example, row by row', () => {
		expect(breakdownOf(plan, lines, true)).toEqual([
			{ kind: 'goods', item: 0, amount_minor: 149_000 },
			{ kind: 'goods', item: 1, amount_minor: 39_000 },
			{ kind: 'discount', amount_minor: -13_092 },
			{ kind: 'shipping', amount_minor: 652 },
			{ kind: 'return_shipping', amount_minor: -6_000 }
		]);
	});

	it('has a row for each thing that adds or takes, also tax on top, a cap and what cannot be sent', () => {
		const all = {
			...plan,
			items: plan.items.slice(0, 1).map((one) => ({ ...one, quantity: 2 })),
			goods_minor: 310_000,
			tax_minor: 20_000,
			shipping_minor: 700,
			restocking_fee_minor: 3_000,
			return_shipping_fee_minor: 6_000,
			bonus_minor: 900,
			capped_minor: 50,
			total_minor: 302_545
		};
		expect(breakdownOf(all, lines, false)).toEqual([
			{ kind: 'goods', item: 0, amount_minor: 298_000 },
			{ kind: 'discount', amount_minor: -8_000 },
			{ kind: 'tax', amount_minor: 20_000 },
			{ kind: 'shipping', amount_minor: 700 },
			{ kind: 'restocking', amount_minor: -3_000 },
			{ kind: 'return_shipping', amount_minor: -6_000 },
			{ kind: 'capped', amount_minor: -50 },
			{ kind: 'bonus', amount_minor: 900 },
			{ kind: 'rounding', amount_minor: -5 }
		]);
		const { capped_minor: _early, ...early } = all;
		expect(breakdownOf(early, lines, false).map((row) => row.kind)).not.toContain('capped');
	});

	it('always adds up to the plan’s total', () => {
		const minor = fc.integer({ min: 0, max: 10_000_000 });
		fc.assert(
			fc.property(
				minor,
				minor,
				minor,
				minor,
				minor,
				minor,
				fc.boolean(),
				(goods, tax, shipping, fee, bonus, total, inside) => {
					const any = {
						...plan,
						goods_minor: goods,
						tax_minor: tax,
						shipping_minor: shipping,
						return_shipping_fee_minor: fee,
						bonus_minor: bonus,
						total_minor: total
					};
					const rows = breakdownOf(any, lines, inside);
					expect(rows.reduce((sum, row) => sum + row.amount_minor, 0)).toBe(total);
				}
			)
		);
	});
});
