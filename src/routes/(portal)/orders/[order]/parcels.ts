import { isRefused } from '#lib/domain/fulfilment/refused.ts';
import { isLate } from '#lib/domain/fulfilment/is-late.ts';
import { claimsOffered } from '#lib/domain/claim/offered.ts';
import { localDaysBetween, type Instant } from '#lib/domain/time.ts';
import { claims } from '#lib/i18n/claims.ts';
import { cod } from '#lib/i18n/cod.ts';
import { order as words } from '#lib/i18n/order.ts';
import { trackingStatuses } from '#lib/i18n/states.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerOrder } from '#lib/server/queries/customer-order.ts';
import type { Fact } from '#lib/ui/types.ts';
import { addressLines } from './address.ts';
import type { Parcel } from './page-model.ts';
import { optionsOf, pieceOf } from './pieces.ts';
import { stopsOf } from './stops.ts';

type Fulfilment = CustomerOrder['fulfilments'][number];

export function parcelOf(order: CustomerOrder, parcel: Fulfilment, voice: Voice, now: Instant): Parcel {
	const live = order.fulfilments.filter((one) => one.state !== 'cancelled');
	const of = live.length;
	const name =
		of > 1 ? voice.t(words.parcelOf, { n: live.indexOf(parcel) + 1, of }) : voice.t(words.oneParcel);
	const done = parcel.state === 'delivered';
	const { origin_place: from, destination_place: to } = parcel;
	return {
		id: `parcel-${parcel.position}`,
		name,
		state: stateOf(parcel, voice, now),
		ends: !done && from !== '' && to !== '' ? { from, to } : null,
		stops: stopsOf(order, parcel, voice, now),
		routeLabel: voice.t(words.routeOf, { what: name }),
		compact: done,
		over: done && of > 1 ? overOf(order, parcel, name, voice) : null,
		notice: noticeOf(parcel, voice, now),
		pieces: order.lines.flatMap((line) => {
			const quantity = parcel.lines.find((part) => part.order_line_id === line.id)?.quantity;
			return quantity === undefined ? [] : [pieceOf(order, line, quantity, voice, parcel)];
		}),
		claim: claimOf(order, parcel, voice, now),
		facts: factsOf(order, parcel, voice, now),
		trackingUrl: safeUrl(parcel.tracking_url),
		scans: parcel.events.map((event) => ({
			iso: voice.iso(event.occurred_at),
			when: voice.dateTime(event.occurred_at),
			text:
				voice.of({ en: event.description_en, th: event.description_th }) ||
				voice.t(trackingStatuses[event.status]),
			place: event.place
		}))
	};
}

/** What went back whole: a replacement has come in its place, or the money. */
function overOf(order: CustomerOrder, parcel: Fulfilment, name: string, voice: Voice): Parcel['over'] {
	const lines = order.lines.filter((line) => parcel.lines.some((part) => part.order_line_id === line.id));
	const [first, ...others] = lines;
	if (!first || lines.some((line) => line.qty_returned < line.quantity - line.qty_cancelled)) return null;
	const titles = [first, ...others].map((line) =>
		[voice.of({ en: line.title_en, th: line.title_th }), ...optionsOf(line)].join(', ')
	);
	return { text: `${name} · ${titles.join(', ')}`, state: voice.t(words.wasReturned, { n: 1, of: 1 }) };
}

/** Where to tell that something is missing or nothing came; null while there is nothing to tell. */
function claimOf(order: CustomerOrder, parcel: Fulfilment, voice: Voice, now: Instant): Parcel['claim'] {
	if (claimsOffered([order.rules], order.facts, parcel, parcel.lines, now) === null) return null;
	const text = voice.t(parcel.state === 'delivered' ? claims.start : claims.startLate);
	const { number } = order.order;
	return { href: `/orders/${encodeURIComponent(number)}/claim/${parcel.position + 1}`, text };
}

function stateOf(parcel: Fulfilment, voice: Voice, now: Instant): Parcel['state'] {
	if (isRefused(parcel)) {
		const isBack = parcel.state === 'returned_to_sender';
		return { kind: 'no', text: voice.t(isBack ? cod.refusedBack : cod.refusedState) };
	}
	switch (parcel.state) {
		case 'delivered': {
			const at = parcel.delivered_at;
			const text =
				at === null
					? voice.t(words.happenedDelivered, { what: '' })
					: voice.t(words.stateDelivered, { day: voice.dayMedium(at) });
			return { kind: 'done', text: text.trim() };
		}
		case 'lost':
			return { kind: 'no', text: voice.t(words.stateLost) };
		case 'returned_to_sender':
			return { kind: 'no', text: voice.t(words.stateCameBack) };
		case 'failed_attempt':
			return { kind: 'late', text: voice.t(words.stateTried) };
		default:
			if (isLate(parcel, now)) return { kind: 'late', text: lateness(parcel, voice, now) };
	}
	switch (parcel.state) {
		case 'out_for_delivery': {
			const waits = parcel.events.at(-1)?.status === 'available_for_pickup';
			return { kind: 'here', text: voice.t(waits ? words.stateCollect : words.stateOut) };
		}
		case 'shipped':
			return { kind: 'here', text: voice.t(words.stateOnWay) };
		default:
			return {
				kind: 'wait',
				text: voice.t(parcel.state === 'packed' ? words.statePacked : words.statePreparing)
			};
	}
}

/** Against the day that was promised first; the estimate counts while it lies ahead. */
function lateness(parcel: Fulfilment, voice: Voice, now: Instant): string {
	if (parcel.promised_at === null) return voice.t(words.late);
	const n = localDaysBetween(parcel.promised_at, Math.max(parcel.estimated_at ?? now, now), voice.zone);
	return n > 0 ? voice.t(words.daysLate, { n }) : voice.t(words.late);
}

function noticeOf(parcel: Fulfilment, voice: Voice, now: Instant): Parcel['notice'] {
	if (!isLate(parcel, now)) return null;
	const held = parcel.events.findLast(
		(event) => event.status === 'held' || event.status === 'failed_attempt'
	);
	const due = parcel.estimated_at !== null && parcel.estimated_at > now ? parcel.estimated_at : null;
	return {
		first: held ? voice.of({ en: held.description_en, th: held.description_th }) : '',
		next: due === null ? voice.t(words.heldNextNoDay) : voice.t(words.heldNext, { day: voice.day(due) })
	};
}

function factsOf(order: CustomerOrder, parcel: Fulfilment, voice: Voice, now: Instant): Fact[] {
	const done = parcel.state === 'delivered';
	const due = parcel.estimated_at ?? parcel.promised_at;
	const facts: Fact[] = [];
	const gone = parcel.state === 'lost' || parcel.state === 'returned_to_sender' || isRefused(parcel);
	if (!done && !gone && due !== null && due > now) {
		const moved = parcel.promised_at !== null && voice.iso(parcel.promised_at) !== voice.iso(due);
		facts.push({
			label: voice.t(words.dueDay),
			value: voice.day(due),
			...(moved ? { note: voice.t(words.before, { day: voice.day(parcel.promised_at ?? due) }) } : {})
		});
	}
	if (parcel.carrier !== '')
		facts.push({
			label: voice.t(words.carrier),
			value: [parcel.carrier, parcel.service].filter(Boolean).join(', ')
		});
	facts.push({
		label: voice.t(words.trackingNumber),
		value: parcel.tracking_number ?? numberMissing(parcel, voice)
	});
	const [name = '', ...address] = addressLines(order.order.ship_to);
	facts.push({
		label: voice.t(done ? words.wentTo : words.goingTo),
		value: name,
		...(address.length > 0 ? { note: address.join(', ') } : {})
	});
	return facts;
}

const numberMissing = (parcel: Fulfilment, voice: Voice): string =>
	voice.t(parcel.shipped_at === null ? words.noTrackingYet : words.noTracking);

/** A shop system may send anything as an address: only web addresses become links. */
function safeUrl(given: string | null): string | null {
	const url = given === null ? null : URL.parse(given);
	return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
}
