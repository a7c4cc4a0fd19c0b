import { appealableUntil, isDeclined } from '#lib/domain/return/appeal.ts';
import { box } from '#lib/i18n/box.ts';
import { claims } from '#lib/i18n/claims.ts';
import { cod } from '#lib/i18n/cod.ts';
import { disputes } from '#lib/i18n/dispute.ts';
import { paymentName } from '#lib/i18n/payment.ts';
import { returnMoney } from '#lib/i18n/return-money.ts';
import type { Address } from '#lib/domain/order/neutral.ts';
import type { Money } from '#lib/domain/money.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import { returns as words } from '#lib/i18n/return.ts';
import { way } from '#lib/i18n/return-way.ts';
import { happenedToReturn } from '#lib/i18n/return-record.ts';
import { toldToCustomer } from '#lib/i18n/trace.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CodClaimView } from '#lib/server/queries/cod-claim.ts';
import type { CustomerReturn } from '#lib/server/queries/customer-return.ts';
import type { BoxMate } from '#lib/server/queries/return-types.ts';
import type { Happening, Stop } from '#lib/ui/types.ts';
import { addressLines } from '../../orders/[order]/address.ts';
import { optionsOf } from '../../orders/[order]/pieces.ts';
import { isBought } from './instant.ts';
import { exchangeOf, isExchangeAlone, type ExchangePart } from './exchange.ts';
import { headlineOf, type Headline } from './headline.ts';
import { moneyOf, type MoneyView } from './money.ts';
import { goodsDone, wayHome, wayOfMoney } from './way.ts';

export type ReturnedPiece = {
	id: string;
	picture: string | null;
	name: string;
	details: string;
	amount: Money;
	stands: string;
	photos: { src: string; alt: string }[];
};

export type ReturnPage = {
	number: string;
	/** About goods that never came: nothing travels back. */
	isClaim: boolean;
	order: string;
	headline: Headline;
	/** Only while it is to be sent. */
	send: {
		method: 'drop_off' | 'own_carrier';
		address: string[];
		carrier: string;
		tracking: string;
	} | null;
	/** Those in the same box, and those that could join it. */
	box: {
		number: string | null;
		together: string | null;
		fee: string | null;
		leave: boolean;
		offers: BoxOffer[];
	};
	exchange: ExchangePart | null;
	/** Everything is exchanged: no money goes back. */
	noMoney: boolean;
	/** What the law gives whoever paid at the door, as long as something is owed. */
	claim: string[] | null;
	reason: { text: string; note: string | null } | null;
	/** The last day on which a no can be contested; null when it can't. */
	appealUntil: string | null;
	stops: Stop[];
	moneyStops: Stop[] | null;
	goodsDone: { stops: Stop[]; text: string } | null;
	ends: { from: string; to: string } | null;
	piecesTitle: string;
	pieces: ReturnedPiece[];
	money: MoneyView;
	/** A bank is looking into the payment, or has decided for the customer. */
	disputed: { title: string; next: string; kind: 'warn' | 'ok' }[];
	messages: { from: 'shop' | 'you'; iso: string; when: string; text: string }[];
	photos: { src: string; alt: string }[];
	can: CustomerReturn['can'];
	tooLate: boolean;
	/** Just sent: the number, and that a mail is on its way. */
	sent: { title: string; next: string } | null;
	/** What the shop's rules tell of this return, in the shop's own words. */
	told: string[];
	happenings: Happening[];
};

export type BoxOffer = { number: string; text: string; act: string };

export type Given = {
	voice: Voice;
	now: Instant;
	shopName: string;
	/** Where its parcel goes. */
	returnAddress: Partial<Address>;
	/** Other returns of the same mailbox that could travel along. */
	boxable: readonly BoxMate[];
	/** The address says that this is what the request has just led to. */
	justSent: boolean;
};

export function returnPage(view: CustomerReturn, given: Given): ReturnPage {
	const { voice, now } = given;
	const { return: row, order, notes, can } = view;
	const moneyStops = isExchangeAlone(view) ? null : wayOfMoney(view, voice, now);
	const done = moneyStops ? goodsDone(view, voice) : null;
	const claim = view.cod_claim;
	const sending = row.state === 'approved' && row.method !== 'keep' && !claim;
	return {
		number: row.number,
		isClaim: row.kind === 'claim',
		order: order.number,
		headline: headlineOf(view, voice, now),
		send: sending ? sendOf(view, given) : null,
		box: boxOf(view, given, sending),
		exchange: exchangeOf(view, voice),
		// Until the goods are here the deposit is told of with the exchange, and no other money is on its way.
		noMoney: isExchangeAlone(view) || (isBought(view.exchange) && view.refunds.length === 0),
		claim: claim && claimOf(claim, view, voice),
		reason: reasonOf(view, voice),
		appealUntil: appealUntil(view, voice, now),
		stops: wayHome(view, voice),
		moneyStops,
		goodsDone:
			done && row.received_at !== null
				? { stops: done, text: `${voice.t(way.stopBack)} ${voice.dayMedium(row.received_at)}` }
				: null,
		ends: endsOf(view, given),
		piecesTitle: sending
			? voice.t(way.putIn, { n: countOf(view) })
			: voice.t(row.kind === 'claim' ? claims.reported : way.goods),
		pieces: view.items.map((item) => pieceOf(item, row.currency, row.state, voice)),
		money: moneyOf(view, voice, now),
		disputed: disputedOf(view, voice),
		messages: notes.map((note) => ({
			from: note.kind === 'question' ? 'shop' : 'you',
			iso: voice.iso(note.created_at),
			when: voice.dateTime(note.created_at),
			text: note.body
		})),
		photos: view.photos.map((photo, index) => photoOf(photo.id, index, voice.t(words.yourAnswer), voice)),
		can: { ...can, change: can.change && !claim, cancel: can.cancel && !isBought(view.exchange) },
		tooLate: row.state === 'in_transit',
		sent: sentOf(view, given),
		told: toldToCustomer(voice.locale, view.plan?.trace ?? []),
		happenings: happeningsOf(view, voice)
	};
}

function disputedOf({ bought }: CustomerReturn, voice: Voice): ReturnPage['disputed'] {
	return bought.payments.flatMap((payment): ReturnPage['disputed'] => {
		const how = paymentName(voice, payment);
		if (payment.dispute_state === 'open') {
			return [
				{
					title: voice.t(disputes.openCustomer),
					next: voice.t(disputes.openCustomerNext, { how }),
					kind: 'warn'
				}
			];
		}
		if (payment.dispute_state !== 'lost') return [];
		return [
			{ title: voice.t(disputes.lostCustomer), next: voice.t(disputes.lostCustomerNext, { how }), kind: 'ok' }
		];
	});
}

function claimOf(claim: CodClaimView, { return: row, plan }: CustomerReturn, voice: Voice): string[] | null {
	if (claim.ended_at !== null) return null;
	const isMoney = (plan?.refund_minor ?? 0) > 0;
	const waits = row.state === 'approved' && claim.collect_by !== null;
	const lines = [
		...(isMoney ? [voice.t(cod.basis)] : []),
		...(waits ? [voice.t(cod.pack, { number: row.number })] : []),
		...(claim.carrier_told_at === null ? [] : [voice.t(cod.held)]),
		...(isMoney ? [voice.t(cod.moneyBy, { day: voice.day(claim.refund_due_at) })] : [])
	];
	return lines.length > 0 ? lines : null;
}

function sendOf({ return: row }: CustomerReturn, { returnAddress }: Given): NonNullable<ReturnPage['send']> {
	return {
		method: row.method === 'own_carrier' ? 'own_carrier' : 'drop_off',
		address: addressLines(returnAddress),
		carrier: row.carrier ?? '',
		tracking: row.tracking_number ?? ''
	};
}

function boxOf(
	{ return: row, box: mates, can, plan }: CustomerReturn,
	{ voice, boxable }: Given,
	sending: boolean
): ReturnPage['box'] {
	const numbers = mates.map(({ number, order_number: order }) => voice.t(box.ofOrder, { number, order }));
	const fee = { amountMinor: plan?.return_shipping_fee_minor ?? 0, currency: row.currency };
	const ongoing = !['cancelled', 'declined', 'expired'].includes(row.state);
	return {
		number: row.box_number,
		together: numbers.length > 0 && ongoing ? voice.t(box.together, { numbers: numbers.join(', ') }) : null,
		fee: fee.amountMinor > 0 ? voice.t(box.fee, { amount: voice.money(fee) }) : null,
		leave: sending && can.change && mates.length > 0,
		offers: sending
			? boxable.map(({ number, order_number: order }) => ({
					number,
					text: voice.t(box.offerHow, { number, order }),
					act: voice.t(box.join, { number })
				}))
			: []
	};
}

function reasonOf({ return: row, decline }: CustomerReturn, voice: Voice): ReturnPage['reason'] {
	if (!isDeclined(row) || !decline) return null;
	const text = decline.reason ? voice.of({ en: decline.reason.label_en, th: decline.reason.label_th }) : '';
	return { text, note: decline.note || null };
}

function appealUntil({ return: row }: CustomerReturn, voice: Voice, now: Instant): string | null {
	const until = appealableUntil(row.state, { ...row, timezone: voice.zone }, now);
	return until === null ? null : voice.dayMonth(until);
}

/** The two places of the way home; absent when nothing travels or a place has no name. */
function endsOf(
	{ return: row, bought }: CustomerReturn,
	{ shopName, returnAddress }: Given
): ReturnPage['ends'] {
	if (row.method === 'keep') return null;
	const { province, city, district } = bought.ship_to;
	const from = province ?? city ?? district ?? '';
	const near = returnAddress.district ?? returnAddress.city ?? returnAddress.province ?? '';
	return from === '' ? null : { from, to: near === '' ? shopName : `${shopName}, ${near}` };
}

const countOf = ({ items }: CustomerReturn): number =>
	items
		.filter((item) => item.goods_required === 1 && item.reception !== 'cancelled')
		.reduce((sum, item) => sum + item.quantity, 0);

type Item = CustomerReturn['items'][number];

function pieceOf(
	item: Item,
	currency: string,
	state: CustomerReturn['return']['state'],
	voice: Voice
): ReturnedPiece {
	const title = voice.of({ en: item.line.title_en, th: item.line.title_th });
	const options = JSON.parse(item.line.options) as { value: string }[];
	const reason = item.reason ? voice.of({ en: item.reason.label_en, th: item.reason.label_th }) : '';
	return {
		id: item.id,
		picture: item.line.image,
		name:
			item.line.quantity > 1 || item.quantity > 1
				? voice.t(returnMoney.piece, { name: title, n: item.quantity })
				: title,
		details: [...optionsOf({ options }), reason].filter(Boolean).join(' · '),
		amount: { amountMinor: item.final_minor ?? item.quoted_goods_minor, currency },
		stands: standsOf(item, currency, state, voice),
		photos: item.photos.map((photo, index) => photoOf(photo.id, index, title, voice))
	};
}

function standsOf(
	item: Item,
	currency: string,
	state: CustomerReturn['return']['state'],
	voice: Voice
): string {
	if (item.acceptance === 'rejected') return voice.t(way.itemRejected);
	if (item.acceptance === 'accepted_reduced')
		return voice.t(way.itemReduced, { amount: voice.money({ amountMinor: item.deduction_minor, currency }) });
	switch (item.reception) {
		case 'awaiting':
			return state === 'approved' || state === 'in_review' || state === 'declined'
				? ''
				: voice.t(way.itemAwaited);
		case 'in_transit':
			return voice.t(way.itemOnWay);
		case 'received':
			return voice.t(item.acceptance === 'accepted' ? way.itemAccepted : way.itemHere);
		case 'kept':
			return voice.t(way.itemKept);
		case 'lost':
			return voice.t(item.goods_required === 1 ? way.itemLost : claims.itemRefunded);
		case 'cancelled':
			return voice.t(way.itemCancelled);
		case 'expired':
			return voice.t(way.itemExpired);
	}
}

const photoOf = (id: string, index: number, what: string, voice: Voice) => ({
	src: `/photos/${id}`,
	alt: voice.t(way.photoOf, { n: index + 1, what })
});

/** A bookmark of the first page tells the truth later: the greeting goes, the state stays. */
function sentOf({ return: row, order }: CustomerReturn, { justSent, now, voice }: Given): ReturnPage['sent'] {
	if (!justSent || now - row.created_at > DAY || row.state === 'cancelled') return null;
	return {
		title: voice.t(words.sentTitle, { number: row.number }),
		next: voice.t(order.email_norm ? words.sentMail : words.sentNoMail)
	};
}

function happeningsOf({ timeline, return: row }: CustomerReturn, voice: Voice): Happening[] {
	return timeline
		.flatMap((entry) => {
			const told = happenedToReturn(entry.type, row.kind);
			if (!told) return [];
			const kind = told.late ? { kind: 'late' as const } : {};
			return [
				{
					iso: voice.iso(entry.at),
					when: voice.dateTime(entry.at),
					text: voice.t(told.words, { number: row.number }),
					...kind
				}
			];
		})
		.reverse();
}
