import { isRefused } from '#lib/domain/fulfilment/refused.ts';
import type { TrackingStatus } from '#lib/domain/fulfilment/states.ts';
import type { Instant } from '#lib/domain/time.ts';
import { cod } from '#lib/i18n/cod.ts';
import { order as words } from '#lib/i18n/order.ts';
import { paymentName, refundPlace } from '#lib/i18n/payment.ts';
import { happenedToReturn } from '#lib/i18n/return-record.ts';
import { returns } from '#lib/i18n/return.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerOrder } from '#lib/server/queries/customer-order.ts';
import type { OrderChange } from '#lib/server/queries/order-changes.ts';
import type { Happening } from '#lib/ui/types.ts';
import { changesHappened } from './change.ts';
import { isBought } from './pieces.ts';

export type Happened = { at: Instant; text: string; kind?: NonNullable<Happening['kind']> };

/** One record of order, parcels, returns, refunds and changes, newest first. */
export function timelineOf(
	order: CustomerOrder,
	voice: Voice,
	changes: readonly OrderChange[],
	cancelled: readonly Happened[]
): Happening[] {
	const happened = [
		...ofOrder(order, voice),
		...ofParcels(order, voice),
		...ofReturns(order, voice),
		...ofRefunds(order, voice),
		...changesHappened(changes, voice),
		...cancelled
	];
	// What came about in the same moment keeps its order, the last first.
	return happened
		.reverse()
		.sort((a, b) => b.at - a.at)
		.map(({ at, text, kind }) => ({
			iso: voice.iso(at),
			when: voice.dateTime(at),
			text,
			...(kind ? { kind } : {})
		}));
}

function ofOrder({ order, lines, payments }: CustomerOrder, voice: Voice): Happened[] {
	const happened: Happened[] = [
		{ at: order.placed_at, text: voice.t(words.happenedPlaced, { n: lines.filter(isBought).length }) }
	];
	if (order.cancelled_at !== null)
		happened.push({ at: order.cancelled_at, text: voice.t(words.happenedCancelled), kind: 'late' });
	for (const payment of payments) {
		if (payment.captured_at === null || payment.captured_minor === 0) continue;
		const amount = voice.money({ amountMinor: payment.captured_minor, currency: payment.currency });
		const how = paymentName(voice, payment);
		happened.push({
			at: payment.captured_at,
			text: voice.t(words.happenedPaid, { amount, how }),
			kind: 'money'
		});
	}
	return happened;
}

type Scan = CustomerOrder['fulfilments'][number]['events'][number];
const LATE: readonly TrackingStatus[] = ['held', 'failed_attempt', 'returned_to_sender', 'lost', 'damaged'];

function ofParcels({ fulfilments }: CustomerOrder, voice: Voice): Happened[] {
	const several = fulfilments.filter((parcel) => parcel.state !== 'cancelled').length > 1;
	return fulfilments.flatMap((parcel, index) => {
		const what = several ? voice.t(words.parcelNumber, { n: index + 1 }) : voice.t(words.yourParcel);
		const told = parcel.events.flatMap((scan): Happened[] => {
			const text = scanText(scan, what, voice);
			if (text === null) return [];
			return [
				{ at: scan.occurred_at, text, ...(LATE.includes(scan.status) ? { kind: 'late' as const } : {}) }
			];
		});
		if (isRefused(parcel) && parcel.refused_at !== null)
			told.push({ at: parcel.refused_at, text: voice.t(cod.happenedRefused, { what }), kind: 'late' });
		const silent = parcel.events.length === 0;
		if (silent && parcel.shipped_at !== null)
			told.push({
				at: parcel.shipped_at,
				text: voice.t(words.happenedLeft, { what, place: parcel.origin_place })
			});
		if (silent && parcel.delivered_at !== null)
			told.push({ at: parcel.delivered_at, text: voice.t(words.happenedDelivered, { what }) });
		return told;
	});
}

function scanText(scan: Scan, what: string, voice: Voice): string | null {
	const { place } = scan;
	switch (scan.status) {
		case 'picked_up':
			return voice.t(words.happenedLeft, { what, place });
		case 'held': {
			const why = voice.of({ en: scan.description_en, th: scan.description_th });
			return voice.t(words.happenedHeld, { what, place, why });
		}
		case 'out_for_delivery':
			return voice.t(words.happenedOut, { what });
		case 'failed_attempt':
			return voice.t(words.happenedTried, { what });
		case 'available_for_pickup':
			return voice.t(words.happenedCollect, { what, place });
		case 'delivered':
			return voice.t(words.happenedDelivered, { what });
		case 'returned_to_sender':
			return voice.t(words.happenedBack, { what });
		case 'lost':
			return voice.t(words.happenedLost, { what });
		case 'damaged':
			return voice.t(words.happenedDamaged, { what });
		default:
			return null;
	}
}

function ofReturns({ returns: all, events }: CustomerOrder, voice: Voice): Happened[] {
	return events.flatMap((event): Happened[] => {
		const id = event.entity === 'return' ? event.entity_id : event.data.return_id;
		const one = all.find((candidate) => candidate.id === id);
		const told = one && happenedToReturn(event.type, one.kind);
		if (!told) return [];
		return [
			{
				at: event.at,
				text: voice.t(told.words, { number: one.number }),
				...(told.late ? { kind: 'late' as const } : {})
			}
		];
	});
}

/** Told by the refunds themselves: their rows know more than the record of their steps. */
function ofRefunds({ refunds, payments }: CustomerOrder, voice: Voice): Happened[] {
	return refunds.flatMap((refund) => {
		// Where all of it was only held, or carried over, there is nothing to tell of money.
		const isNothing =
			(refund.source === 'cancellation' || refund.source === 'exchange') && refund.amount_minor === 0;
		if (refund.state === 'cancelled' || isNothing) return [];
		const amount = voice.money({ amountMinor: refund.amount_minor, currency: refund.currency });
		if (refund.route === 'store_credit') {
			const at = refund.settled_at;
			return at === null
				? []
				: [{ at, text: voice.t(returns.happenedCredit, { amount }), kind: 'money' as const }];
		}
		const paid = payments.find((payment) => payment.id === refund.payments[0]?.payment_id);
		const how = refundPlace(voice, paid);
		const happened: Happened[] = [];
		if (refund.sent_at !== null)
			happened.push({
				at: refund.sent_at,
				text: voice.t(returns.happenedSent, { amount, how }),
				kind: 'money'
			});
		if (refund.settled_at !== null) {
			const failed = refund.state === 'failed' || refund.state === 'part_failed';
			const text = voice.t(failed ? returns.happenedFailed : returns.happenedSettled, { amount, how });
			happened.push({ at: refund.settled_at, text, kind: failed ? 'late' : 'money' });
		}
		return happened;
	});
}
