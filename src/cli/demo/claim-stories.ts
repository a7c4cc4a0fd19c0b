import type { Scenario } from './scenarios.ts';

/** Parcels that were incomplete or never came, in the states that only they know. */
export const CLAIM_STORIES: Scenario[] = [
	// Two cups of four were not in the box: somebody looks.
	{
		person: 'fah',
		number: 'BD-C1A01',
		goods: [
			['cup', 0, 4],
			['teapot', 0, 1]
		],
		days: 7,
		pays: 'visa',
		shipping: 6_000,
		journeys: ['delivered'],
		return: {
			claim: 'missing',
			items: [{ line: 0, quantity: 2, reason: 'claim_missing', comment: 'ในกล่องมีแก้วแค่สองใบ', photo: true }],
			method: 'keep',
			after: 1,
			until: 'requested'
		}
	},
	// Lost by the carrier, paid back.
	{
		person: 'mali',
		number: 'BD-C1A02',
		goods: [['blanket', 0, 1]],
		days: 24,
		pays: 'promptpay',
		shipping: 5_000,
		journeys: ['lost'],
		return: {
			claim: 'not_arrived',
			items: [{ line: 0, quantity: 1, reason: 'claim_not_arrived' }],
			method: 'keep',
			after: 1,
			until: 'refunded'
		}
	},
	// Came yesterday: what is missing from it can be told.
	{
		person: 'nok',
		number: 'BD-C1A03',
		goods: [
			['bowls', 0, 1],
			['candle', 0, 3]
		],
		days: 4,
		pays: 'visa',
		shipping: 6_000,
		journeys: ['delivered']
	}
];
