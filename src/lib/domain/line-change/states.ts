import type { Transitions } from '../transitions.ts';

export const LINE_CHANGE_STATES = [
	'waiting',
	'payment_due',
	'applied',
	'taken_over',
	'declined',
	'withdrawn',
	'lapsed',
	'missed'
] as const;
export type LineChangeState = (typeof LINE_CHANGE_STATES)[number];

export const LINE_CHANGE_COMMANDS = [
	'ask_payment',
	'apply',
	'decline',
	'withdraw',
	'lapse',
	'miss',
	'take_over'
] as const;
export type LineChangeCommand = (typeof LINE_CHANGE_COMMANDS)[number];

/**
 * `waiting` awaits an agent, `payment_due` the customer's money. `missed`: the pieces were packed or called off first.
 * What is `applied` stands on the order; the shop's own system has heard of it once it is `taken_over`.
 */
export const LINE_CHANGE_TRANSITIONS: Transitions<LineChangeState, LineChangeCommand> = {
	waiting: {
		ask_payment: 'payment_due',
		apply: 'applied',
		decline: 'declined',
		withdraw: 'withdrawn',
		miss: 'missed'
	},
	payment_due: { apply: 'applied', withdraw: 'withdrawn', lapse: 'lapsed', miss: 'missed' },
	applied: { take_over: 'taken_over' },
	taken_over: {},
	declined: {},
	withdrawn: {},
	lapsed: {},
	missed: {}
};

/** Nothing has come of these yet: at most one of a line. */
export const OPEN_LINE_CHANGES: readonly LineChangeState[] = ['waiting', 'payment_due'];

/** These stand on the order. */
export const MADE_LINE_CHANGES: readonly LineChangeState[] = ['applied', 'taken_over'];
