import type { Transitions } from '../transitions.ts';

export const INSTANT_STATES = [
	'asked',
	'secured',
	'overdue',
	'kept',
	'settled',
	'lapsed',
	'called_off'
] as const;
export type InstantState = (typeof INSTANT_STATES)[number];

export const INSTANT_COMMANDS = ['secure', 'lapse', 'call_off', 'miss', 'extend', 'keep', 'settle'] as const;
export type InstantCommand = (typeof INSTANT_COMMANDS)[number];

/**
 * What stands for the goods of an exchange whose replacement leaves before they are back. `asked`: the deposit is to be
 * paid; `lapsed`: it was not, and the exchange goes on as any other. `overdue`: the last day has passed, and the days of
 * grace run; `kept`: nothing came, so the customer bought both. Goods that come all the same settle it in any case.
 */
export const INSTANT_TRANSITIONS: Transitions<InstantState, InstantCommand> = {
	asked: { secure: 'secured', lapse: 'lapsed', call_off: 'called_off' },
	secured: { miss: 'overdue', extend: 'secured', keep: 'kept', settle: 'settled' },
	overdue: { extend: 'secured', keep: 'kept', settle: 'settled' },
	kept: { extend: 'secured', settle: 'settled' },
	settled: {},
	lapsed: {},
	called_off: {}
};

/** The customer owes the goods, or the money that stands for them. */
export const OPEN_INSTANT_STATES: readonly InstantState[] = ['asked', 'secured', 'overdue'];

/** The deposit was paid: it bought the replacement, and what comes back is money. */
export const BOUGHT_INSTANT_STATES: readonly InstantState[] = ['secured', 'overdue', 'kept', 'settled'];

/** What a customer is told of it. */
export type InstantNews = 'secured' | 'lapsed' | 'reminder' | 'overdue' | 'extended' | 'kept';
