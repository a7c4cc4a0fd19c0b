import { asking } from './asking.ts';
import { cancelling } from './cancelling.ts';
import { changing } from './changing.ts';
import { deciding } from './deciding.ts';
import { exchanging } from './exchanging.ts';
import { parcelActs } from './parcels.ts';
import { passing } from './passing.ts';
import type { Act } from './scene.ts';

/** Everything that can be done to an order, by noun: what can newly be done gets a file of its own, and a line here. */
export const ACTS: Record<string, Act> = {
	...changing,
	...passing,
	...cancelling,
	...parcelActs,
	...asking,
	...deciding,
	...exchanging
};
