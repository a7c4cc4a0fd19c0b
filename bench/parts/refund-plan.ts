import type { PaymentFacts } from '#lib/domain/policy/types.ts';
import type { LineMoney } from '#lib/domain/refund/line-share.ts';
import { planRefunds, type RoutedItem } from '#lib/domain/refund/plan-routes.ts';
import { of } from '../rounds.ts';
import type { Size } from '../size.ts';
import { ms, rate, type Section } from '../table.ts';

/** Refunds worked out a second in one process: pure arithmetic, nothing is read or written. */
export async function refundPlans(size: Size): Promise<Section> {
	const cases = [
		{ what: 'one piece, one payment', plan: planner(1, 1) },
		{ what: '5 lines, two payments', plan: planner(5, 2) },
		{ what: '50 lines, three payments', plan: planner(50, 3) }
	];
	const rows = cases.map(({ what, plan }) => {
		counted(plan, 300);
		const rounds = Array.from({ length: size.rounds }, () => counted(plan, size.seconds * 200));
		const perSecond = of(rounds, (one) => one);
		return { '': what, 'per s': rate(perSecond), 'CPU ms': ms(1_000 / perSecond) };
	});
	return {
		title: 'Refunds planned, pure',
		goal: '',
		rows,
		notes: [
			'each with restocking fee, return fee, a share of the delivery and its tax, half to the payments and half as store credit',
			`one core, median of ${size.rounds} rounds; every plan is checked against the first`
		]
	};
}

function counted(plan: () => number, milliseconds: number): number {
	const first = plan();
	const begun = performance.now();
	let plans = 0;
	while (performance.now() - begun < milliseconds) {
		for (let time = 0; time < 20; time++) {
			if (plan() !== first) throw new Error('The same refund came to another amount.');
		}
		plans += 20;
	}
	return (plans * 1_000) / (performance.now() - begun);
}

function planner(count: number, parts: number): () => number {
	const lines = Array.from({ length: count }, (_, index): LineMoney => ({
		line_id: `lin_${index}`,
		quantity: 3,
		paid_minor: 100_000 + index * 137,
		tax_minor: 6_542 + index * 9,
		refunded_minor: 0,
		refunded_tax_minor: 0,
		refunded_quantity: 0
	}));
	const items = lines.map((line, index): RoutedItem => ({
		return_item_id: `rit_${index}`,
		line_id: line.line_id,
		quantity: 2,
		outcome: index % 2 === 0 ? 'refund' : 'store_credit',
		acceptance: index % 3 === 0 ? 'accepted_reduced' : 'accepted',
		quoted_shipping_minor: 300,
		fee_minor: 6_000,
		deduction_minor: index % 3 === 0 ? 2_500 : 0,
		bears_return_fee: index % 2 === 0
	}));
	const payments = Array.from({ length: parts }, (_, index): PaymentFacts => ({
		payment_id: `pay_${index}`,
		provider: 'stripe',
		method: 'card',
		minor_step: 1,
		captured_minor: Math.ceil((count * 110_000) / parts),
		reserved_minor: 0,
		refunded_minor: 0,
		disputed: false
	}));
	const input = {
		items,
		lines,
		shipping: { charged_minor: 9_000, tax_minor: 589, refunded_minor: 0 },
		return_shipping_fee_left_minor: 6_000,
		payments,
		limit_minor: null
	};
	return () => {
		const planned = planRefunds(input);
		if (!planned.ok) throw new Error(`refused: ${planned.refusal.reason}`);
		return planned.value.reduce((sum, refund) => sum + refund.amount_minor, 0);
	};
}
