import { isRefused } from '#lib/domain/fulfilment/refused.ts';
import { isLate } from '#lib/domain/fulfilment/is-late.ts';
import type { Instant } from '#lib/domain/time.ts';
import { cod } from '#lib/i18n/cod.ts';
import { order as words } from '#lib/i18n/order.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerOrder } from '#lib/server/queries/customer-order.ts';
import { joined, type Unjoined } from '#lib/ui/joined.ts';
import type { Stop } from '#lib/ui/types.ts';

type Fulfilment = CustomerOrder['fulfilments'][number];
type Scan = Fulfilment['events'][number];

/** The parcel's way: what is behind it, where it is, what is ahead. At most five stops, so that it fits a phone. */
export function stopsOf(order: CustomerOrder, parcel: Fulfilment, voice: Voice, now: Instant): Stop[] {
	const behind = behindOf(order, parcel, voice);
	const here = hereOf(parcel, voice, now);
	const ahead = aheadOf(parcel, voice, now);
	return joined([...behind, ...here, ...ahead]);
}

function behindOf(order: CustomerOrder, parcel: Fulfilment, voice: Voice): Unjoined[] {
	const stops: Unjoined[] = [];
	if (parcel.packed_at !== null) stops.push(done(voice, voice.t(words.stopPacked), parcel.packed_at));
	else stops.push(done(voice, voice.t(words.stopPrepared), order.order.placed_at));
	if (parcel.shipped_at !== null) {
		const place = shortPlace(parcel.origin_place);
		stops.push(done(voice, voice.t(words.stopLeft, { place }), parcel.shipped_at));
	}
	if (parcel.state === 'delivered') {
		const near = parcel.events.findLast((scan) => scan.status === 'in_transit' && scan.place !== '');
		if (near)
			stops.push(
				done(voice, voice.t(words.stopReached, { place: shortPlace(near.place) }), near.occurred_at)
			);
		if (parcel.delivered_at !== null) {
			const text = `${voice.dayShort(parcel.delivered_at)}, ${voice.time(parcel.delivered_at)}`;
			stops.push({
				state: 'done',
				name: voice.t(words.stopHome),
				time: { iso: voice.iso(parcel.delivered_at), text }
			});
		}
	}
	return stops;
}

function hereOf(parcel: Fulfilment, voice: Voice, now: Instant): Unjoined[] {
	const last = parcel.events.findLast((scan) => scan.status !== 'note' && scan.status !== 'info_received');
	if (parcel.state === 'delivered' || parcel.shipped_at === null || !last) return [];
	if (last.status === 'picked_up' || last.status === 'packed') return [];
	const late =
		isLate(parcel, now) || isRefused(parcel) || parcel.state === 'lost' || parcel.state === 'failed_attempt';
	const stays = last.status === 'held' || last.status === 'available_for_pickup';
	return [
		{
			state: late || parcel.state === 'returned_to_sender' ? 'late' : 'here',
			name: isRefused(parcel) && last.status === 'returning' ? voice.t(cod.stopRefused) : nameOf(last, voice),
			time: {
				iso: voice.iso(last.occurred_at),
				text: voice.dayShort(last.occurred_at),
				...(stays ? { before: voice.t(words.since) } : {})
			}
		}
	];
}

function nameOf(scan: Scan, voice: Voice): string {
	const place = shortPlace(scan.place);
	switch (scan.status) {
		case 'held':
			return voice.t(words.stopHeld, { place });
		case 'out_for_delivery':
			return voice.t(words.stopOut);
		case 'failed_attempt':
			return voice.t(words.stopTried);
		case 'available_for_pickup':
			return voice.t(words.stopCollect);
		case 'returned_to_sender':
		case 'returning':
			return voice.t(words.stopBack);
		case 'lost':
			return voice.t(words.stopLost);
		default:
			return voice.t(words.stopReached, { place });
	}
}

function aheadOf(parcel: Fulfilment, voice: Voice, now: Instant): Unjoined[] {
	if (['delivered', 'lost', 'returned_to_sender'].includes(parcel.state) || isRefused(parcel)) return [];
	const due = parcel.estimated_at ?? parcel.promised_at;
	const ahead = due !== null && due > now ? due : null;
	const moved =
		ahead !== null && parcel.promised_at !== null && voice.iso(parcel.promised_at) !== voice.iso(ahead);
	const stops: Unjoined[] = [];
	if (parcel.shipped_at === null)
		stops.push({ state: 'next', name: voice.t(words.stopLeft, { place: shortPlace(parcel.origin_place) }) });
	if (parcel.state === 'shipped' || parcel.state === 'failed_attempt' || parcel.shipped_at === null)
		stops.push({ state: 'next', name: voice.t(words.stopOut), ...timed(voice, ahead) });
	stops.push({
		state: 'next',
		name: voice.t(words.stopHome),
		...(ahead === null
			? {}
			: {
					time: {
						iso: voice.iso(ahead),
						text: voice.dayShort(ahead),
						...(moved ? { struck: voice.dayShort(parcel.promised_at ?? ahead) } : {})
					}
				})
	});
	return stops;
}

const done = (voice: Voice, name: string, at: Instant): Unjoined => ({
	state: 'done',
	name,
	...timed(voice, at)
});

const timed = (voice: Voice, at: Instant | null): Pick<Unjoined, 'time'> =>
	at === null ? {} : { time: { iso: voice.iso(at), text: voice.dayShort(at) } };

/** `Bang Na, Bangkok` is `Bang Na` on the line, `บางนา กรุงเทพฯ` is `บางนา`; its ends say the whole. */
const shortPlace = (place: string): string =>
	place.split(/[\u0e00-\u0e7f]/u.test(place) ? /[,\s]/u : ',')[0]?.trim() ?? place;
