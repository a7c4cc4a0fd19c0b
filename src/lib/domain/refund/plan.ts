import type { PaymentFacts, PaymentShare } from '../policy/types.ts';
import { accepted, refused, type Result } from '../result.ts';
import { coverRefund, type RefundRoute } from './cover.ts';
import { refundFigures, type FiguresInput, type RefundFigures } from './figures.ts';

export type RefundInput = FiguresInput & {
	route: RefundRoute;
	payments: readonly PaymentFacts[];
	/** A person's own amount, with the code of an `override` reason. */
	override: { amount_minor: number; reason_code: string } | null;
	/** Above this amount somebody else must approve; null: no limit. */
	limit_minor: number | null;
	/** What earlier refunds of the return could not send because of a provider's steps. */
	carried_minor?: number;
};

/** amount = goods + shipping + adjustment − restocking fee − return shipping fee − deduction, never below zero. */
export type RefundPlan = RefundFigures & {
	/** `succeeded` when there is nothing to move. */
	state: 'awaiting_approval' | 'approved' | 'succeeded';
	route: RefundRoute;
	adjustment_minor: number;
	amount_minor: number;
	/** True when the payments have less left than the figures come to. */
	capped: boolean;
	/** To be carried to the next refund of the same return. */
	rounding_minor: number;
	payments: PaymentShare[];
};

/**
 * The money for goods that were judged: what the figures come to, or what a person says, as far as the payments can
 * give it. Only payments move in steps, so only their route makes good what earlier refunds had to leave out.
 */
export function planRefund(input: RefundInput): Result<RefundPlan> {
	const { route, override } = input;
	if (override !== null && override.reason_code.trim() === '') return refused('reason_missing');
	const figures = refundFigures(input);
	const carried = route === 'original' ? (input.carried_minor ?? 0) : 0;
	const wanted = override?.amount_minor ?? figures.computed_minor + carried;
	const cover = coverRefund(route, wanted, input.payments, override === null ? 'figures' : 'person');
	if (!cover.ok) return cover;
	return accepted({
		...figures,
		...cover.value,
		route,
		state: stateOf(cover.value.amount_minor, input.limit_minor),
		adjustment_minor: cover.value.amount_minor - figures.computed_minor
	});
}

function stateOf(amount: number, limit: number | null): RefundPlan['state'] {
	if (amount === 0) return 'succeeded';
	return limit !== null && amount > limit ? 'awaiting_approval' : 'approved';
}
