import type { Transitions } from '../transitions.ts';

export const CANCELLATION_STATES = [
	'requested',
	'warehouse_check',
	'accepted',
	'stopped',
	'too_late',
	'withdrawn',
	'releasing',
	'refunding',
	'done'
] as const;
export type CancellationState = (typeof CANCELLATION_STATES)[number];

export const CANCELLATION_COMMANDS = [
	'accept',
	'check',
	'stop',
	'miss',
	'withdraw',
	'release',
	'refund',
	'finish'
] as const;
export type CancellationCommand = (typeof CANCELLATION_COMMANDS)[number];

/**
 * `stopped` is an acceptance by the warehouse. From then on the state follows the money: held money is released first,
 * taken money refunded; `done` falls back when a bank sends a refund back later. Nothing moves units after acceptance.
 */
export const CANCELLATION_TRANSITIONS: Transitions<CancellationState, CancellationCommand> = {
	requested: { accept: 'accepted', check: 'warehouse_check', withdraw: 'withdrawn' },
	warehouse_check: { stop: 'stopped', miss: 'too_late', withdraw: 'withdrawn' },
	accepted: { release: 'releasing', refund: 'refunding', finish: 'done' },
	stopped: { release: 'releasing', refund: 'refunding', finish: 'done' },
	too_late: {},
	withdrawn: {},
	releasing: { refund: 'refunding', finish: 'done' },
	refunding: { release: 'releasing', finish: 'done' },
	done: { refund: 'refunding' }
};

/** Nobody has answered these yet: their units are still the order's. */
export const UNANSWERED: readonly CancellationState[] = ['requested', 'warehouse_check'];

export const HOLD_RELEASE_STATES = ['waiting', 'sending', 'unknown', 'released', 'overtaken'] as const;
export type HoldReleaseState = (typeof HOLD_RELEASE_STATES)[number];
export const HOLD_RELEASE_COMMANDS = ['send', 'lose_answer', 'release', 'overtake'] as const;
export type HoldReleaseCommand = (typeof HOLD_RELEASE_COMMANDS)[number];

/**
 * Giving back money that is only held. After a lost answer the payment is read; it can be cancelled or captured once, so
 * sending again what did not arrive is harmless. `overtaken`: somebody took the money first, so it becomes a refund.
 */
export const HOLD_RELEASE_TRANSITIONS: Transitions<HoldReleaseState, HoldReleaseCommand> = {
	waiting: { send: 'sending', release: 'released', overtake: 'overtaken' },
	sending: { send: 'sending', lose_answer: 'unknown', release: 'released', overtake: 'overtaken' },
	unknown: { send: 'sending', lose_answer: 'unknown', release: 'released', overtake: 'overtaken' },
	released: {},
	overtaken: {}
};

/** These still wait for the provider. */
export const OPEN_HOLD_RELEASES: readonly HoldReleaseState[] = ['waiting', 'sending', 'unknown'];
