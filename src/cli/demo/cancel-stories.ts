import type { Scenario } from './scenarios.ts';

/** Orders that are called off before they are packed, or still can be. */
export const CANCEL_STORIES: Scenario[] = [
	// Just came in, and its money is only held: may be cancelled at once.
	{
		person: 'ton',
		number: 'BD-CN701',
		goods: [
			['lamp', 0, 1],
			['candle', 0, 3]
		],
		days: 0,
		minutes: 6,
		pays: 'visa_held',
		shipping: 6_000,
		parcels: [],
		journeys: []
	},
	// Asked this morning: the warehouse has to say whether it is in time.
	{
		person: 'nok',
		number: 'BD-CN702',
		goods: [
			['teapot', 0, 1],
			['cup', 0, 2]
		],
		days: 0,
		minutes: 300,
		pays: 'visa',
		shipping: 6_000,
		parcels: [],
		journeys: [],
		cancel: { after: 240, reason: 'found_elsewhere' }
	},
	// Whole, minutes after the purchase: refunded.
	{
		person: 'joy',
		number: 'BD-CN703',
		goods: [['blanket', 0, 1]],
		days: 1,
		pays: 'visa',
		shipping: 6_000,
		parcels: [],
		journeys: [],
		cancel: { after: 12, reason: 'ordered_twice' }
	},
	// One of three: the rest was taken of what was held, and was sent.
	{
		person: 'ann',
		number: 'BD-CN704',
		goods: [['candle', 0, 3]],
		days: 2,
		pays: 'visa_held',
		parcels: [],
		journeys: [],
		cancel: { after: 20, quantity: 1, reason: 'wrong_choice' }
	},
	// Asked when it was packed already.
	{
		person: 'somchai',
		number: 'BD-CN705',
		goods: [['chair', 0, 1]],
		days: 1,
		pays: 'visa',
		shipping: 9_000,
		parcels: [],
		journeys: [],
		cancel: { after: 180, reason: 'takes_too_long', answer: 'too_late' }
	}
];
