import { isRefused } from '#lib/domain/fulfilment/refused.ts';
import { isLate } from '#lib/domain/fulfilment/is-late.ts';
import type { Instant } from '#lib/domain/time.ts';
import { claims } from '#lib/i18n/claims.ts';
import { cod } from '#lib/i18n/cod.ts';
import { order as words } from '#lib/i18n/order.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerOrder } from '#lib/server/queries/customer-order.ts';
import { unsentOf } from './pieces.ts';
import { claimOfParcels, isClaim, stateOf } from './returns.ts';

/** The answer in at most two short sentences, and the sentence under it with the one link that helps now. */
export type Headline = {
	lines: string[];
	lead: { before: string; href: string; link: string; after: string } | null;
};

type Parcel = CustomerOrder['fulfilments'][number];

/** Longer names than this push the day out of the first lines on a phone. */
const SHORT_NAME = 26;

/** Where the order is, with a day: told of the parcel that needs telling most. */
export function headlineOf(order: CustomerOrder, voice: Voice, now: Instant): Headline {
	if (order.order.cancelled_at !== null) {
		return {
			lines: [
				voice.t(words.cancelled),
				voice.t(words.cancelledOn, { day: voice.dayMonth(order.order.cancelled_at) })
			],
			lead: leadOfReturn(order, voice)
		};
	}
	const parcels = order.fulfilments.filter((parcel) => parcel.state !== 'cancelled');
	const told = [...parcels].sort((a, b) => urgency(b, now) - urgency(a, now) || arrival(a) - arrival(b))[0];
	const unsent = order.lines.some((line) => unsentOf(order, line) > 0);
	if (!told) {
		return {
			lines: [
				voice.t(words.preparing),
				voice.t(words.placedOn, { day: voice.dayMonth(order.order.placed_at) })
			],
			lead: null
		};
	}
	if (told.state === 'delivered' && unsent) {
		return {
			lines: [voice.t(words.restPreparing), voice.t(words.lastOn, { day: voice.dayMonth(lastDay(parcels)) })],
			lead: leadOf(order, told, parcels, voice, now)
		};
	}
	return { lines: linesOf(order, told, parcels, voice, now), lead: leadOf(order, told, parcels, voice, now) };
}

function linesOf(
	order: CustomerOrder,
	parcel: Parcel,
	parcels: Parcel[],
	voice: Voice,
	now: Instant
): string[] {
	const what = subjectOf(order, parcel, parcels, voice);
	const at = (status: Parcel['events'][number]['status']): Instant | undefined =>
		parcel.events.findLast((event) => event.status === status)?.occurred_at;
	const day = (instant: Instant) => ({ day: voice.dayMonth(instant) });
	const dated = (words_: Parameters<Voice['t']>[0], instant: Instant | null | undefined): string[] =>
		instant === null || instant === undefined ? [] : [voice.t(words_ as typeof words.leftOn, day(instant))];
	if (isRefused(parcel)) {
		return [voice.t(cod.refusedHead), voice.t(isPrepaid(order) ? cod.refusedPaid : cod.refusedNothing)];
	}
	switch (parcel.state) {
		case 'delivered':
			if (parcels.length > 1)
				return [voice.t(words.allDelivered), voice.t(words.lastOn, day(lastDay(parcels)))];
			return [voice.t(words.deliveredOn, day(lastDay(parcels)))];
		case 'lost':
			return [voice.t(words.isLost, { what }), ...dated(words.carrierSaidOn, at('lost'))];
		case 'returned_to_sender':
			return [voice.t(words.cameBack, { what }), ...dated(words.reachedUsOn, at('returned_to_sender'))];
		case 'failed_attempt':
			return [voice.t(words.nobodyIn, { what }), ...dated(words.triedOn, at('failed_attempt'))];
		case 'out_for_delivery': {
			const latest = parcel.events.at(-1);
			if (latest?.status === 'available_for_pickup') {
				const place = latest.place;
				return [
					voice.t(words.canBeCollected, { what }),
					voice.t(words.collectAt, { place, ...day(latest.occurred_at) })
				];
			}
			const since = at('out_for_delivery') ?? parcel.shipped_at;
			if (parcel.estimated_at !== null && voice.iso(parcel.estimated_at) === voice.iso(now))
				return [voice.t(words.isOut, { what }), voice.t(words.shouldArriveToday, day(parcel.estimated_at))];
			return [voice.t(words.isOut, { what }), ...dated(words.outSince, since)];
		}
		default:
			return [...openingOf(parcel, what, voice, now), ...whenOf(parcel, voice, now)];
	}
}

function openingOf(parcel: Parcel, what: string, voice: Voice, now: Instant): string[] {
	if (isLate(parcel, now)) return [voice.t(words.isLate, { what })];
	if (parcel.state === 'shipped') return [voice.t(words.isOnItsWay, { what })];
	return [parcel.state === 'packed' ? voice.t(words.isPacked, { what }) : voice.t(words.preparing)];
}

function whenOf(parcel: Parcel, voice: Voice, now: Instant): string[] {
	const due = parcel.estimated_at ?? parcel.promised_at;
	if (due !== null) {
		const day = voice.dayMonth(due);
		if (voice.iso(due) === voice.iso(now)) return [voice.t(words.shouldArriveToday, { day })];
		return [voice.t(due > now ? words.shouldArrive : words.wasDue, { day })];
	}
	if (parcel.shipped_at !== null) return [voice.t(words.leftOn, { day: voice.dayMonth(parcel.shipped_at) })];
	return parcel.packed_at === null
		? []
		: [voice.t(words.packedOn, { day: voice.dayMonth(parcel.packed_at) })];
}

/** The piece by its name when it travels alone, else the parcel, by its number when there are several. */
function subjectOf(order: CustomerOrder, parcel: Parcel, parcels: Parcel[], voice: Voice): string {
	const [only, another] = parcel.lines;
	const line = order.lines.find((candidate) => candidate.id === only?.order_line_id);
	const name = line && !another ? voice.of({ en: line.title_en, th: line.title_th }) : '';
	if (name !== '' && name.length <= SHORT_NAME) return voice.t(words.yourPiece, { what: name });
	return parcels.length > 1
		? voice.t(words.parcelNumber, { n: parcels.indexOf(parcel) + 1 })
		: voice.t(words.yourParcel);
}

function leadOf(
	order: CustomerOrder,
	told: Parcel,
	parcels: Parcel[],
	voice: Voice,
	now: Instant
): Headline['lead'] {
	const contact = (after: string) => ({
		before: '',
		href: '#contact',
		link: voice.t(words.contactUs),
		after: ` ${after}`
	});
	if (isRefused(told)) {
		const before = isPrepaid(order) ? '' : `${voice.t(cod.refusedDone)} `;
		return { ...contact(voice.t(cod.refusedWrong)), before };
	}
	const claim = claimOfParcels(order);
	if (told.state === 'lost' || told.state === 'returned_to_sender')
		return claim
			? linkTo(claim, voice)
			: contact(voice.t(told.state === 'lost' ? words.lostNext : words.cameBackNext));
	if (told.state === 'failed_attempt') return contact(voice.t(words.nobodyInNext));
	const open = leadOfReturn(order, voice);
	if (open) return open;
	const href = `/orders/${encodeURIComponent(order.order.number)}/return`;
	const days = order.verdicts.flatMap((verdict) =>
		verdict.returnable_quantity > 0 && verdict.return_by !== null ? [verdict.return_by] : []
	);
	if (days.length > 0) {
		const after = ` ${voice.t(words.untilDay, { day: voice.dayMonth(Math.min(...days)) })}`;
		const here = parcels.filter((parcel) => parcel.state === 'delivered').length;
		if (told.state === 'delivered') return { before: '', href, link: voice.t(words.returnLinkFirst), after };
		const before = voice.t(here > 1 ? words.othersAreHere : words.otherIsHere);
		return {
			before: `${before}${voice.locale === 'en' ? ': ' : ' '}`,
			href,
			link: voice.t(words.returnLink),
			after
		};
	}
	return isLate(told, now) ? contact(voice.t(words.lateNext)) : null;
}

/** Something was paid before the parcel came to the door. */
const isPrepaid = ({ payments }: CustomerOrder): boolean =>
	payments.some((payment) => payment.provider !== 'cash_on_delivery' && payment.captured_minor > 0);

const OPEN = ['in_review', 'approved', 'in_transit', 'part_received', 'received'];

function leadOfReturn(order: CustomerOrder, voice: Voice): Headline['lead'] {
	const open = order.returns.findLast((one) => OPEN.includes(one.state));
	return open ? linkTo(open, voice) : null;
}

const linkTo = (one: CustomerOrder['returns'][number], voice: Voice): Headline['lead'] => ({
	before: '',
	href: `/returns/${one.number}`,
	link: voice.t(isClaim(one) ? claims.pageTitle : words.returnOpen, { number: one.number }),
	after: `: ${stateOf(one, voice)}`
});

const lastDay = (parcels: Parcel[]): Instant =>
	Math.max(...parcels.map((parcel) => parcel.delivered_at ?? 0));

const arrival = (parcel: Parcel): number =>
	parcel.estimated_at ?? parcel.promised_at ?? Number.MAX_SAFE_INTEGER;

const URGENCY: Record<Parcel['state'], number> = {
	lost: 8,
	returned_to_sender: 7,
	failed_attempt: 6,
	out_for_delivery: 4,
	shipped: 3,
	packed: 2,
	pending: 1,
	delivered: 0,
	cancelled: -1
};
/** A late parcel is told before one that is about to come. */
const urgency = (parcel: Parcel, now: Instant): number =>
	isLate(parcel, now) && URGENCY[parcel.state] < 4 ? 5 : URGENCY[parcel.state];
