import type { Scenario } from './scenarios.ts';

/** Orders that were bought for somebody else. */
export const GIFT_STORIES: Scenario[] = [
	// Given, and not sent back: the demo's gift page tells its code.
	{
		person: 'joy',
		number: 'BD-GF601',
		goods: [
			['scarf', 0, 1],
			['candle', 0, 2]
		],
		days: 9,
		pays: 'visa',
		shipping: 5_000,
		journeys: ['delivered'],
		gift: { message: 'สุขสันต์วันเกิดนะนุช รักเสมอ', lines: [0, 1] }
	},
	// Its receiver has the teapot on its way back; whoever bought it knows nothing of that.
	{
		person: 'krit',
		number: 'BD-GF602',
		goods: [
			['teapot', 0, 1],
			['cup', 0, 4]
		],
		days: 12,
		pays: 'promptpay',
		journeys: ['delivered'],
		gift: { message: 'Happy new home!', lines: [0], sentBackBy: 'mint@example.net' }
	}
];
