import type { Money } from '#lib/domain/money.ts';
import type { Instant } from '#lib/domain/time.ts';
import { creditPlace, refundPlaces } from '#lib/i18n/payment.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerReturn } from '#lib/server/queries/customer-return.ts';

type Refund = CustomerReturn['refunds'][number];

/** Where money stands for its customer: one word for everything a refund and its payments may say. */
export type Standing =
	| 'approving'
	| 'ready'
	| 'by_hand'
	| 'on_its_way'
	| 'arrived'
	| 'other_way'
	| 'needs_you'
	| 'failed'
	| 'credit';

/** Refunds that move money; what was called off or came to nothing is not among them. */
export const liveRefunds = ({ refunds }: CustomerReturn): Refund[] =>
	refunds.filter((refund) => refund.state !== 'cancelled' && refund.amount_minor > 0);

/** Everything is judged or over, and nothing of it brings money. */
export const hasEndedWithoutMoney = (view: CustomerReturn): boolean => {
	const judged = view.items.filter((item) => item.acceptance !== 'pending');
	const refused =
		judged.length === view.items.length && judged.every((item) => item.acceptance === 'rejected');
	const over = view.return.state === 'resolved' || view.return.state === 'closed';
	return liveRefunds(view).length === 0 && (over || (view.items.length > 0 && refused));
};

export function standingOf(refund: Refund, now: Instant): Standing {
	const parts = refund.payments;
	const by = expectedBy(refund);
	switch (refund.state) {
		case 'failed':
		case 'part_failed':
			return 'failed';
		case 'awaiting_approval':
			return 'approving';
		case 'settled_other':
			return refund.route === 'store_credit' ? 'credit' : 'other_way';
		case 'succeeded':
			if (refund.route === 'store_credit') return 'credit';
			return by !== null && now <= by ? 'on_its_way' : 'arrived';
		default:
			if (parts.some((part) => part.state === 'requires_action')) return 'needs_you';
			if (parts.some((part) => part.payment.provider !== 'stripe' && part.state === 'reserved'))
				return 'by_hand';
			return refund.state === 'processing' && refund.sent_at !== null ? 'on_its_way' : 'ready';
	}
}

const TOLD_FIRST: Standing[] = [
	'failed',
	'needs_you',
	'by_hand',
	'approving',
	'ready',
	'on_its_way',
	'credit',
	'other_way',
	'arrived'
];

/** The refund that needs telling most. */
export const toldRefund = (refunds: Refund[], now: Instant): Refund | undefined =>
	refunds.toSorted(
		(a, b) => TOLD_FIRST.indexOf(standingOf(a, now)) - TOLD_FIRST.indexOf(standingOf(b, now))
	)[0];

export const expectedFrom = (refund: Refund): Instant | null =>
	earliest(refund.payments.map((part) => part.expected_from));
export const expectedBy = (refund: Refund): Instant | null =>
	latest(refund.payments.map((part) => part.expected_by));

/** What of it becomes credit counts with its bonus: that is what the customer can spend. */
export function amountOf(view: CustomerReturn, refund: Refund): Money {
	const credit = view.credit
		.filter((entry) => entry.refund_id === refund.id)
		.reduce((sum, entry) => sum + entry.amount_minor, 0);
	return { amountMinor: credit > 0 ? credit : refund.amount_minor, currency: refund.currency };
}

export const placeOf = (refund: Refund, voice: Voice): string =>
	refund.route === 'store_credit'
		? creditPlace(voice)
		: refundPlaces(
				voice,
				paying(refund).map((part) => ({
					paid: part.payment,
					amount: { amountMinor: part.amount_minor, currency: refund.currency }
				}))
			);

/** The parts that pay it: a try that failed was replaced by another, unless it is all there is. */
const paying = (refund: Refund): Refund['payments'] => {
	const standing = refund.payments.filter((part) => part.state !== 'failed' && part.state !== 'cancelled');
	return standing.length > 0 ? standing : refund.payments.slice(0, 1);
};

const earliest = (days: (Instant | null)[]): Instant | null => {
	const known = days.filter((day) => day !== null);
	return known.length > 0 ? Math.min(...known) : null;
};
const latest = (days: (Instant | null)[]): Instant | null => {
	const known = days.filter((day) => day !== null);
	return known.length > 0 ? Math.max(...known) : null;
};
