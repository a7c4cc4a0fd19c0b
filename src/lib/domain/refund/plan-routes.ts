import { accepted, type Result } from '../result.ts';
import type { Outcome } from '../return/states.ts';
import type { RefundRoute } from './cover.ts';
import { isPaid, refundFigures, type FiguresInput, type RefundFigures, type RefundItem } from './figures.ts';
import { afterShare } from './line-share.ts';
import { planRefund, type RefundInput, type RefundPlan } from './plan.ts';

export type RoutedItem = RefundItem & { outcome: Outcome };

/**
 * The refunds of items with different outcomes: one to the payments, one as store credit, in that order, so that a fee
 * is kept once and both divide the same running totals. Routes without accepted items are left out.
 */
export function planRefunds(
	input: Omit<RefundInput, 'route' | 'items' | 'override'> & { items: readonly RoutedItem[] }
): Result<RefundPlan[]> {
	const plans: RefundPlan[] = [];
	let state = { ...input };
	for (const [route, outcome] of [
		['original', 'refund'],
		['store_credit', 'store_credit']
	] as const) {
		const items = input.items.filter((item) => item.outcome === outcome);
		// What earlier refunds left over waits for goods: alone it would make credit wait for a dispute.
		if (!items.some(isPaid)) continue;
		const plan = planRefund({ ...state, route, items, override: null });
		if (!plan.ok) return plan;
		plans.push(plan.value);
		state = after(state, plan.value);
	}
	return accepted(plans);
}

/**
 * The figures of each route alone, as `planRefunds` has them before it looks for the money, and of what is exchanged,
 * which comes after them: for a preview.
 */
export function routeFigures(
	input: Omit<FiguresInput, 'items'> & { items: readonly RoutedItem[] }
): Record<RefundRoute | 'exchange', RefundFigures> {
	const of = (outcome: Outcome) => input.items.filter((item) => item.outcome === outcome);
	const original = refundFigures({ ...input, items: of('refund') });
	const credit = of('store_credit');
	const exchanged = of('exchange');
	const only = credit.length + exchanged.length === 0;
	const left = only ? input : after(input, original);
	const store_credit = refundFigures({ ...left, items: credit });
	const rest = exchanged.length === 0 ? left : after(left, store_credit);
	return { original, store_credit, exchange: refundFigures({ ...rest, items: exchanged }) };
}

function after<I extends Omit<FiguresInput, 'items'>>(input: I, figures: RefundFigures): I {
	if (figures.lines.length === 0) return input;
	return {
		...input,
		lines: input.lines.map((line) =>
			figures.lines
				.filter((part) => part.order_line_id === line.line_id)
				.reduce((held, part) => afterShare(held, part.quantity, part), line)
		),
		shipping: { ...input.shipping, refunded_minor: input.shipping.refunded_minor + figures.shipping_minor },
		return_shipping_fee_left_minor: input.return_shipping_fee_left_minor - figures.return_shipping_fee_minor
	};
}
