import type { Transitions } from '../transitions.ts';

export const RESERVATION_STATES = ['held', 'committed', 'released', 'expired'] as const;
export type ReservationState = (typeof RESERVATION_STATES)[number];

export const RESERVATION_COMMANDS = ['commit', 'release', 'expire'] as const;
export type ReservationCommand = (typeof RESERVATION_COMMANDS)[number];

/** Pieces that are held for somebody: they leave the shop, are free again because nobody wants them, or in the end. */
export const RESERVATION_TRANSITIONS: Transitions<ReservationState, ReservationCommand> = {
	held: { commit: 'committed', release: 'released', expire: 'expired' },
	committed: {},
	released: {},
	expired: {}
};

/** For whom pieces are held: `exchange` for a return's replacement, `claim` for a resend, `change` for an order's own. */
export const STOCK_PURPOSES = ['exchange', 'claim', 'change'] as const;
export type StockPurpose = (typeof STOCK_PURPOSES)[number];
