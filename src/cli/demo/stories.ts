import { BOX_STORIES } from './box-stories.ts';
import { CANCEL_STORIES } from './cancel-stories.ts';
import { CHANGE_STORIES } from './change-stories.ts';
import { CHARGE_STORIES } from './charge-stories.ts';
import { CLAIM_STORIES } from './claim-stories.ts';
import { COD_STORIES } from './cod-stories.ts';
import { DEARER_STORIES, EXCHANGE_STORIES, SOLD_OUT_STORY } from './exchange-stories.ts';
import { FINISHED_STORIES } from './finished-stories.ts';
import { GIFT_STORIES } from './gift-stories.ts';
import { INSTANT_STORIES } from './instant-stories.ts';
import { PARCEL_STORIES } from './parcel-stories.ts';
import { RETURN_STORIES } from './return-stories.ts';
import type { Scenario } from './scenarios.ts';

/**
 * Every state that the product knows, at least once, in the last ninety days; orders of one day are played in this
 * order. Some need a payment provider.
 */
export const stories = (everyday: Scenario[], hasProvider: boolean): Scenario[] => [
	...PARCEL_STORIES,
	...RETURN_STORIES,
	...FINISHED_STORIES,
	...everyday,
	...COD_STORIES,
	...CANCEL_STORIES,
	...CHANGE_STORIES,
	...CHARGE_STORIES,
	...EXCHANGE_STORIES,
	SOLD_OUT_STORY,
	...(hasProvider ? [...DEARER_STORIES, ...INSTANT_STORIES] : []),
	...CLAIM_STORIES,
	...BOX_STORIES,
	...GIFT_STORIES
];
