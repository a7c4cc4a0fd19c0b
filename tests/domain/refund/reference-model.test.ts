import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PaymentFacts } from '#lib/domain/policy/types.ts';
import { overriddenFigures } from '#lib/domain/refund/override.ts';
import { availableOf } from '#lib/domain/refund/payment-shares.ts';
import type { RoutedItem } from '#lib/domain/refund/plan-routes.ts';
import type { RefundPlan } from '#lib/domain/refund/plan.ts';
import { payment } from '../support/facts.ts';
import { giveBack, plansFor, sum, units, type Books } from './books.ts';
import {
	createModel,
	type Judged,
	type Model,
	type ModelOrder,
	type ModelRefund
} from './reference-model.ts';

/**
 * Whole lives of an order's money, made up by fast-check, lived through by the engine and by the reference model side
 * by side: returns in parts, verdicts, persons' amounts, refunds taken back and failed, money refunded elsewhere,
 * disputes. After every step both must hold the same figures. A failing run prints its seed and the shortest life.
 */

type Held = { plan: RefundPlan; standing: ModelRefund['standing']; byPerson: boolean };
type Real = { books: Books; held: Held[] };
type Life = fc.Command<Model, Real>;

const REASONS = {
	disputed: 'payment_disputed',
	never_paid: 'no_refundable_payment',
	too_much: 'amount_exceeds_refundable',
	invalid: 'amount_invalid'
} as const;

/** The books as the store would have them now: written anew from the order and every refund that counts. */
function booksNow(real: Real): Books {
	const counted = real.held.filter((one) => one.standing !== 'cancelled');
	const moved = counted.filter((one) => one.standing === 'live');
	const parts = counted.flatMap((one) => one.plan.lines);
	const { books } = real;
	return {
		...books,
		lines: books.lines.map((line) => {
			const own = parts.filter((part) => part.order_line_id === line.line_id);
			return {
				...line,
				refunded_quantity: sum(own, (part) => part.quantity),
				refunded_minor: sum(own, (part) => part.goods_minor),
				refunded_tax_minor: sum(own, (part) => part.tax_minor)
			};
		}),
		shipping: { ...books.shipping, refunded_minor: sum(counted, (one) => one.plan.shipping_minor) },
		payments: books.payments.map((of) => ({ ...of, reserved_minor: promised(moved, of) })),
		return_shipping_fee_left_minor:
			books.return_shipping_fee_left_minor - sum(counted, (one) => one.plan.return_shipping_fee_minor),
		earlier: counted.map(({ plan, byPerson }) => ({
			route: plan.route,
			adjustment_minor: plan.adjustment_minor,
			capped: plan.capped ? 1 : 0,
			overridden_by: byPerson ? 'stf_1' : null
		}))
	};
}

const promised = (held: readonly Held[], of: PaymentFacts): number =>
	sum(held, ({ plan }) =>
		sum(
			plan.payments.filter((share) => share.payment_id === of.payment_id),
			(share) => share.amount_minor
		)
	);

const asModel = (plan: RefundPlan, payments: readonly PaymentFacts[]) => ({
	credit: plan.route === 'store_credit',
	parts: plan.lines.map((part) => ({
		line: Number(part.order_line_id.slice(4)) - 1,
		units: part.quantity,
		goods: part.goods_minor,
		tax: part.tax_minor
	})),
	shipping: plan.shipping_minor,
	restocking: plan.restocking_fee_minor,
	returnFee: plan.return_shipping_fee_minor,
	deduction: plan.deduction_minor,
	computed: plan.computed_minor,
	amount: plan.amount_minor,
	capped: plan.capped,
	shares: payments.map(
		(of) => plan.payments.find((share) => share.payment_id === of.payment_id)?.amount_minor ?? 0
	)
});

/** The model's view of a refund without what only it keeps. */
const figuresOf = ({ byPerson: _byPerson, standing: _standing, ...figures }: ModelRefund) => figures;

function agree(model: Model, real: Real): void {
	const books = booksNow(real);
	books.lines.forEach((line, index) => {
		const given = model.partsOf(index);
		expect([line.refunded_quantity, line.refunded_minor, line.refunded_tax_minor]).toEqual([
			given.units,
			given.goods,
			given.tax
		]);
		expect(line.refunded_minor).toBeLessThanOrEqual(line.paid_minor);
		if (line.refunded_quantity === line.quantity) expect(line.refunded_minor).toBe(line.paid_minor);
		if (line.refunded_quantity === line.quantity) expect(line.refunded_tax_minor).toBe(line.tax_minor);
	});
	books.payments.forEach((of, index) => {
		expect(availableOf(of)).toBe(model.left(index));
		expect(of.reserved_minor + of.refunded_minor).toBeLessThanOrEqual(of.captured_minor);
	});
	expect(books.shipping.refunded_minor).toBeLessThanOrEqual(books.shipping.charged_minor);
	for (const { plan } of real.held) {
		const fees = plan.restocking_fee_minor + plan.return_shipping_fee_minor + plan.deduction_minor;
		expect(plan.amount_minor).toBe(plan.goods_minor + plan.shipping_minor + plan.adjustment_minor - fees);
		expect(plan.amount_minor).toBeGreaterThanOrEqual(0);
		expect(fees).toBeLessThanOrEqual(plan.goods_minor + plan.shipping_minor);
	}
}

const life = (name: string, check: Life['check'], run: (model: Model, real: Real) => void): Life => ({
	check,
	run: (model, real) => {
		run(model, real);
		agree(model, real);
	},
	toString: () => name
});

const judge = (wished: readonly Judged[]): Life =>
	life(
		`judge(${JSON.stringify(wished)})`,
		() => true,
		(model, real) => {
			const taken = new Map<number, number>();
			const items = wished.flatMap((item) => {
				const line = item.line % real.books.lines.length;
				const free = model.unitsLeft(line) - (taken.get(line) ?? 0);
				const count = Math.min(item.units, free);
				if (count < 1) return [];
				taken.set(line, (taken.get(line) ?? 0) + count);
				return [{ ...item, line, units: count }];
			});
			const books = booksNow(real);
			const planned = plansFor(books, items.map(routed));
			const expected = model.judge(items);
			if (typeof expected === 'string') {
				expect(planned).toMatchObject({ ok: false, refusal: { reason: REASONS[expected] } });
				return;
			}
			const { plans } = giveBack(books, items.map(routed));
			expect(plans.map((plan) => asModel(plan, books.payments))).toEqual(expected.map(figuresOf));
			real.held.push(...plans.map((plan): Held => ({ plan, standing: 'live', byPerson: false })));
		}
	);

const routed = (item: Judged): RoutedItem =>
	units(item.line + 1, item.units, {
		outcome: item.credit ? 'store_credit' : 'refund',
		acceptance: item.verdict,
		deduction_minor: item.deduction,
		quoted_shipping_minor: item.shipping,
		fee_minor: item.fee,
		bears_return_fee: item.bearsReturnFee
	});

/** The refund that a number picks, in both worlds: they keep them in the same order. */
function picked(model: Model, real: Real, which: number): { own: ModelRefund; held: Held } | null {
	const index = which % Math.max(1, model.refunds.length);
	const own = model.refunds[index];
	const held = real.held[index];
	return own && held && own.standing === 'live' ? { own, held } : null;
}

const change = (how: 'cancel' | 'fail', which: number): Life =>
	life(
		`${how}(${which})`,
		(model) => model.refunds.length > 0,
		(model, real) => {
			const refund = picked(model, real, which);
			if (!refund) return;
			model[how](refund.own);
			refund.held.standing = refund.own.standing;
		}
	);

const override = (which: number, amount: number, shipping: number | null): Life =>
	life(
		`override(${which}, ${amount}, ${shipping})`,
		(model) => model.refunds.length > 0,
		(model, real) => {
			const refund = picked(model, real, which);
			if (!refund) return;
			const { plan } = refund.held;
			const without = booksNow({ ...real, held: real.held.filter((one) => one !== refund.held) });
			const wish = { amount_minor: amount, shipping_minor: shipping };
			const done = overriddenFigures(plan, wish, without.shipping, without.payments);
			const expected = model.override(refund.own, amount, shipping);
			if (typeof expected === 'string') {
				expect(done).toMatchObject({ ok: false, refusal: { reason: REASONS[expected] } });
				return;
			}
			if (!done.ok) throw new Error(`refused: ${done.refusal.reason}`);
			refund.held.plan = { ...plan, ...done.value, capped: false };
			refund.held.byPerson = true;
			expect(asModel(refund.held.plan, without.payments)).toEqual(figuresOf(refund.own));
		}
	);

const refundOutside = (which: number, amount: number): Life =>
	life(
		`refundOutside(${which}, ${amount})`,
		() => true,
		(model, real) => {
			const index = which % real.books.payments.length;
			const { minor_step } = real.books.payments[index] as PaymentFacts;
			const given = Math.min(amount, Math.max(0, model.left(index)));
			const whole = given - (given % minor_step);
			model.refundOutside(index, whole);
			real.books.payments = real.books.payments.map((of, at) =>
				at === index ? { ...of, refunded_minor: of.refunded_minor + whole } : of
			);
		}
	);

const dispute = (which: number, open: boolean): Life =>
	life(
		`dispute(${which}, ${open})`,
		() => true,
		(model, real) => {
			const index = which % real.books.payments.length;
			model.dispute(index, open);
			real.books.payments = real.books.payments.map((of, at) =>
				at === index ? { ...of, disputed: open } : of
			);
		}
	);

const anyOrder = fc
	.record({
		lines: fc.array(
			fc.record({ units: fc.integer({ min: 1, max: 5 }), paid: fc.nat(120), tax: fc.nat(100) }),
			{ minLength: 1, maxLength: 3 }
		),
		shipping: fc.nat(40),
		returnFee: fc.nat(30),
		steps: fc.array(fc.constantFrom(1, 1, 10), { minLength: 1, maxLength: 3 }),
		paid: fc.nat(100)
	})
	.map(({ lines, shipping, returnFee, steps, paid }): ModelOrder => {
		const due = sum(lines, (line) => line.paid) + shipping;
		// All of it was paid, or only a part: then refunds are capped.
		const captured = Math.ceil((due * Math.min(100, paid + 40)) / 100);
		const each = Math.ceil(captured / steps.length);
		return {
			lines: lines.map(({ units: count, paid: money, tax }) => ({
				units: count,
				paid: BigInt(money),
				tax: BigInt(Math.floor((money * tax) / 100))
			})),
			payments: steps.map((step) => ({ step, captured: each - (each % step) })),
			shipping: { charged: shipping, tax: 0n },
			returnFee
		};
	});

const realOf = (order: ModelOrder): Real => ({
	held: [],
	books: {
		lines: order.lines.map((line, index) => ({
			line_id: `lin_${index + 1}`,
			quantity: line.units,
			paid_minor: Number(line.paid),
			tax_minor: Number(line.tax),
			refunded_minor: 0,
			refunded_tax_minor: 0,
			refunded_quantity: 0
		})),
		shipping: { charged_minor: order.shipping.charged, tax_minor: 0, refunded_minor: 0 },
		payments: order.payments.map(({ captured, step }, index) =>
			payment({ payment_id: `pay_${index + 1}`, minor_step: step, captured_minor: captured })
		),
		return_shipping_fee_left_minor: order.returnFee,
		earlier: []
	}
});

const anyItem = fc.record({
	line: fc.nat(2),
	units: fc.integer({ min: 1, max: 3 }),
	verdict: fc.constantFrom('accepted', 'accepted', 'accepted_reduced', 'rejected'),
	deduction: fc.nat(30),
	shipping: fc.nat(20),
	fee: fc.nat(25),
	bearsReturnFee: fc.boolean(),
	credit: fc.boolean()
} satisfies { [K in keyof Judged]: fc.Arbitrary<Judged[K]> });

const lives = fc.commands(
	[
		fc.array(anyItem, { minLength: 1, maxLength: 3 }).map(judge),
		fc.array(anyItem, { minLength: 1, maxLength: 1 }).map(judge),
		fc.nat(9).map((which) => change('cancel', which)),
		fc.nat(9).map((which) => change('fail', which)),
		fc.tuple(fc.nat(9), fc.nat(150), fc.option(fc.nat(45))).map((of) => override(...of)),
		fc.tuple(fc.nat(2), fc.nat(60)).map((of) => refundOutside(...of)),
		fc.tuple(fc.nat(2), fc.boolean()).map((of) => dispute(...of))
	],
	{ maxCommands: 25, size: '+1' }
);

it('the engine and the reference model live through the same lives', () => {
	fc.assert(
		fc.property(anyOrder, lives, (order, commands) => {
			fc.modelRun(() => ({ model: createModel(order), real: realOf(order) }), commands);
		}),
		{ numRuns: Number(process.env.MODEL_RUNS ?? 120) }
	);
});
