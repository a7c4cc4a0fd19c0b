import type { Scenario } from './scenarios.ts';

/** Returns that are over, each in its own way. */
export const FINISHED_STORIES: Scenario[] = [
	{
		person: 'somchai',
		goods: [['shirt', 2, 2]],
		days: 34,
		pays: 'visa',
		shipping: 5_000,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'too_small' }],
			method: 'drop_off',
			after: 4,
			until: 'refunded'
		}
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
