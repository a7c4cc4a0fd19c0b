import type { Transitions } from '../transitions.ts';

export const RETURN_STATES = [
	'in_review',
	'approved',
	'declined',
	'in_transit',
	'part_received',
	'received',
	'resolved',
	'closed',
	'cancelled',
	'expired'
] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

export const RETURN_COMMANDS = [
	'approve',
	'decline',
	'appeal',
	'scan',
	'receive_part',
	'receive_rest',
	'resolve',
	'close',
	'cancel',
	'expire',
	'reopen'
] as const;
export type ReturnCommand = (typeof RETURN_COMMANDS)[number];

/**
 * A request is judged as it is submitted, so it starts `approved`, `in_review` or (an unexpected parcel) `received`.
 * `resolved`: every item is final and its money settled. Source: docs/ARCHITECTURE.md, states of a return.
 */
export const RETURN_TRANSITIONS: Transitions<ReturnState, ReturnCommand> = {
	in_review: { approve: 'approved', decline: 'declined', cancel: 'cancelled' },
	approved: {
		scan: 'in_transit',
		receive_part: 'part_received',
		receive_rest: 'received',
		resolve: 'resolved',
		cancel: 'cancelled',
		expire: 'expired'
	},
	declined: { appeal: 'in_review', close: 'closed' },
	in_transit: { receive_part: 'part_received', receive_rest: 'received' },
	part_received: { receive_part: 'part_received', receive_rest: 'received' },
	received: { resolve: 'resolved' },
	resolved: { close: 'closed' },
	// Only a no that was put away: closing takes no days from who may contest it.
	closed: { appeal: 'in_review' },
	cancelled: {},
	expired: { reopen: 'approved', receive_part: 'part_received', receive_rest: 'received' }
};

/** Where the goods are. */
export const RECEPTION_STATES = [
	'awaiting',
	'in_transit',
	'received',
	'lost',
	'kept',
	'cancelled',
	'expired'
] as const;
export type ReceptionState = (typeof RECEPTION_STATES)[number];
export const RECEPTION_COMMANDS = ['scan', 'receive', 'lose', 'keep', 'cancel', 'expire', 'reopen'] as const;
export type ReceptionCommand = (typeof RECEPTION_COMMANDS)[number];

export const RECEPTION_TRANSITIONS: Transitions<ReceptionState, ReceptionCommand> = {
	awaiting: {
		scan: 'in_transit',
		receive: 'received',
		keep: 'kept',
		cancel: 'cancelled',
		expire: 'expired',
		lose: 'lost'
	},
	in_transit: { receive: 'received', lose: 'lost' },
	received: {},
	lost: { receive: 'received' },
	kept: {},
	cancelled: {},
	expired: { reopen: 'awaiting', receive: 'received' }
};

/** What was decided about the goods. `accepted` and `rejected` are final and exclude each other. */
export const ACCEPTANCE_STATES = ['pending', 'accepted', 'accepted_reduced', 'rejected'] as const;
export type AcceptanceState = (typeof ACCEPTANCE_STATES)[number];
export const ACCEPTANCE_COMMANDS = ['accept', 'reduce', 'reject'] as const;
export type AcceptanceCommand = (typeof ACCEPTANCE_COMMANDS)[number];

export const ACCEPTANCE_TRANSITIONS: Transitions<AcceptanceState, AcceptanceCommand> = {
	pending: { accept: 'accepted', reduce: 'accepted_reduced', reject: 'rejected' },
	accepted: {},
	accepted_reduced: {},
	rejected: {}
};

/** States in which a return still holds units of the order's lines. */
export const OPEN_RETURN_STATES: readonly ReturnState[] = [
	'in_review',
	'approved',
	'in_transit',
	'part_received',
	'received'
];

export const OUTCOMES = ['refund', 'store_credit', 'exchange', 'replace'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const RETURN_METHODS = ['own_carrier', 'drop_off', 'keep'] as const;
export type ReturnMethod = (typeof RETURN_METHODS)[number];

export const CONDITIONS = ['new', 'opened', 'worn', 'damaged', 'wrong_item'] as const;
export type Condition = (typeof CONDITIONS)[number];

export const DISPOSITIONS = [
	'restock',
	'refurbish',
	'outlet',
	'vendor',
	'recycle',
	'donate',
	'dispose',
	'send_back'
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];
