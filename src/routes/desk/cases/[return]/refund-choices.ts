import { isPaidOutByHand } from '#lib/domain/refund/payment-shares.ts';
import type { RefundView } from '#lib/server/queries/return-types.ts';

export type Limits = {
	/** What may be let go alone right now; null: any amount. */
	alone: number | null;
	/** What one refund may come to, whatever was let go today. */
	refund: number | null;
};

/** What the state of a refund leaves to this person. The commands decide again. */
export function refundChoices(refund: RefundView, me: { id: string; role: string }, limits: Limits) {
	const { state, payments, proposed_by, amount_minor } = refund;
	const isWaiting = state === 'awaiting_approval';
	const isMine = proposed_by !== null && proposed_by === me.id;
	const isSecondMerchant = isWaiting && !isMine && me.role === 'merchant';
	const isOver = limits.alone !== null && amount_minor > limits.alone && !isSecondMerchant;
	const isLarge = limits.refund !== null && amount_minor > limits.refund;
	const isUntouched = payments.every((part) => part.state === 'reserved' && part.attempts === 0);
	const hasFailed = state === 'failed' || state === 'part_failed';
	const isParked = payments.some((part) => part.parked_at !== null);
	const byHand = payments.some((part) => part.state === 'reserved' && isPaidOutByHand(part.payment));
	const isOpen = isWaiting || state === 'approved';
	const entered = payments.find((part) => part.payout !== null && part.payout.confirmed_at === null) ?? null;
	const isEnteredByMe = entered?.payout?.entered_by === me.id;
	const free = entered === null;
	const may = {
		approve: isWaiting && !isMine && !isOver,
		retry: free && (hasFailed || (isParked && !isWaiting)) && !isLarge,
		settle:
			free &&
			!isWaiting &&
			state !== 'cancelled' &&
			!isLarge &&
			(byHand || (hasFailed && me.role !== 'agent')),
		confirm: entered !== null && !isEnteredByMe && !isLarge,
		withdraw: entered !== null,
		override: free && isOpen && isUntouched && refund.source === 'return',
		cancel: free && isOpen && isUntouched
	};
	const wants = isWaiting || (byHand && state === 'approved');
	return {
		...may,
		any: Object.values(may).some(Boolean),
		entered,
		isEnteredByMe,
		/** Why somebody else is needed, if so. */
		other:
			isWaiting && isMine ? 'same_person' : wants && (isWaiting ? isOver : isLarge) ? 'above_limit' : null
	} as const;
}
