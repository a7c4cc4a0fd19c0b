import { describe, expect, test } from 'vitest';
import { afterShare, type LineMoney } from '#lib/domain/refund/line-share.ts';
import { planRefund, type RefundPlan } from '#lib/domain/refund/plan.ts';
import {
	proofOf,
	proofText,
	whyNoReference,
	type ProofFacts,
	type ProofLine
} from '#lib/domain/refund/proof.ts';
import { fc } from '../../support/fc.ts';
import { payment } from '../support/facts.ts';
import { lineMoney, refundItem } from './refund-input.ts';

const bought = (line: LineMoney): ProofLine['bought'] => ({
	quantity: line.quantity,
	unit_price_minor: 0,
	discount_minor: 0,
	order_discount_share_minor: 0,
	tax_minor: line.tax_minor,
	tax_rate_bp: 700,
	paid_minor: line.paid_minor
});

/** The facts of a plan as the store would give them back. */
function factsOf(
	plan: RefundPlan,
	before: readonly LineMoney[],
	fees: readonly { fee: number; deduction: number }[]
): ProofFacts {
	const held = new Map(before.map((line) => [line.line_id, line]));
	const lines = plan.lines.map((part, index): ProofLine => {
		const line = held.get(part.order_line_id)!;
		held.set(part.order_line_id, afterShare(line, part.quantity, part));
		const { fee = 0, deduction = 0 } = fees[index] ?? {};
		return {
			line_id: line.line_id,
			title: { en: 'Shirt', th: 'เสื้อ' },
			bought: bought(line),
			before: {
				quantity: line.refunded_quantity,
				goods_minor: line.refunded_minor,
				tax_minor: line.refunded_tax_minor
			},
			quantity: part.quantity,
			goods_minor: part.goods_minor,
			tax_minor: part.tax_minor,
			fee: { minor: fee, basis_points: null },
			deduction: { minor: deduction, reason: null }
		};
	});
	return {
		refund: {
			number: 'RF-1',
			source: 'return',
			currency: 'THB',
			...plan,
			created_at: 1,
			sent_at: null,
			settled_at: null
		},
		order: { number: 'BD-1', placed_at: 0, prices_include_tax: true },
		return_number: 'RT-1',
		policy: { number: 1, bonus_basis_points: 0 },
		lines,
		override:
			plan.adjustment_minor !== 0 &&
			plan.amount_minor !== plan.computed_minor &&
			!plan.capped &&
			plan.rounding_minor === 0
				? { by: null, by_id: 'stf_1', reason_code: 'goodwill', reason: null }
				: null,
		proposed_by: null,
		approved_by: null,
		payments: plan.payments.map(({ amount_minor }) => ({
			payment: { provider: 'stripe', method: 'card', method_label: 'Visa' },
			minor_step: 1,
			amount_minor,
			state: 'succeeded',
			gateway_refund_id: 're_1',
			sent_at: 1,
			settled_at: 1,
			reference: null,
			reference_type: null,
			failure_code: null,
			disputed: false
		})),
		credit: null
	};
}

const anyCase = fc.record({
	lines: fc.array(
		fc.record({
			quantity: fc.integer({ min: 1, max: 5 }),
			paid: fc.integer({ min: 0, max: 100_000 }),
			tax: fc.integer({ min: 0, max: 1_000 }),
			before: fc.integer({ min: 0, max: 4 }),
			take: fc.integer({ min: 1, max: 5 }),
			fee: fc.integer({ min: 0, max: 20_000 }),
			deduction: fc.integer({ min: 0, max: 20_000 }),
			shipping: fc.integer({ min: 0, max: 2_000 })
		}),
		{ minLength: 1, maxLength: 5 }
	),
	fee: fc.integer({ min: 0, max: 10_000 }),
	step: fc.constantFrom(1, 10, 100),
	captured: fc.integer({ min: 1, max: 500_000 }),
	override: fc.option(fc.integer({ min: 0, max: 100_000 })),
	carried: fc.integer({ min: 0, max: 9 })
});

test('whatever was returned, kept, set or capped: the printed steps sum exactly to the amount', () => {
	fc.assert(
		fc.property(anyCase, ({ lines, fee, step, captured, override, carried }) => {
			const before = lines.map((line, index) => {
				const whole = lineMoney({
					line_id: `lin_${index}`,
					quantity: line.quantity,
					paid_minor: line.paid,
					tax_minor: Math.floor((line.paid * line.tax) / 1_000)
				});
				const units = Math.min(line.before, line.quantity - 1);
				const goods = Math.round((whole.paid_minor * units) / whole.quantity);
				const tax = whole.paid_minor === 0 ? 0 : Math.round((whole.tax_minor * goods) / whole.paid_minor);
				return afterShare(whole, units, { goods_minor: goods, tax_minor: tax });
			});
			const items = lines.map((line, index) =>
				refundItem({
					return_item_id: `rit_${index}`,
					line_id: `lin_${index}`,
					quantity: Math.min(line.take, line.quantity - Math.min(line.before, line.quantity - 1)),
					fee_minor: line.fee,
					deduction_minor: line.deduction,
					quoted_shipping_minor: line.shipping,
					bears_return_fee: true
				})
			);
			const plan = planRefund({
				route: 'original',
				items,
				lines: before,
				shipping: { charged_minor: 5_000, tax_minor: 327, refunded_minor: 0 },
				return_shipping_fee_left_minor: fee,
				payments: [payment({ captured_minor: captured, minor_step: step })],
				override: override === null ? null : { amount_minor: override, reason_code: 'goodwill' },
				limit_minor: null,
				carried_minor: override === null ? carried : 0
			});
			fc.pre(plan.ok);
			if (!plan.ok) return;
			const facts = factsOf(
				plan.value,
				before,
				items.map((item) => ({ fee: item.fee_minor, deduction: item.deduction_minor }))
			);
			const proof = proofOf(facts);
			expect(proof.checks.filter(({ holds }) => !holds)).toEqual([]);
			expect(proof.steps.reduce((sum, one) => sum + one.amount_minor, 0)).toBe(plan.value.amount_minor);
			expect(proof.steps.at(-1)?.after_minor ?? 0).toBe(plan.value.amount_minor);
		})
	);
});

describe('a proof', () => {
	const line = lineMoney();
	const plan = planRefund({
		route: 'original',
		items: [refundItem({ quantity: 2, fee_minor: 500, deduction_minor: 300 })],
		lines: [line],
		shipping: { charged_minor: 0, tax_minor: 0, refunded_minor: 0 },
		return_shipping_fee_left_minor: 0,
		payments: [payment()],
		override: null,
		limit_minor: null
	});
	const sound = factsOf(plan.ok ? plan.value : ({} as RefundPlan), [line], [{ fee: 500, deduction: 300 }]);

	test('tells line, fee and deduction apart', () => {
		expect(proofOf(sound).steps.map(({ kind, amount_minor }) => [kind, amount_minor])).toEqual([
			['goods', 6_667],
			['restocking_fee', -500],
			['deduction', -300]
		]);
	});

	test.each([
		['amount_minor', ['steps', 'payments']],
		['computed_minor', ['computed']],
		['goods_minor', ['lines', 'running_total']],
		['tax_minor', ['tax']],
		['restocking_fee_minor', ['steps', 'computed']],
		['adjustment_minor', ['steps']]
	] as const)('a minor unit more in %s is found', (figure, broken) => {
		const refund = { ...sound.refund, [figure]: sound.refund[figure] + 1 };
		const proof = proofOf({ ...sound, refund });
		expect(proof.adds_up).toBe(false);
		expect(proof.checks.filter(({ holds }) => !holds).map(({ name }) => name)).toEqual(broken);
	});

	test('its fingerprint is of the arithmetic, not of where the money is', () => {
		const moved = {
			...sound,
			refund: { ...sound.refund, state: 'failed' as const, settled_at: 9 },
			payments: []
		};
		expect(proofText(moved)).toBe(proofText(sound));
		const refund = { ...sound.refund, deduction_minor: 301 };
		expect(proofText({ ...sound, refund })).not.toBe(proofText(sound));
	});

	test('part of it failed: what stands is less, and that is what must be', () => {
		const failed = {
			...sound,
			refund: { ...sound.refund, state: 'failed' as const },
			payments: sound.payments.map((part) => ({ ...part, state: 'failed' as const }))
		};
		expect(proofOf(failed).adds_up).toBe(true);
		expect(proofOf({ ...failed, payments: sound.payments }).adds_up).toBe(false);
	});

	test('says why there is no reference of the bank', () => {
		const part = sound.payments[0]!;
		expect(whyNoReference({ ...part, reference: '7434' })).toBe(null);
		expect(whyNoReference(part)).toBe('coming');
		expect(whyNoReference({ ...part, reference_type: 'unavailable' })).toBe('unavailable');
		expect(whyNoReference({ ...part, state: 'pending' })).toBe('not_sent');
		expect(whyNoReference({ ...part, state: 'failed' })).toBe('failed');
		const cash = { ...part.payment, provider: 'cash_on_delivery' as const };
		expect(whyNoReference({ ...part, payment: cash, gateway_refund_id: null, state: 'reserved' })).toBe(
			'by_hand'
		);
	});
});
