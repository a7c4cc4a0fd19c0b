import type { Outcome } from '#lib/domain/return/states.ts';
import type { Instant } from '#lib/domain/time.ts';
import { claims } from '#lib/i18n/claims.ts';
import { outcomes, returnStates } from '#lib/i18n/states.ts';
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
	/** An amount, or what comes instead of money. */
	brings: string;
	asked: boolean;
	/** Where its money is now, one line for each payment; empty while none moves. */
	money: string[];
};

export function returnRowOf(order: CustomerOrder, one: Return, voice: Voice, now: Instant): ReturnRow {
	const items = one.items.filter((item) => item.reception !== 'cancelled');
	const told = items.length > 0 ? items : one.items;
	const n = told.reduce((sum, item) => sum + item.quantity, 0);
	const paid = order.refunds.filter((refund) => refund.return_id === one.id && refund.state !== 'cancelled');
	const amountMinor =
		paid.length > 0 ? paid.reduce((sum, refund) => sum + refund.amount_minor, 0) : one.quoted_minor;
	return {
		href: `/returns/${one.number}`,
		number: one.number,
		state: { kind: KINDS[one.state], text: stateOf(one, voice) },
		text: [voice.t(words.pieces, { n }), ...dayOf(one, voice)].join(' · '),
		brings:
			(amountMinor === 0 && goodsFor(order, told, voice)) ||
			voice.money({ amountMinor, currency: one.currency }),
		asked: one.asked_at !== null,
		money: paid
			.filter((refund) => refund.amount_minor > 0)
			.flatMap((refund) => whereIs(order, refund, voice, now))
	};
}

export const isClaim = ({ kind }: Pick<Return, 'kind'>): boolean => kind === 'claim';

/** What was told of a parcel that is gone, as long as it is not taken back or declined. */
export const claimOfParcels = (order: CustomerOrder): Return | undefined =>
	order.returns.findLast((one) => isClaim(one) && one.state !== 'declined' && one.state !== 'cancelled');

/** Goods come instead of money. */
const GOODS: readonly Outcome[] = ['exchange', 'replace'];

/** What comes instead of money. Goods that a deposit bought are on the order before theirs are back. */
function goodsFor({ lines }: CustomerOrder, items: Return['items'], voice: Voice): string | null {
	const outcome = items.find((item) => GOODS.includes(item.outcome))?.outcome;
	if (outcome) return voice.t(outcomes[outcome]);
	const isBought = lines.some(
		({ origin, parent_line_id }) =>
			origin === 'exchange' && items.some((item) => item.order_line_id === parent_line_id)
	);
	return isBought ? voice.t(outcomes.exchange) : null;
}

/** A claim that is declined is no return that is refused. */
export const stateOf = ({ kind, state }: Pick<Return, 'kind' | 'state'>, voice: Voice): string =>
	voice.t(kind === 'claim' && state === 'declined' ? claims.stopDeclined : returnStates[state]);

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
	const words = one.kind === 'claim' ? claims.toldOn : returns.askedOn;
	return [voice.t(words, { day: voice.dayMedium(one.created_at) })];
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
