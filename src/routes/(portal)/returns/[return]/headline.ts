import { answerBy } from '#lib/domain/return/answer-by.ts';
import { endOfWindow, type Instant } from '#lib/domain/time.ts';
import { isDeclined } from '#lib/domain/return/appeal.ts';
import { isAwaited } from '#lib/domain/return/case.ts';
import { claims } from '#lib/i18n/claims.ts';
import { cod } from '#lib/i18n/cod.ts';
import { credit as creditWords } from '#lib/i18n/credit.ts';
import { exchangePage } from '#lib/i18n/exchange-page.ts';
import { returns as words } from '#lib/i18n/return.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { ClaimView } from '#lib/server/queries/claim.ts';
import type { CustomerReturn } from '#lib/server/queries/customer-return.ts';
import { isExchangeAlone } from './exchange.ts';
import {
	amountOf,
	expectedBy,
	expectedFrom,
	liveRefunds,
	placeOf,
	standingOf,
	toldRefund
} from './refunds.ts';

/** What happens next and when, in at most two sentences, and one more for what to know about it. */
export type Headline = { lines: string[]; lead: string | null };

export function headlineOf(view: CustomerReturn, voice: Voice, now: Instant): Headline {
	const { return: row } = view;
	const said = (lines: string[], lead: string | null = null): Headline => ({ lines, lead });
	if (view.can.answer && row.asked_at !== null)
		return said([voice.t(words.weAsk), voice.t(words.weAskSince, { day: voice.dayMonth(row.asked_at) })]);
	const exchanged = exchangeHeadline(view, voice);
	if (exchanged) return said(exchanged);
	switch (isDeclined(row) ? 'declined' : row.state) {
		case 'in_review': {
			const by = answerBy(row, voice.zone);
			const when =
				by > now ? voice.t(words.answerBy, { day: voice.dayMonth(by) }) : voice.t(words.answerSoon);
			if (view.claim) return said(claimInReview(view.claim, when, voice));
			return said([voice.t(words.looking), when]);
		}
		case 'approved':
			return moneyOr(view, voice, now, () => toSend(view, voice, now));
		case 'in_transit': {
			const back = view.plan?.expected.back ?? null;
			if (back !== null && back > now)
				return said([voice.t(words.onItsWayBack), voice.t(words.withUsBy, { day: voice.dayMonth(back) })]);
			const since = row.scanned_at ?? row.created_at;
			return said([voice.t(words.onItsWayBack), voice.t(words.scannedOn, { day: voice.dayMonth(since) })]);
		}
		case 'part_received': {
			const n = view.items.filter(isAwaited).reduce((sum, item) => sum + item.quantity, 0);
			const money = moneyOr(view, voice, now, () => said([]));
			return said([voice.t(words.partIsHere), voice.t(words.stillAwaited, { n })], money.lines[0] ?? null);
		}
		case 'received':
			return moneyOr(view, voice, now, () => atShop(view, voice, now));
		case 'resolved':
		case 'closed':
			return moneyOr(view, voice, now, () => finished(view, voice));
		case 'declined':
			return said([
				voice.t(view.claim ? claims.declined : words.declined),
				...(row.decided_at === null
					? []
					: [voice.t(words.declinedOn, { day: voice.dayMonth(row.decided_at) })])
			]);
		case 'cancelled':
			if (view.claim) return said([voice.t(claims.cancelled)], voice.t(claims.cancelledNext));
			return said([voice.t(words.cancelled), voice.t(words.goodsStay)], voice.t(words.cancelledNext));
		case 'expired': {
			const day =
				row.ship_by === null ? [] : [voice.t(words.lastDayWas, { day: voice.dayMonth(row.ship_by) })];
			return said([voice.t(words.expired), ...day], voice.t(words.expiredNext));
		}
	}
}

/** Who looks for what, and until when the carrier or we answer. */
function claimInReview(claim: ClaimView, when: string, voice: Voice): string[] {
	const asked = claim.carrier_answered_at === null ? claim.carrier_answer_by : null;
	return [
		voice.t(claim.problem === 'missing' ? claims.lookingMissing : claims.looking),
		asked === null ? when : voice.t(claims.carrierAsked, { day: voice.dayMonth(asked) })
	];
}

function toSend(view: CustomerReturn, voice: Voice, now: Instant): Headline {
	const { return: row } = view;
	if (view.claim)
		return { lines: [voice.t(words.approved), voice.t(claims.nothingBack)], lead: voice.t(claims.ifComes) };
	if (row.method === 'keep') return { lines: [voice.t(words.approved), voice.t(words.keepIt)], lead: null };
	const fetchBy = view.plan?.cod_claim?.collect_by;
	if (fetchBy) {
		const day = voice.dayMonth(fetchBy);
		if (fetchBy < now) return { lines: [voice.t(cod.fetchLate, { day })], lead: voice.t(cod.fetchLateNext) };
		return { lines: [voice.t(words.approved), voice.t(cod.fetchHead, { day })], lead: null };
	}
	if (row.ship_by === null)
		return { lines: [voice.t(words.approved), voice.t(words.sendItBack)], lead: null };
	const day = voice.dayMonth(row.ship_by);
	if (row.ship_by < now)
		return { lines: [voice.t(words.dayHasPassed, { day })], lead: voice.t(words.stillSend) };
	const how = row.method === 'drop_off' ? words.dropOffBy : words.sendItBy;
	return { lines: [voice.t(words.approved), voice.t(how, { day })], lead: null };
}

function atShop(view: CustomerReturn, voice: Voice, now: Instant): Headline {
	const judged = view.items.filter((item) => item.acceptance !== 'pending');
	if (
		judged.length > 0 &&
		judged.every((item) => item.acceptance === 'rejected') &&
		judged.length === view.items.length
	)
		return { lines: [voice.t(words.notAccepted)], lead: voice.t(words.rejectedNext) };
	const came = view.return.received_at;
	const by = came === null ? null : endOfWindow(came, view.rules?.inspect_days ?? 0, voice.zone);
	const when =
		by !== null && by > now ? voice.t(words.checkBy, { day: voice.dayMonth(by) }) : voice.t(words.checkSoon);
	return { lines: [voice.t(words.isHere), when], lead: null };
}

function finished(view: CustomerReturn, voice: Voice): Headline {
	const judged = view.items.filter((item) => item.acceptance !== 'pending');
	if (judged.length > 0 && judged.every((item) => item.acceptance === 'rejected'))
		return { lines: [voice.t(words.notAccepted)], lead: voice.t(words.rejectedNext) };
	const at = view.return.resolved_at ?? view.return.closed_at ?? view.return.created_at;
	return {
		lines: [voice.t(words.finished), voice.t(words.finishedOn, { day: voice.dayMonth(at) })],
		lead: null
	};
}

/** Once money moves, the money is the answer. */
function moneyOr(view: CustomerReturn, voice: Voice, now: Instant, otherwise: () => Headline): Headline {
	const refund = toldRefund(liveRefunds(view), now);
	if (!refund) return otherwise();
	const amount = voice.money(amountOf(view, refund));
	const how = placeOf(refund, voice);
	const from = expectedFrom(refund);
	const by = expectedBy(refund);
	switch (standingOf(refund, now)) {
		case 'failed':
			return { lines: [voice.t(words.moneyFailed, { amount })], lead: voice.t(words.failedNext) };
		case 'needs_you':
			return { lines: [voice.t(words.moneyNeedsYou, { amount })], lead: voice.t(words.needsYouNext) };
		case 'by_hand':
			return { lines: [voice.t(words.moneyByHand, { amount })], lead: voice.t(words.byHandNext) };
		case 'approving':
			return { lines: [voice.t(words.moneyApproving, { amount })], lead: voice.t(words.approvingNext) };
		case 'ready':
			return {
				lines: [voice.t(words.moneyPreparing, { amount })],
				lead: voice.t(words.preparingNext, { how })
			};
		case 'credit':
			return { lines: [voice.t(words.moneyCredit, { amount })], lead: usableOf(view, refund, voice) };
		case 'other_way':
			return { lines: [voice.t(words.moneyOtherWay, { amount })], lead: null };
		case 'arrived':
			return {
				lines: [voice.t(words.moneyArrived, { amount, how })],
				lead: by === null ? null : voice.t(words.arrivedOn, { day: voice.day(by) })
			};
		case 'on_its_way': {
			const between =
				by === null
					? null
					: from !== null && from < by && from > now
						? voice.t(words.thereBetween, { how, days: voice.range(from, by) })
						: voice.t(words.thereBy, { how, day: voice.day(by) });
			return { lines: [voice.t(words.moneyOnItsWay, { amount, how })], lead: between };
		}
	}
}

/** Until when the credit can be used; nothing is said of credit that never runs out. */
function usableOf({ credit }: CustomerReturn, refund: { id: string }, voice: Voice): string | null {
	const until = credit.find((entry) => entry.refund_id === refund.id)?.expires_at ?? null;
	return until === null ? null : voice.t(creditWords.usableUntilDay, { day: voice.day(until) });
}

/** Once everything came back, what is told of is the replacement: where it stands, when no money goes back. */
function exchangeHeadline(view: CustomerReturn, voice: Voice): string[] | null {
	const { exchange } = view;
	if (!exchange || !isExchangeAlone(view)) return null;
	switch (exchange.state) {
		case 'payment_due':
		case 'ready':
			return [voice.t(exchangePage.headReady), exchangeStands(view, voice)];
		case 'shipped':
		case 'completed':
			return [exchangeStands(view, voice)];
		default:
			return null;
	}
}

const exchangeStands = (view: CustomerReturn, voice: Voice): string => {
	const { exchange } = view;
	if (exchange?.state === 'payment_due' && exchange.charge) {
		const amount = voice.money({ amountMinor: exchange.charge.amount_minor, currency: exchange.currency });
		return voice.t(exchangePage.headPay, { amount });
	}
	const words = {
		ready: exchangePage.headPacking,
		shipped: exchangePage.shipped,
		completed: exchangePage.completed
	};
	return voice.t(words[exchange?.state as keyof typeof words] ?? exchangePage.headPacking);
};
