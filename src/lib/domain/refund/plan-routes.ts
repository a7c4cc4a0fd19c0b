import { accepted, type Result } from '../result.ts';
import type { Outcome } from '../return/states.ts';
import { afterShare } from './line-share.ts';
import { planRefund, type RefundInput, type RefundItem, type RefundPlan } from './plan.ts';

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
		const plan = planRefund({ ...state, route, items, override: null });
		if (!plan.ok) return plan;
		if (plan.value.lines.length === 0) continue;
		plans.push(plan.value);
		state = after(state, plan.value);
	}
	return accepted(plans);
}

function after<I extends Omit<RefundInput, 'route' | 'items' | 'override'>>(input: I, plan: RefundPlan): I {
	return {
		...input,
		lines: input.lines.map((line) =>
			plan.lines
				.filter((part) => part.order_line_id === line.line_id)
				.reduce((held, part) => afterShare(held, part.quantity, part), line)
		),
		shipping: { ...input.shipping, refunded_minor: input.shipping.refunded_minor + plan.shipping_minor },
		return_shipping_fee_left_minor: input.return_shipping_fee_left_minor - plan.return_shipping_fee_minor
	};
}
