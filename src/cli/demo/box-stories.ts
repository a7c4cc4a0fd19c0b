import type { Scenario } from './scenarios.ts';

/** A second return of somebody who has one to send already: both fit one box. */
export const BOX_STORIES: Scenario[] = [
	{
		person: 'mali',
		goods: [['cushion', 0, 2]],
		days: 11,
		pays: 'visa',
		shipping: 5_000,
		journeys: ['delivered'],
		return: {
			items: [{ line: 0, quantity: 1, reason: 'changed_mind' }],
			method: 'drop_off',
			after: 5,
			until: 'requested'
		}
	}
];
