import { describe, expect, it } from 'vitest';
import { lineVerdict } from '#lib/domain/policy/line-verdict.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import { endOfLocalDay } from '#lib/domain/time.ts';
import { damaged, item, NOW, policy, reasons, request, rules, valueOf, ZONE } from '../support/facts.ts';
import { framed, mockOrder } from '../support/mock-order.ts';

describe('order BD-74K29', () => {
	it('shares the discount by largest remainder', () => {
		expect(framed.goods_minor).toBe(718_000);
		expect(framed.lines.map((line) => line.paid_minor)).toEqual([138_624, 119_086, 72_568, 16_747, 320_975]);
	});

	it('says what each line can do today', () => {
		const order = mockOrder();
		const verdicts = order.lines.map((line) => lineVerdict(rules(), order, line, NOW));
		expect(verdicts.map((verdict) => verdict.refusal?.reason ?? null)).toEqual([
			null,
			null,
			null,
			'category_not_returnable',
			'not_delivered_yet'
		]);
		expect(verdicts.map((verdict) => verdict.returnable_quantity)).toEqual([1, 1, 2, 0, 0]);
		expect(verdicts[0]?.return_by).toBe(endOfLocalDay('2026-12-12', ZONE));
		expect(verdicts.map((verdict) => verdict.defect_possible)).toEqual([false, false, false, true, false]);
	});
});

describe('return RT-5M8Q3', () => {
	const plan = valueOf(
		planReturn(
			policy(),
			reasons,
			mockOrder(),
			request([item({ line_id: 'shirt', reason_code: 'too_small' }), damaged({ line_id: 'cushion' })]),
			NOW
		)
	);

	it('comes to the satang', () => {
		expect(plan.items.map((planned) => planned.goods_minor)).toEqual([138_624, 36_284]);
		expect(plan.items.map((planned) => planned.shipping_minor)).toEqual([0, 652]);
		expect(plan.return_shipping_fee_minor).toBe(6_000);
		expect(plan.total_minor).toBe(169_560);
		expect(plan.payments).toEqual([{ payment_id: 'pay_1', amount_minor: 169_560, by_hand: false }]);
	});

	it('is approved by itself and both pieces travel', () => {
		expect(plan.verdict).toBe('approve');
		expect(plan.items.every((planned) => planned.goods_required)).toBe(true);
	});

	it('expects the days that the customer reads', () => {
		expect(plan.ship_by).toBe(endOfLocalDay('2026-11-28', ZONE));
		expect(plan.expected.back).toBe(endOfLocalDay('2026-12-01', ZONE));
		expect(plan.expected.checked).toBe(endOfLocalDay('2026-12-03', ZONE));
		expect(plan.expected.arrives_by).toBe(endOfLocalDay('2026-12-15', ZONE));
	});

	it('explains every figure', () => {
		const decided = plan.trace.filter((step) => step.result === 'decided').map((step) => step.rule);
		expect(decided).toEqual(['outbound_shipping', 'return_shipping_fee']);
	});
});

describe('case RT-8C2HD', () => {
	it('gives the share of the delivery charge that the plates paid for', () => {
		const order = mockOrder({
			shipping_minor: 145_000,
			lines: [
				{ ...mockOrder().lines[1]!, line_id: 'plates', paid_minor: 390_000 },
				{ ...mockOrder().lines[1]!, line_id: 'bowl', paid_minor: 120_000 }
			]
		});
		const plan = valueOf(
			planReturn(policy(), reasons, order, request([damaged({ line_id: 'plates' })]), NOW)
		);
		expect(plan.items[0]?.shipping_minor).toBe(110_882);
		expect(plan.total_minor).toBe(500_882);
		expect(plan.review_reasons).toEqual(['value_above_limit']);
	});
});
