import { isRefused } from '#lib/domain/fulfilment/refused.ts';
import { freeToGive } from '#lib/domain/gift/free.ts';
import type { Money } from '#lib/domain/money.ts';
import type { Instant } from '#lib/domain/time.ts';
import { claims } from '#lib/i18n/claims.ts';
import { calendar } from '#lib/i18n/calendar.ts';
import { cod } from '#lib/i18n/cod.ts';
import { credit as creditWords } from '#lib/i18n/credit.ts';
import { gifts } from '#lib/i18n/gifts.ts';
import { order as words } from '#lib/i18n/order.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerOrder } from '#lib/server/queries/customer-order.ts';
import type { Fact, Happening, Stop } from '#lib/ui/types.ts';
import { changePart, piecesHappened, type ChangePart, type OrderChanges } from './change.ts';
import { cancelledOf, cancelOffer, listedOf, type CancelKnown, type CancelOffer } from './cancel/offer.ts';
import type { ListedCancellation } from './cancellations/listed.ts';
import { headlineOf, type Headline } from './headline.ts';
import { cancelledAlone, pieceOf, unsentOf, type Piece } from './pieces.ts';
import { moneyOf, refundLinksOf } from './money.ts';
import { parcelOf } from './parcels.ts';
import { claimOfParcels, isClaim, returnRowOf, type ReturnRow } from './returns.ts';
import { timelineOf } from './timeline.ts';

export type Parcel = {
	id: string;
	name: string;
	state: { kind: 'here' | 'late' | 'done' | 'no' | 'wait'; text: string };
	/** Absent while it only has one place to show. */
	ends: { from: string; to: string } | null;
	stops: Stop[];
	routeLabel: string;
	compact: boolean;
	/** Everything in it went back, and there are other parcels: one line of it is enough. Null: it is shown whole. */
	over: { text: string; state: string } | null;
	notice: { first: string; next: string } | null;
	pieces: Piece[];
	/** What can be told of it; null: nothing now. */
	claim: { href: string; text: string } | null;
	facts: Fact[];
	trackingUrl: string | null;
	scans: { iso: string; when: string; text: string; place: string }[];
};

/** Everything the order page shows, in words. */
export type OrderPage = {
	number: string;
	title: string;
	placed: { iso: string; text: string };
	headline: Headline;
	returns: ReturnRow[];
	returnsTitle: string;
	/** All of it was called off. */
	isCancelled: boolean;
	parcels: Parcel[];
	unsent: Piece[];
	can: {
		text: string;
		act: { href: string; text: string; outline: boolean } | null;
		/** Its days as a file for a calendar. */
		days?: { href: string; text: string };
	};
	/** What may still be called off before it is packed, and what was asked. */
	cancel: CancelOffer | null;
	cancellations: ListedCancellation[];
	/** What was paid for at the door can be claimed by law. */
	claim: { text: string; href: string } | null;
	/** Pieces of it can be given away, or were. */
	gift: { text: string; href: string } | null;
	change: ChangePart | null;
	money: Fact[];
	credit: { text: string; see: string | null } | null;
	/** How each refund was worked out, with its papers. */
	refunds: { href: string; number: string; amount: Money }[];
	happenings: Happening[];
};

/** What of the refunds became store credit. `see`: where its statement is, for who may open it. */
export type GivenCredit = { amount: Money; validUntil: Instant | null; see: string | null };

export function orderPage(
	order: CustomerOrder,
	voice: Voice,
	now: Instant,
	credit: GivenCredit | null,
	changes: OrderChanges,
	cancel: CancelKnown
): OrderPage {
	const { number, placed_at } = order.order;
	const parcels = order.fulfilments
		.filter((parcel) => parcel.state !== 'cancelled')
		.sort((a, b) => rank(a.state) - rank(b.state) || b.position - a.position);
	return {
		number,
		title: voice.t(words.title, { number }),
		placed: { iso: voice.iso(placed_at), text: voice.day(placed_at) },
		headline: headlineOf(order, voice, now),
		returns: [...order.returns].reverse().map((one) => returnRowOf(order, one, voice, now)),
		returnsTitle: voice.t(order.returns.some(isClaim) ? claims.listed : words.returns),
		isCancelled: order.order.cancelled_at !== null,
		parcels: parcels
			.map((parcel) => parcelOf(order, parcel, voice, now))
			.sort((a, b) => Number(a.over !== null) - Number(b.over !== null)),
		unsent: order.lines.flatMap((line) => {
			const left = unsentOf(order, line);
			return left > 0 || cancelledAlone(order, line)
				? [pieceOf(order, line, left || line.quantity, voice)]
				: [];
		}),
		can: canOf(order, voice),
		cancel: cancelOffer(order, cancel, voice, now),
		cancellations: listedOf(order, cancel, voice),
		claim: claimOf(order, voice),
		gift: giftOf(order, voice),
		change: changePart(order, changes, voice, now),
		money: moneyOf(order, voice),
		credit: credit && { text: creditText(credit, voice), see: credit.see },
		refunds: refundLinksOf(order),
		happenings: timelineOf(order, voice, changes.made, [
			...cancelledOf(cancel, voice),
			...piecesHappened(changes.pieces, voice)
		])
	};
}

/** Where the shop gives no credit a receiver would get nothing for it, and where nothing is left there is nothing to give. */
function giftOf({ order, lines, rules }: CustomerOrder, voice: Voice): OrderPage['gift'] {
	const isGiven = lines.some((line) => (line.qty_gifted ?? 0) > 0);
	const isOffered = order.cancelled_at === null && rules.outcomes.includes('store_credit');
	if (!isGiven && !(isOffered && lines.some((line) => freeToGive(line) > 0))) return null;
	return {
		text: voice.t(isGiven ? gifts.seeCodes : gifts.getCode),
		href: `/orders/${encodeURIComponent(order.number)}/gift`
	};
}

const claimOf = (order: CustomerOrder, voice: Voice): OrderPage['claim'] =>
	order.claimable_until === null
		? null
		: {
				text: voice.t(cod.claimUntil, { day: voice.dateTime(order.claimable_until) }),
				href: `/orders/${encodeURIComponent(order.order.number)}/return?fault`
			};

/** What still needs attention comes before what is done. */
const rank = (state: CustomerOrder['fulfilments'][number]['state']): number =>
	state === 'delivered' ? 1 : 0;

function canOf(order: CustomerOrder, voice: Voice): OrderPage['can'] {
	const here = `/orders/${encodeURIComponent(order.order.number)}`;
	const base = `${here}/return`;
	const open = order.verdicts.filter((verdict) => verdict.returnable_quantity > 0);
	const days = open.flatMap((verdict) => verdict.return_by ?? []);
	if (open.length > 0 && days.length > 0) {
		const first = Math.min(...days);
		const n = open.reduce((sum, verdict) => sum + verdict.returnable_quantity, 0);
		const same = voice.iso(first) === voice.iso(Math.max(...days));
		return {
			text: voice.t(same ? words.canReturnAll : words.canReturn, { n, day: voice.day(first) }),
			act: { href: base, text: voice.t(words.startReturn), outline: false },
			days: { href: `${here}/calendar.ics`, text: voice.t(same ? calendar.add : calendar.addDays) }
		};
	}
	const reportable = order.verdicts.some((verdict) => verdict.defect_possible);
	if (reportable) {
		return {
			text: voice.t(words.nothingLeft),
			act: { href: `${base}?fault`, text: voice.t(words.reportFault), outline: true }
		};
	}
	const gone = order.fulfilments.some(
		(parcel) => (parcel.state === 'lost' || parcel.state === 'returned_to_sender') && !isRefused(parcel)
	);
	if (gone && !claimOfParcels(order))
		return { text: `${voice.t(words.contactUs)} ${voice.t(words.lostNext)}`, act: null };
	const awaited = order.verdicts.some((verdict) => verdict.refusal?.reason === 'not_delivered_yet');
	return awaited ? { text: voice.t(words.nothingYet), act: null } : { text: '', act: null };
}

const creditText = ({ amount, validUntil }: GivenCredit, voice: Voice): string =>
	[
		voice.t(creditWords.gotInstead, { amount: voice.money(amount) }),
		...(validUntil === null ? [] : [voice.t(creditWords.usableUntilDay, { day: voice.day(validUntil) })])
	].join(' ');
