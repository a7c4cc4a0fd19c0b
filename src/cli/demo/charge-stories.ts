import type { Scenario } from './scenarios.ts';

/** Orders whose customers are asked for a little more before they leave. */
export const CHARGE_STORIES: Scenario[] = [
	{
		person: 'nok',
		number: 'BD-PAY01',
		goods: [['lamp', 0, 1]],
		days: 1,
		pays: 'visa',
		shipping: 6_000,
		journeys: ['packed']
	},
	{
		person: 'mette',
		number: 'BD-PAY02',
		goods: [
			['cushion', 0, 2],
			['candle', 0, 1]
		],
		days: 1,
		pays: 'mastercard',
		shipping: 6_000,
		journeys: ['packed']
	}
];
