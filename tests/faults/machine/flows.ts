import type { Act, Case } from './acts.ts';
import {
	approve,
	cancel,
	inspect,
	inspectOnly,
	payAndWait,
	receive,
	settleAtStripe,
	submit,
	submitAgain
} from './acts.ts';
import { callOff, letGo, placeHeld, placePaid } from './call-off.ts';
import type { FaultShop } from './shop.ts';

/** What is done before anything breaks, what is struck, and what brings the case to its end. */
export type Flow = {
	name: string;
	before: Act[];
	struck: Act;
	after: Act[];
	/** An order that was paid and delivered, where nothing is said. */
	place?: (shop: FaultShop) => Promise<Case>;
	/** What must be true in the end; exactly one refund, where nothing is said. */
	verify?: (shop: FaultShop, on: Case) => Promise<void>;
	/** No webhook arrives: they would tell of a refund that was forgotten, and of one that must not be sent again. */
	deaf?: true;
};

/** Struck at once, and through when that is. */
const inHand = { before: [], after: [] };

export const flows: readonly Flow[] = [
	{ name: 'submit', before: [], struck: submit, after: [receive, inspect] },
	{ name: 'approve', before: [submit, receive, inspectOnly], struck: approve, after: [] },
	{ name: 'receive', before: [submit], struck: receive, after: [inspect] },
	{ name: 'refund', before: [submit, receive], struck: inspect, after: [], deaf: true },
	{ name: 'webhook', before: [submit, receive, payAndWait], struck: settleAtStripe, after: [] },
	{ name: 'cancel', before: [submit], struck: cancel, after: [submitAgain, receive, inspect] },
	{ ...inHand, name: 'void', place: placeHeld, struck: callOff(2), verify: letGo(0), deaf: true },
	{ ...inHand, name: 'part capture', place: placeHeld, struck: callOff(1), verify: letGo(1), deaf: true },
	{ ...inHand, name: 'call off', place: placePaid, struck: callOff(1) }
];
