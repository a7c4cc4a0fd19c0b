import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import type { OrderFacts, PlannedItem, ReturnPlan } from '#lib/domain/policy/types.ts';
import { carriedOf } from '#lib/domain/refund/carried.ts';
import { minorStep } from '#lib/domain/refund/minor-step.ts';
import { availableOf, sharePayments } from '#lib/domain/refund/payment-shares.ts';
import { planRefunds, routeFigures, type RoutedItem } from '#lib/domain/refund/plan-routes.ts';
import { toStripeAmount } from '#lib/server/providers/payments/stripe-amounts.ts';
import {
	damaged,
	item,
	line,
	NOW,
	order,
	payment,
	policy,
	reasons,
	request,
	valueOf
} from '../support/facts.ts';
import { giveBack, plansFor, sum, units, type Books } from './books.ts';

/** fast-check prints the seed and the smallest case of whatever fails. */

const anyLine = fc.record({
	quantity: fc.integer({ min: 1, max: 9 }),
	paid: fc.nat(900_000),
	tax: fc.nat(100)
});
const anyBooks = fc
	.record({
		lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
		shipping: fc.nat(20_000),
		fee: fc.nat(20_000),
		covered: fc.nat(130),
		parts: fc.integer({ min: 1, max: 3 }),
		step: fc.constantFrom(1, 10, 100)
	})
	.map(({ lines, shipping, fee, covered, parts, step }): Books => {
		const due = sum(lines, (of) => of.paid) + shipping;
		const each = Math.ceil((due * covered) / 100 / parts);
		return {
			lines: lines.map(({ quantity, paid, tax }, index) => ({
				line_id: `lin_${index + 1}`,
				quantity,
				paid_minor: paid,
				tax_minor: Math.floor((paid * tax) / 100),
				refunded_minor: 0,
				refunded_tax_minor: 0,
				refunded_quantity: 0
			})),
			shipping: { charged_minor: shipping, tax_minor: Math.floor(shipping / 15), refunded_minor: 0 },
			payments: Array.from({ length: parts }, (_, index) =>
				payment({ payment_id: `pay_${index + 1}`, captured_minor: each, minor_step: step })
			),
			return_shipping_fee_left_minor: fee,
			earlier: []
		};
	});

/** Every unit of every line, with fees and reductions that percentages of the line's number make. */
const all = (books: Books, part = 4): RoutedItem[] =>
	books.lines.map((of, index) =>
		units(index + 1, of.quantity, {
			acceptance: index % 2 === 0 ? 'accepted' : 'accepted_reduced',
			outcome: index % 3 === 2 ? 'store_credit' : 'refund',
			fee_minor: Math.floor((of.paid_minor * index) / part),
			deduction_minor: index % 2 === 0 ? 0 : Math.floor(of.paid_minor / part),
			quoted_shipping_minor: Math.floor(books.shipping.charged_minor / books.lines.length),
			bears_return_fee: index % 2 === 0
		})
	);

describe('refunds of anything', () => {
	it('come to the same whatever the order of the items', () => {
		fc.assert(
			fc.property(anyBooks, fc.infiniteStream(fc.nat(99)), (books, keys) => {
				const items = all(books);
				const shuffled = items
					.map((one) => ({ one, key: keys.next().value as number }))
					.sort((a, b) => a.key - b.key)
					.map(({ one }) => one);
				const figures = (of: RoutedItem[]) => {
					const { original, store_credit } = routeFigures({ ...books, items: of });
					return [original, store_credit].map(({ lines: _lines, ...sums }) => sums);
				};
				expect(figures(shuffled)).toEqual(figures(items));
			})
		);
	});

	it('never take more than was captured, from any payment, however often they are tried', () => {
		fc.assert(
			fc.property(anyBooks, (books) => {
				let held = books;
				for (let round = 0; round < 3; round += 1) {
					const planned = plansFor(held, all(held));
					if (!planned.ok) return;
					held = giveBack(held, all(held)).books;
				}
				for (const one of held.payments) expect(one.refunded_minor).toBeLessThanOrEqual(one.captured_minor);
				for (const one of held.lines) expect(one.refunded_minor).toBe(one.paid_minor);
				expect(held.shipping.refunded_minor).toBeLessThanOrEqual(held.shipping.charged_minor);
			})
		);
	});

	it('of no lines, or of rejected ones, come to nothing and refuse nothing', () => {
		fc.assert(
			fc.property(anyBooks, (books) => {
				expect(valueOf(plansFor(books, []))).toEqual([]);
				const rejected = all(books).map((one) => ({ ...one, acceptance: 'rejected' as const }));
				expect(valueOf(plansFor(books, rejected))).toEqual([]);
			})
		);
	});

	it('keep fees and tax within what they are taken from', () => {
		fc.assert(
			fc.property(anyBooks, fc.integer({ min: 1, max: 4 }), (books, part) => {
				const { original, store_credit } = routeFigures({ ...books, items: all(books, part) });
				for (const route of [original, store_credit]) {
					const kept = route.restocking_fee_minor + route.return_shipping_fee_minor + route.deduction_minor;
					expect(route.computed_minor).toBe(route.goods_minor + route.shipping_minor - kept);
					expect(route.computed_minor).toBeGreaterThanOrEqual(0);
					expect(route.tax_minor).toBeLessThanOrEqual(route.goods_minor);
					expect(route.shipping_tax_minor).toBeLessThanOrEqual(route.shipping_minor);
					expect(sum(route.lines, (one) => one.net_minor)).toBe(
						route.computed_minor + route.return_shipping_fee_minor
					);
				}
				const fees = original.return_shipping_fee_minor + store_credit.return_shipping_fee_minor;
				expect(fees).toBeLessThanOrEqual(books.return_shipping_fee_left_minor);
			})
		);
	});

	it('say that they are capped exactly when the payments have less than was due', () => {
		fc.assert(
			fc.property(anyBooks, (books) => {
				const planned = plansFor(books, all(books));
				const have = sum(books.payments, availableOf);
				if (!planned.ok) {
					expect(have).toBe(0);
					return;
				}
				for (const plan of planned.value) {
					const fromPayments = plan.route === 'original';
					expect(plan.capped).toBe(fromPayments && plan.computed_minor > have);
					expect(sum(plan.payments, (share) => share.amount_minor)).toBe(
						fromPayments ? plan.amount_minor : 0
					);
					expect(plan.amount_minor + plan.rounding_minor).toBe(
						fromPayments ? Math.min(plan.computed_minor, have) : plan.computed_minor
					);
				}
			})
		);
	});
});

describe('payments', () => {
	const anyPayments = fc
		.array(
			fc.record({ captured_minor: fc.nat(400), minor_step: fc.constantFrom(1, 10), disputed: fc.boolean() }),
			{ maxLength: 4 }
		)
		.map((some) => some.map((of, index) => payment({ ...of, payment_id: `pay_${index}` })));

	it('give as much in any order', () => {
		fc.assert(
			fc.property(fc.nat(1_200), anyPayments, (amount, payments) => {
				const { shares: _shares, ...there } = sharePayments(amount, payments);
				const { shares: _back, ...back } = sharePayments(amount, payments.toReversed());
				expect(back).toEqual(there);
			})
		);
	});

	it('give more for more: asking less never sends more', () => {
		fc.assert(
			fc.property(fc.nat(1_200), anyPayments, (amount, payments) => {
				const more = sharePayments(amount + 1, payments).covered_minor;
				expect(more).toBeGreaterThanOrEqual(sharePayments(amount, payments).covered_minor);
			})
		);
	});

	it('of a provider move only what it can express, and nothing is lost over a return', () => {
		const currency = fc.constantFrom('KWD', 'BHD', 'MGA', 'ISK', 'UGX', 'HUF', 'TWD', 'JPY', 'THB');
		fc.assert(
			fc.property(currency, fc.integer({ min: 1, max: 9 }), fc.nat(900_000), (code, quantity, paid) => {
				const step = minorStep('stripe', code);
				const whole = paid - (paid % step);
				const books: Books = {
					lines: [
						{
							line_id: 'lin_1',
							quantity,
							paid_minor: whole,
							tax_minor: 0,
							refunded_minor: 0,
							refunded_tax_minor: 0,
							refunded_quantity: 0
						}
					],
					shipping: { charged_minor: 0, tax_minor: 0, refunded_minor: 0 },
					payments: [payment({ minor_step: step, captured_minor: whole })],
					return_shipping_fee_left_minor: 0,
					earlier: []
				};
				let held = books;
				for (let unit = 0; unit < quantity; unit += 1) {
					const next = giveBack(held, [units(1, 1)]);
					for (const share of next.plans.flatMap((plan) => plan.payments)) {
						expect(toStripeAmount(share.amount_minor, code)).toBeGreaterThan(0);
					}
					held = next.books;
				}
				expect(held.payments[0]?.refunded_minor).toBe(whole);
				expect(carriedOf(held.earlier)).toBe(0);
			})
		);
	});
});

describe('the preview is the refund', () => {
	const anyFacts = fc
		.record({
			lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
			shipping: fc.nat(20_000),
			covered: fc.nat(130),
			step: fc.constantFrom(1, 10)
		})
		.map(({ lines, shipping, covered, step }): OrderFacts => {
			const due = sum(lines, (of) => of.paid) + shipping;
			return order({
				shipping_minor: shipping,
				shipping_tax_minor: Math.floor(shipping / 15),
				lines: lines.map(({ quantity, paid, tax }, index) =>
					line({
						line_id: `lin_${index + 1}`,
						quantity,
						paid_minor: paid,
						tax_minor: Math.floor((paid * tax) / 100)
					})
				),
				payments: [payment({ captured_minor: Math.ceil((due * covered) / 100), minor_step: step })]
			});
		});
	const wishes = fc.array(fc.constantFrom('taste', 'defect', 'credit', 'stays'), {
		minLength: 4,
		maxLength: 4
	});

	it('for every outcome, fee and share of delivery, when all is accepted as it was promised', () => {
		fc.assert(
			fc.property(anyFacts, wishes, fc.nat(9_000), (facts, wish, fee) => {
				const items = facts.lines.flatMap((of, index) => {
					const base = { line_id: of.line_id, quantity: of.quantity };
					if (wish[index] === 'stays') return [];
					if (wish[index] === 'defect') return [damaged(base)];
					return [item({ ...base, outcome: wish[index] === 'credit' ? 'store_credit' : 'refund' })];
				});
				const rules = {
					return_shipping_fee: { THB: fee },
					restocking_fees: [{ category: null, basis_points: 1_250 }]
				};
				const result = planReturn(policy(rules), reasons, facts, request(items), NOW);
				if (!result.ok) {
					expect(items).toEqual([]);
					return;
				}
				const plan = result.value;
				const refunds = planRefunds({
					items: plan.items.map(accepted),
					lines: facts.lines,
					shipping: {
						charged_minor: facts.shipping_minor,
						tax_minor: facts.shipping_tax_minor,
						refunded_minor: 0
					},
					return_shipping_fee_left_minor: fee,
					payments: facts.payments,
					limit_minor: null
				});
				if (!refunds.ok) {
					expect(refunds.refusal.reason).toBe('no_refundable_payment');
					return;
				}
				const paid = (route: string) =>
					refunds.value.find((refund) => refund.route === route)?.amount_minor ?? 0;
				expect(plan.refund_minor).toBe(paid('original'));
				expect(plan.store_credit_minor).toBe(paid('store_credit'));
				for (const figure of [
					'goods_minor',
					'tax_minor',
					'shipping_minor',
					'restocking_fee_minor',
					'return_shipping_fee_minor'
				] as const) {
					expect(plan[figure]).toBe(sum(refunds.value, (refund) => refund[figure]));
				}
				expect(plan.payments).toEqual(refunds.value.flatMap((refund) => refund.payments));
				expect(addedUp(plan)).toBe(plan.total_minor);
			})
		);
	});

	const accepted = (of: PlannedItem): RoutedItem => ({
		return_item_id: null,
		line_id: of.line_id,
		quantity: of.quantity,
		outcome: of.outcome,
		acceptance: 'accepted',
		quoted_shipping_minor: of.shipping_minor,
		fee_minor: of.restocking_fee_minor,
		deduction_minor: 0,
		bears_return_fee: of.bears_return_fee && of.goods_required
	});

	const addedUp = (plan: ReturnPlan): number =>
		plan.refund_minor + plan.store_credit_minor + plan.bonus_minor;
});
