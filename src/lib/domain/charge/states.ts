import type { Transitions } from '../transitions.ts';

export const CHARGE_STATES = ['due', 'processing', 'paid', 'lapsed', 'cancelled'] as const;
export type ChargeState = (typeof CHARGE_STATES)[number];
export const CHARGE_COMMANDS = ['process', 'pay', 'fail', 'lapse', 'cancel'] as const;
export type ChargeCommand = (typeof CHARGE_COMMANDS)[number];

/**
 * `processing`: the customer did their part and the bank has not answered. What ended stays ended: money that comes
 * later, or twice, goes back.
 */
export const CHARGE_TRANSITIONS: Transitions<ChargeState, ChargeCommand> = {
	due: { process: 'processing', pay: 'paid', lapse: 'lapsed', cancel: 'cancelled' },
	processing: { process: 'processing', pay: 'paid', fail: 'due', lapse: 'lapsed', cancel: 'cancelled' },
	paid: {},
	lapsed: {},
	cancelled: {}
};

export const isOpenCharge = (state: ChargeState): boolean => state === 'due' || state === 'processing';

export const CHARGE_SESSION_STATES = [
	'opening',
	'open',
	'processing',
	'paid',
	'failed',
	'expired',
	'refused'
] as const;
export type ChargeSessionState = (typeof CHARGE_SESSION_STATES)[number];
export const CHARGE_SESSION_COMMANDS = ['open', 'process', 'pay', 'fail', 'expire', 'refuse'] as const;
export type ChargeSessionCommand = (typeof CHARGE_SESSION_COMMANDS)[number];

/**
 * The key is durable in `opening`, before the provider is asked. Whatever was written off can still turn out to be
 * paid: then the provider is right.
 */
export const CHARGE_SESSION_TRANSITIONS: Transitions<ChargeSessionState, ChargeSessionCommand> = {
	opening: {
		open: 'open',
		process: 'processing',
		pay: 'paid',
		fail: 'failed',
		expire: 'expired',
		refuse: 'refused'
	},
	open: { open: 'open', process: 'processing', pay: 'paid', fail: 'failed', expire: 'expired' },
	processing: { process: 'processing', pay: 'paid', fail: 'failed', expire: 'expired' },
	paid: {},
	failed: { pay: 'paid' },
	expired: { pay: 'paid' },
	refused: { pay: 'paid' }
};

export const LIVE_SESSION_STATES: readonly ChargeSessionState[] = ['opening', 'open', 'processing'];
