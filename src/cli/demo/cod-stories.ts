import type { Scenario } from './scenarios.ts';

/** Orders that are paid at the door, in the states that only they know. */
export const COD_STORIES: Scenario[] = [
	// Came the day before yesterday: the carrier still holds the money.
	{
		person: 'ton',
		number: 'BD-C5D01',
		goods: [
			['lamp', 0, 1],
			['candle', 0, 2]
		],
		days: 5,
		pays: 'cash_on_delivery',
		shipping: 6_000,
		journeys: ['delivered']
	},
	// The buyer would not take it.
	{
		person: 'nok',
		number: 'BD-C5D02',
		goods: [['chair', 0, 1]],
		days: 4,
		pays: 'cash_on_delivery',
		shipping: 9_000,
		journeys: ['refused']
	},
	// Claimed this morning: the carrier is to be told.
	{
		person: 'joy',
		number: 'BD-C5D03',
		goods: [['teapot', 0, 1]],
		days: 6,
		pays: 'cash_on_delivery',
		shipping: 6_000,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'not_ordered', comment: 'ไม่ได้สั่งกาน้ำชา สั่งแต่แก้วเท่านั้น' }],
			method: 'drop_off',
			after: 2,
			until: 'requested'
		}
	}
];
