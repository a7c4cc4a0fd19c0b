import type { Scenario } from './scenarios.ts';

/** Exchanged with the replacement leaving first: played in play-instants.ts, since a deposit takes a payment provider. */
export const INSTANT_STORIES: Scenario[] = [
	{
		person: 'nok',
		number: 'BD-INS01',
		goods: [['shirt', 1, 1]],
		days: 9,
		pays: 'visa',
		journeys: ['delivered']
	},
	{
		person: 'ton',
		number: 'BD-INS02',
		goods: [['shirt', 0, 1]],
		days: 20,
		pays: 'visa',
		journeys: ['delivered']
	}
];
