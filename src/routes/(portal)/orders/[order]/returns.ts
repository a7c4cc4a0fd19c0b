import type { Money } from '#lib/domain/money.ts';
import type { Instant } from '#lib/domain/time.ts';
import { returnStates } from '#lib/i18n/states.ts';
import { order as words } from '#lib/i18n/order.ts';
import { returns } from '#lib/i18n/return.ts';
import { customerSteps } from '#lib/i18n/refund-steps.ts';
import { trackRefund } from '#lib/i18n/track-refund.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerOrder } from '#lib/server/queries/customer-order.ts';
import type { Parcel } from './page-model.ts';

type Return = CustomerOrder['returns'][number];

/** A return of this order in one row: its number, where it stands and what it brings. */
export type ReturnRow = {
	href: string;
	number: string;
	state: Parcel['state'];
	text: string;
	amount: Money;
	asked: boolean;
	/** Where its money is now, one line for each payment; empty while none moves. */
	money: string[];
};

export function returnRowOf(order: CustomerOrder, one: Return, voice: Voice, now: Instant): ReturnRow {
	const items = one.items.filter((item) => item.reception !== 'cancelled');
	const n = (items.length > 0 ? items : one.items).reduce((sum, item) => sum + item.quantity, 0);
	const paid = order.refunds.filter((refund) => refund.return_id === one.id && refund.state !== 'cancelled');
	const amountMinor =
		paid.length > 0 ? paid.reduce((sum, refund) => sum + refund.amount_minor, 0) : one.quoted_minor;
	return {
		href: `/returns/${one.number}`,
		number: one.number,
		state: { kind: KINDS[one.state], text: voice.t(returnStates[one.state]) },
		text: [voice.t(words.pieces, { n }), ...dayOf(one, voice)].join(' · '),
		amount: { amountMinor, currency: one.currency },
		asked: one.asked_at !== null,
		money: paid
			.filter((refund) => refund.amount_minor > 0)
			.flatMap((refund) => whereIs(order, refund, voice, now))
	};
}

/** The step at which each payment stands; the page of the return tells the whole way. */
function whereIs(
	order: CustomerOrder,
	refund: CustomerOrder['refunds'][number],
	voice: Voice,
	now: Instant
): string[] {
	const payments = refund.payments.flatMap((part) => {
		const payment = order.payments.find((one) => one.id === part.payment_id);
		return payment ? [{ ...part, payment, payout: null }] : [];
	});
	const given = { catalogue: customerSteps, now, account_told: true, email: order.order.email_norm };
	const tracks = trackRefund(voice, { ...refund, payments }, given);
	return tracks.flatMap(({ title, steps }) => {
		const step = steps.findLast(({ state }) => state !== 'next');
		if (!step) return [];
		return [[...(tracks.length > 1 ? [title] : []), step.name, step.note].filter(Boolean).join(' · ')];
	});
}

function dayOf(one: Return, voice: Voice): string[] {
	if (one.state === 'approved' && one.ship_by !== null)
		return [voice.t(returns.sendBy, { day: voice.dayMedium(one.ship_by) })];
	return [voice.t(returns.askedOn, { day: voice.dayMedium(one.created_at) })];
}

const KINDS: Record<Return['state'], Parcel['state']['kind']> = {
	in_review: 'wait',
	approved: 'here',
	declined: 'no',
	in_transit: 'here',
	part_received: 'here',
	received: 'here',
	resolved: 'done',
	closed: 'done',
	cancelled: 'no',
	expired: 'no'
};
