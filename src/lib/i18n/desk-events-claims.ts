import { factWords, type FactsOf } from './facts.ts';
import { message, type Message } from './say.ts';

type Telling = FactsOf & { who: string };

const isFound = (telling: Telling): boolean => factWords('en', telling).text('answer') === 'found';

/** What is found out about claims of parcels, for the timeline of the desk. */
export const claimEvents: Record<string, Message<Telling>> = {
	claim_carrier_asked: message<Telling>({
		en: ({ who }) => `${who} asked the carrier where the parcel is`,
		th: ({ who }) => `${who} สอบถามขนส่งเรื่องพัสดุ`
	}),
	claim_carrier_answered: message<Telling>({
		en: (telling) =>
			isFound(telling) ? 'The carrier found the parcel' : 'The carrier did not find the parcel',
		th: (telling) => (isFound(telling) ? 'ขนส่งพบพัสดุ' : 'ขนส่งหาพัสดุไม่พบ')
	}),
	claim_parcel_came: message<Telling>({
		en: () => 'The parcel came after all',
		th: () => 'พัสดุมาถึงภายหลัง'
	}),
	claim_arrival_settled: message<Telling>({
		en: ({ who }) => `${who} saw to the parcel that came after all`,
		th: ({ who }) => `${who} จัดการเรื่องพัสดุที่มาถึงภายหลัง`
	})
};
