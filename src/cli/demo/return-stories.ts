import type { Scenario } from './scenarios.ts';

const TOO_SMALL = { line: 0, quantity: 1, reason: 'too_small' };

/** Returns that a person must look at, and returns on their way back. */
export const RETURN_STORIES: Scenario[] = [
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
		return: { items: [TOO_SMALL], method: 'drop_off', after: 6, until: 'requested' }
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
		return: { items: [TOO_SMALL], method: 'drop_off', after: 5, until: 'in_transit' }
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
	}
];
