import { isPaidOutByHand } from '#lib/domain/refund/payment-shares.ts';
import type { RefundView } from '#lib/server/queries/return-types.ts';

/** What the state of a refund leaves to this person. The commands decide again. */
export function refundChoices(refund: RefundView, me: { id: string; role: string }, limit: number | null) {
	const { state, payments, proposed_by, amount_minor } = refund;
	const isWaiting = state === 'awaiting_approval';
	const isMine = proposed_by !== null && proposed_by === me.id;
	const isOver = limit !== null && amount_minor > limit;
	const isUntouched = payments.every((part) => part.state === 'reserved' && part.attempts === 0);
	const hasFailed = state === 'failed' || state === 'part_failed';
	const isParked = payments.some((part) => part.parked_at !== null);
	const byHand = payments.some((part) => part.state === 'reserved' && isPaidOutByHand(part.payment));
	const isOpen = isWaiting || state === 'approved';
	const may = {
		approve: isWaiting && !isMine && !isOver,
		retry: (hasFailed || (isParked && !isWaiting)) && !isOver,
		settle:
			!isWaiting &&
			state !== 'cancelled' &&
			!isMine &&
			!isOver &&
			(byHand || (hasFailed && me.role !== 'agent')),
		override: isOpen && isUntouched && refund.source === 'return',
		cancel: isOpen && isUntouched
	};
	const wants = isWaiting || (byHand && state === 'approved');
	return {
		...may,
		any: Object.values(may).some(Boolean),
		/** Why somebody else is needed, if so. */
		other: wants && isMine ? 'same_person' : wants && isOver ? 'above_limit' : null
	} as const;
}
