import type { ClaimProblem } from '#lib/domain/claim/problems.ts';
import type { CancellationReason } from '#lib/domain/cancellation/reasons.ts';
import type { WantedChange } from '#lib/server/commands/order-changes/types.ts';
import type { ProductName } from './catalogue.ts';
import { PEOPLE, type PersonName } from './people.ts';

/** How far a parcel got. The days are counted from the order's own day. */
export type Journey =
	| 'unpacked'
	| 'packed'
	| 'in_transit'
	| 'late'
	| 'out_for_delivery'
	| 'failed_attempt'
	| 'delivered'
	| 'lost'
	| 'refused'
	| 'returned_to_sender';

export type ReturnStory = {
	/** What is told of its first parcel; nothing then comes back. */
	claim?: ClaimProblem;
	/** Which goods of the order, how many, why. */
	items: {
		line: number;
		quantity: number;
		reason: string;
		answer?: string;
		comment?: string;
		photo?: true;
		/** What is wanted for it in exchange: a product in one of its options. */
		wants?: [product: ProductName, option: string];
	}[];
	outcome?: 'refund' | 'store_credit' | 'exchange';
	method: 'drop_off' | 'own_carrier' | 'keep';
	/** Days from delivery to the request. */
	after: number;
	/** How far it got by today. */
	until:
		| 'requested'
		| 'asked'
		| 'declined'
		| 'cancelled'
		| 'expired'
		| 'in_transit'
		| 'part_received'
		| 'received'
		| 'refunded'
		| 'reduced'
		| 'rejected'
		| 'refund_pending'
		| 'refund_failed'
		| 'payout_by_hand';
};

export type Scenario = {
	person: PersonName;
	goods: [product: ProductName, option: number, quantity: number, finalSale?: 'final_sale'][];
	/** Days before today on which the order was placed. */
	days: number;
	/** Of an order of today: minutes since it came in. */
	minutes?: number;
	number?: string;
	discount?: { label: string; minor: number };
	shipping?: number;
	/** `visa_held`: authorised and not taken yet. */
	pays?:
		| 'visa'
		| 'visa_held'
		| 'mastercard'
		| 'promptpay'
		| 'cash_on_delivery'
		| 'visa_refund_pending'
		| 'visa_refund_fails';
	/** Goods by parcel: [[0, 1], [2]] sends the third line alone. One parcel when absent. */
	parcels?: number[][];
	journeys: Journey[];
	return?: ReturnStory;
	/** Lines given away whole; `sentBackBy`: the receiver who sends the first of them back. */
	gift?: { message: string; lines: number[]; sentBackBy?: string };
	/** Changed `after` so many minutes; `declined`: why an agent did not agree. */
	change?: { after: number; wanted: WantedChange; declined?: string };
	/** Called off `after` so many minutes: all of it, or so many of its first line. */
	cancel?: { after: number; quantity?: number; reason: CancellationReason; answer?: 'stop' | 'too_late' };
};

const shirtTooSmall = { line: 0, quantity: 1, reason: 'too_small' };

/** Every state that the product knows, at least once, in the last ninety days. */
export const STORIES: Scenario[] = [
	// The order that the documentation shows: one parcel home, one held by a flood.
	{
		person: 'ploy',
		number: 'BD-74K29',
		goods: [
			['shirt', 0, 1],
			['bowls', 0, 1],
			['cushion', 0, 2],
			['soap', 0, 1],
			['table', 0, 1]
		],
		days: 15,
		discount: { label: 'NEWHOME', minor: 50_000 },
		shipping: 12_000,
		pays: 'visa',
		parcels: [[0, 1, 2, 3], [4]],
		journeys: ['delivered', 'late']
	},
	{
		person: 'somchai',
		goods: [
			['teapot', 0, 1],
			['cup', 0, 4]
		],
		days: 0,
		shipping: 6_000,
		pays: 'promptpay',
		journeys: ['unpacked']
	},
	{ person: 'ann', goods: [['dress', 1, 1]], days: 0, pays: 'visa', journeys: ['unpacked'] },
	{
		person: 'sarah',
		goods: [
			['blanket', 0, 1],
			['candle', 0, 2]
		],
		days: 1,
		shipping: 1_800,
		pays: 'visa',
		journeys: ['unpacked']
	},
	{ person: 'krit', goods: [['chair', 0, 2]], days: 1, pays: 'mastercard', journeys: ['packed'] },
	{
		person: 'joy',
		goods: [
			['towel', 0, 3],
			['soap', 0, 5]
		],
		days: 2,
		pays: 'cash_on_delivery',
		shipping: 5_000,
		journeys: ['packed']
	},
	{ person: 'bank', goods: [['lamp', 0, 1]], days: 3, pays: 'visa', journeys: ['in_transit'] },
	{
		person: 'yuki',
		goods: [
			['bowls', 0, 1],
			['spoons', 0, 1]
		],
		days: 6,
		pays: 'mastercard',
		shipping: 2_400,
		journeys: ['in_transit']
	},
	{
		person: 'emma',
		goods: [['scarf', 0, 2]],
		days: 7,
		pays: 'visa',
		shipping: 1_500,
		journeys: ['in_transit']
	},
	{
		person: 'nok',
		goods: [['mat', 0, 1]],
		days: 4,
		pays: 'promptpay',
		shipping: 8_000,
		journeys: ['out_for_delivery']
	},
	{
		person: 'wirat',
		goods: [['mirror', 0, 1]],
		days: 4,
		pays: 'visa',
		shipping: 15_000,
		journeys: ['failed_attempt']
	},
	{
		person: 'ton',
		goods: [['basket', 0, 2]],
		days: 9,
		pays: 'cash_on_delivery',
		shipping: 6_000,
		journeys: ['late']
	},
	{
		person: 'fah',
		goods: [
			['vase', 0, 1],
			['incense', 0, 3]
		],
		days: 16,
		pays: 'visa',
		shipping: 5_000,
		journeys: ['lost']
	},
	{
		person: 'prasit',
		goods: [['tote', 0, 2]],
		days: 14,
		pays: 'visa',
		shipping: 4_000,
		journeys: ['returned_to_sender']
	},

	// Delivered, nothing asked: inside the window, and long past it.
	{
		person: 'mali',
		goods: [
			['apron', 0, 2],
			['spoons', 0, 2]
		],
		days: 8,
		pays: 'visa',
		shipping: 5_000,
		journeys: ['delivered']
	},
	{
		person: 'lena',
		goods: [['blanket', 0, 1]],
		days: 18,
		pays: 'visa',
		shipping: 2_000,
		journeys: ['delivered']
	},
	{
		person: 'diego',
		goods: [
			['table', 0, 1],
			['lamp', 0, 1]
		],
		days: 21,
		pays: 'mastercard',
		shipping: 6_500,
		parcels: [[0], [1]],
		journeys: ['delivered', 'delivered']
	},
	{
		person: 'ann',
		goods: [
			['scarf', 0, 1, 'final_sale'],
			['tote', 0, 1]
		],
		days: 12,
		pays: 'promptpay',
		journeys: ['delivered']
	},
	{
		person: 'somchai',
		goods: [['chair', 0, 1]],
		days: 74,
		pays: 'visa',
		shipping: 35_000,
		journeys: ['delivered']
	},
	{
		person: 'james',
		goods: [['notebook', 0, 4]],
		days: 81,
		pays: 'visa',
		shipping: 1_200,
		journeys: ['delivered']
	},

	// A person must look: value, repeated returns, a defect after the window.
	{
		person: 'mette',
		goods: [
			['plates', 0, 1],
			['notebook', 0, 5]
		],
		days: 12,
		pays: 'visa',
		shipping: 145_000,
		journeys: ['delivered'],
		return: {
			items: [
				{
					line: 0,
					quantity: 1,
					reason: 'damaged',
					answer: 'item_broken',
					comment: 'The outer box was dented and two plates were in pieces.',
					photo: true
				}
			],
			method: 'drop_off',
			after: 3,
			until: 'requested'
		}
	},
	{
		person: 'krit',
		goods: [
			['chair', 0, 1],
			['table', 0, 1]
		],
		days: 19,
		pays: 'visa',
		shipping: 35_000,
		journeys: ['delivered'],
		return: {
			items: [
				{ line: 0, quantity: 1, reason: 'changed_mind' },
				{ line: 1, quantity: 1, reason: 'changed_mind' }
			],
			method: 'own_carrier',
			after: 10,
			until: 'requested'
		}
	},
	{
		person: 'noor',
		goods: [['lamp', 0, 1]],
		days: 66,
		pays: 'visa',
		shipping: 1_900,
		journeys: ['delivered'],
		return: {
			items: [
				{
					line: 0,
					quantity: 1,
					reason: 'faulty',
					comment: 'It flickers and then goes dark after a minute.',
					photo: true
				}
			],
			method: 'drop_off',
			after: 52,
			until: 'requested'
		}
	},
	{
		person: 'wirat',
		goods: [['chair', 0, 1]],
		days: 17,
		pays: 'mastercard',
		shipping: 8_000,
		journeys: ['delivered'],
		return: {
			items: [
				{ line: 0, quantity: 1, reason: 'wrong_item', comment: 'สั่งเก้าอี้สีธรรมชาติ แต่ได้สีเข้ม', photo: true }
			],
			method: 'drop_off',
			after: 5,
			until: 'asked'
		}
	},

	// Approved and on the way back.
	{
		person: 'mali',
		goods: [
			['shirt', 1, 1],
			['trousers', 0, 1]
		],
		days: 13,
		pays: 'visa',
		shipping: 5_000,
		journeys: ['delivered'],
		return: { items: [shirtTooSmall], method: 'drop_off', after: 6, until: 'requested' }
	},
	{
		person: 'ann',
		goods: [['dress', 0, 1]],
		days: 10,
		pays: 'promptpay',
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'too_big' }],
			method: 'drop_off',
			after: 4,
			until: 'requested'
		}
	},
	{
		person: 'lena',
		goods: [['cushion', 0, 4]],
		days: 24,
		pays: 'visa',
		shipping: 1_600,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 2, reason: 'not_as_described' }],
			method: 'own_carrier',
			after: 12,
			until: 'in_transit'
		}
	},
	{
		person: 'bank',
		goods: [['sandals', 0, 1]],
		days: 14,
		pays: 'visa',
		shipping: 4_000,
		journeys: ['delivered'],
		return: { items: [shirtTooSmall], method: 'drop_off', after: 5, until: 'in_transit' }
	},
	{
		person: 'prasit',
		goods: [
			['towel', 0, 4],
			['basket', 0, 1]
		],
		days: 20,
		pays: 'visa',
		shipping: 6_000,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 3, reason: 'not_as_described' }],
			method: 'drop_off',
			after: 7,
			until: 'part_received'
		}
	},
	{
		person: 'fah',
		goods: [['trousers', 1, 1]],
		days: 18,
		pays: 'visa',
		shipping: 4_000,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'too_big' }],
			method: 'drop_off',
			after: 5,
			until: 'received'
		}
	},
	{
		person: 'sarah',
		goods: [
			['dress', 1, 1],
			['scarf', 0, 1]
		],
		days: 26,
		pays: 'visa',
		shipping: 1_800,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'too_small' }],
			method: 'own_carrier',
			after: 9,
			until: 'received'
		}
	},

	// Finished, each in its own way.
	{
		person: 'somchai',
		goods: [['shirt', 2, 2]],
		days: 34,
		pays: 'visa',
		shipping: 5_000,
		journeys: ['delivered'],
		return: { items: [shirtTooSmall], method: 'drop_off', after: 4, until: 'refunded' }
	},
	{
		person: 'james',
		goods: [
			['teapot', 0, 1],
			['cup', 0, 6]
		],
		days: 40,
		pays: 'visa',
		shipping: 2_200,
		journeys: ['delivered'],
		return: {
			items: [{ line: 1, quantity: 2, reason: 'damaged', answer: 'item_broken', photo: true }],
			method: 'drop_off',
			after: 3,
			until: 'refunded'
		}
	},
	{
		person: 'diego',
		goods: [['blanket', 0, 2]],
		days: 44,
		pays: 'mastercard',
		shipping: 2_600,
		discount: { label: 'HELLO10', minor: 1_380 },
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'changed_mind' }],
			method: 'own_carrier',
			after: 8,
			until: 'refunded'
		}
	},
	{
		person: 'emma',
		goods: [['tote', 0, 3]],
		days: 47,
		pays: 'visa',
		shipping: 1_200,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'changed_mind' }],
			method: 'drop_off',
			after: 6,
			until: 'reduced'
		}
	},
	{
		person: 'yuki',
		goods: [['dress', 0, 1]],
		days: 52,
		pays: 'mastercard',
		shipping: 2_000,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'changed_mind' }],
			method: 'own_carrier',
			after: 11,
			until: 'rejected'
		}
	},
	{
		person: 'ton',
		goods: [['apron', 0, 1]],
		days: 30,
		pays: 'visa',
		shipping: 4_000,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'changed_mind' }],
			outcome: 'store_credit',
			method: 'drop_off',
			after: 3,
			until: 'refunded'
		}
	},
	{
		person: 'mali',
		goods: [
			['spoons', 0, 1],
			['candle', 0, 1]
		],
		days: 25,
		pays: 'visa',
		shipping: 4_000,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'damaged', answer: 'item_broken', photo: true }],
			method: 'keep',
			after: 2,
			until: 'refunded'
		}
	},
	{
		person: 'joy',
		goods: [['mat', 0, 1]],
		days: 22,
		pays: 'cash_on_delivery',
		shipping: 6_000,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'not_as_described' }],
			method: 'drop_off',
			after: 2,
			until: 'payout_by_hand'
		}
	},
	{
		person: 'nok',
		goods: [['basket', 0, 1]],
		days: 23,
		pays: 'visa_refund_pending',
		shipping: 5_000,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'changed_mind' }],
			method: 'drop_off',
			after: 6,
			until: 'refund_pending'
		}
	},
	{
		person: 'wirat',
		goods: [['lamp', 0, 1]],
		days: 28,
		pays: 'visa_refund_fails',
		shipping: 6_000,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'arrived_late' }],
			method: 'drop_off',
			after: 5,
			until: 'refund_failed'
		}
	},
	{
		person: 'krit',
		goods: [['sandals', 1, 1]],
		days: 38,
		pays: 'visa',
		shipping: 4_000,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'changed_mind' }],
			method: 'drop_off',
			after: 5,
			until: 'cancelled'
		}
	},
	{
		person: 'bank',
		goods: [['vase', 0, 1]],
		days: 45,
		pays: 'visa',
		shipping: 5_000,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'changed_mind' }],
			method: 'drop_off',
			after: 7,
			until: 'expired'
		}
	},
	{
		person: 'krit',
		goods: [['plates', 0, 2]],
		days: 41,
		pays: 'visa',
		shipping: 12_000,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 2, reason: 'changed_mind', comment: 'ใช้ไปครั้งหนึ่งแล้ว แต่ไม่ชอบสี' }],
			method: 'own_carrier',
			after: 20,
			until: 'declined'
		}
	}
];

/** Plain orders that fill the weeks between the stories. */
export function everydayOrders(
	pick: (below: number) => number,
	people: PersonName[],
	products: ProductName[]
): Scenario[] {
	return Array.from({ length: 36 }, (_, index) => {
		const lines = 1 + pick(3);
		const chosen = new Set(
			Array.from({ length: lines }, () => products[pick(products.length)] as ProductName)
		);
		const person = people[pick(people.length)] as PersonName;
		const atHome = PEOPLE[person].currency === 'THB';
		const days = 10 + Math.floor((index / 36) * 78) + pick(3);
		return {
			person,
			goods: [...chosen].map((product) => [product, 0, 1 + pick(2)] as [ProductName, number, number]),
			days,
			pays: (['visa', 'mastercard', 'visa', atHome ? 'promptpay' : 'visa'] as const)[pick(4)],
			journeys: ['delivered'],
			return:
				index % 7 === 3
					? {
							items: [
								{
									line: 0,
									quantity: 1,
									reason: ['changed_mind', 'not_as_described', 'too_big'][pick(3)] as string
								}
							],
							method: 'drop_off',
							after: 2 + pick(5),
							until: days > 24 ? 'refunded' : 'in_transit'
						}
					: undefined
		};
	});
}
