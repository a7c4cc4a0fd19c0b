import type { Transitions } from '../transitions.ts';

export const ORDER_CHANGE_STATES = [
	'unconfirmed',
	'waiting',
	'applied',
	'taken_over',
	'overtaken',
	'declined',
	'withdrawn'
] as const;
export type OrderChangeState = (typeof ORDER_CHANGE_STATES)[number];

export type OrderChangeCommand =
	'confirm' | 'refer' | 'approve' | 'decline' | 'withdraw' | 'take_over' | 'overtake';

/**
 * `unconfirmed` awaits the code from a new mailbox, `waiting` an agent. What is `applied` stands until the shop's own
 * system says the same (`taken_over`) or something newer (`overtaken`).
 */
export const ORDER_CHANGE_TRANSITIONS: Transitions<OrderChangeState, OrderChangeCommand> = {
	unconfirmed: { confirm: 'applied', refer: 'waiting', withdraw: 'withdrawn' },
	waiting: { approve: 'applied', decline: 'declined', withdraw: 'withdrawn' },
	applied: { take_over: 'taken_over', overtake: 'overtaken' },
	taken_over: {},
	overtaken: {},
	declined: {},
	withdrawn: {}
};

/** States in which nothing has come of it yet: at most one change of a kind is in one of them. */
export const OPEN_CHANGE_STATES: readonly OrderChangeState[] = ['unconfirmed', 'waiting'];
