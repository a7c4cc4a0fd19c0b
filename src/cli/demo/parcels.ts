import type { NeutralFulfilment, NeutralTrackingEvent } from '#lib/domain/order/neutral.ts';
import type { ToldStatus } from '#lib/domain/fulfilment/states.ts';
import { DAY, MINUTE } from '#lib/domain/time.ts';
import type { Chance } from './chance.ts';
import type { Person } from './people.ts';
import type { Journey } from './scenarios.ts';

type Leg = {
	after: number;
	status: ToldStatus;
	place: { en: string; th: string };
	words: { en: string; th: string };
};

const BANG_NA = { en: 'Bang Na, Bangkok', th: 'บางนา กรุงเทพฯ' };
const NAKHON_SAWAN = { en: 'Nakhon Sawan', th: 'นครสวรรค์' };
const SUVARNABHUMI = { en: 'Suvarnabhumi', th: 'สุวรรณภูมิ' };

const leg = (after: number, status: ToldStatus, place: Leg['place'], en: string, th: string): Leg => ({
	after,
	status,
	place,
	words: { en, th }
});

/** The way of one parcel in days after the order, as far as its journey got. */
function legsOf(journey: Journey, person: Person): Leg[] {
	const abroad = person.address.country !== 'TH';
	const slow = abroad ? 2.4 : 1;
	const packed = leg(0.7, 'packed', BANG_NA, 'Packed', 'แพ็กแล้ว');
	const left = leg(1.2, 'picked_up', BANG_NA, 'Left Bang Na', 'ออกจากบางนา');
	const between = abroad
		? leg(2.6, 'in_transit', SUVARNABHUMI, 'Cleared for export', 'ผ่านพิธีการขาออก')
		: leg(2, 'in_transit', NAKHON_SAWAN, 'Reached Nakhon Sawan', 'ถึงนครสวรรค์');
	const near = leg(
		2.8 * slow,
		'in_transit',
		person.place,
		`Reached ${person.place.en}`,
		`ถึง${person.place.th}`
	);
	const out = leg(3.2 * slow, 'out_for_delivery', person.place, 'Out for delivery', 'ออกนำส่ง');
	const home = leg(
		3.35 * slow,
		'delivered',
		person.place,
		'Delivered, received in person',
		'นำส่งสำเร็จ ผู้รับเซ็นรับเอง'
	);
	const held = leg(2, 'held', NAKHON_SAWAN, 'Held: the road is flooded', 'พักพัสดุ: น้ำท่วมถนน');
	const tried = leg(3.3 * slow, 'failed_attempt', person.place, 'Nobody at home', 'ไม่มีผู้รับ');
	const refused = leg(3.35, 'refused', person.place, 'Refused at the door', 'ผู้รับปฏิเสธรับพัสดุ');
	const gone = leg(12, 'lost', NAKHON_SAWAN, 'Lost by the carrier', 'ขนส่งแจ้งว่าพัสดุสูญหาย');
	const back = leg(9, 'returned_to_sender', BANG_NA, 'Back with the sender', 'ตีกลับถึงผู้ส่ง');
	const ways: Record<Journey, Leg[]> = {
		unpacked: [],
		packed: [packed],
		in_transit: [packed, left, between],
		late: [packed, left, held],
		out_for_delivery: [packed, left, between, near, out],
		failed_attempt: [packed, left, between, near, out, tried],
		delivered: [packed, left, between, near, out, home],
		lost: [packed, left, between, gone],
		refused: [packed, left, between, near, out, refused],
		returned_to_sender: [packed, left, between, near, out, tried, back]
	};
	return ways[journey];
}

/** One parcel with its carrier's events. Nothing lies in the future: a young order's parcel got less far. */
export function parcel(
	chance: Chance,
	person: Person,
	journey: Journey,
	position: number,
	lines: { line: string; quantity: number }[],
	placedAt: number,
	now: number,
	shippingDelayDays = 0
): NeutralFulfilment {
	const at = (days: number): number =>
		placedAt + (days + shippingDelayDays) * DAY + chance.below(50) * MINUTE;
	const events: NeutralTrackingEvent[] = legsOf(journey, person)
		.map((one) => ({
			code: one.status,
			status: one.status,
			place: one.place[person.locale],
			description: one.words,
			occurred_at: at(one.after)
		}))
		.filter((event) => event.occurred_at < now);
	const when = (status: ToldStatus): number | null =>
		events.find((event) => event.status === status)?.occurred_at ?? null;
	const usual = placedAt + (person.address.country === 'TH' ? 5 : 10) * DAY + shippingDelayDays * DAY;
	const late = journey === 'late' || journey === 'lost';
	const promised = late ? now - 2 * DAY : usual;
	return {
		reference: String(position),
		carrier: person.address.country === 'TH' ? 'Siam Parcel' : 'Siam Parcel Worldwide',
		service: '',
		tracking_number: events.length > 1 ? `SP${chance.digits(10)}` : null,
		tracking_url: null,
		origin: BANG_NA[person.locale],
		destination: person.place[person.locale],
		packed_at: when('packed'),
		shipped_at: when('picked_up'),
		delivered_at: when('delivered'),
		promised_at: promised,
		estimated_at: journey === 'late' ? now + 4 * DAY : promised,
		cancelled: false,
		lines,
		events
	};
}
