import type { Act } from './acts.ts';
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

/** What is done before anything breaks, what is struck, and what brings the case to its one refund. */
export type Flow = {
	name: string;
	before: Act[];
	struck: Act;
	after: Act[];
	/** No webhook arrives: they would tell of a refund that was forgotten, and of one that must not be sent again. */
	deaf?: true;
};

export const flows: readonly Flow[] = [
	{ name: 'submit', before: [], struck: submit, after: [receive, inspect] },
	{ name: 'approve', before: [submit, receive, inspectOnly], struck: approve, after: [] },
	{ name: 'receive', before: [submit], struck: receive, after: [inspect] },
	{ name: 'refund', before: [submit, receive], struck: inspect, after: [], deaf: true },
	{ name: 'webhook', before: [submit, receive, payAndWait], struck: settleAtStripe, after: [] },
	{ name: 'cancel', before: [submit], struck: cancel, after: [submitAgain, receive, inspect] }
];
