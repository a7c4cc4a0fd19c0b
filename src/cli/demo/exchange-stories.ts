import type { Scenario } from './scenarios.ts';

/** For a size that was sold out by the time the parcel came: played in play-sold-out.ts, weeks after it was asked for. */
export const SOLD_OUT_STORY = {
	person: 'mali',
	number: 'BD-EXC04',
	goods: [['dress', 1, 1]],
	days: 62,
	pays: 'visa',
	journeys: ['delivered']
} satisfies Scenario;

/** Goods that come back for another size: one on its way, one whose replacement waits to be packed. */
export const EXCHANGE_STORIES: Scenario[] = [
	{
		person: 'nok',
		number: 'BD-EXC01',
		goods: [['shirt', 0, 1]],
		days: 11,
		pays: 'visa',
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'too_small', wants: ['shirt', 'Sand, L'] }],
			outcome: 'exchange',
			method: 'drop_off',
			after: 2,
			until: 'in_transit'
		}
	},
	{
		person: 'ton',
		number: 'BD-EXC02',
		goods: [['shirt', 2, 1]],
		days: 13,
		pays: 'promptpay',
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'too_small', wants: ['shirt', 'Indigo, L'] }],
			outcome: 'exchange',
			method: 'drop_off',
			after: 2,
			until: 'refunded'
		}
	}
];

/** For something dearer: the difference is to be paid, which takes a payment provider. */
export const DEARER_STORIES: Scenario[] = [
	{
		person: 'ploy',
		number: 'BD-EXC03',
		goods: [['shirt', 1, 1]],
		days: 12,
		pays: 'visa',
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'changed_mind', wants: ['trousers', 'Clay, L'] }],
			outcome: 'exchange',
			method: 'own_carrier',
			after: 2,
			until: 'refunded'
		}
	}
];
