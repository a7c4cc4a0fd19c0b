import type { Transitions } from '../transitions.ts';

export const EXCHANGE_STATES = [
	'awaiting_goods',
	'out_of_stock',
	'undecided',
	'payment_due',
	'ready',
	'shipped',
	'completed',
	'converted',
	'cancelled'
] as const;
export type ExchangeState = (typeof EXCHANGE_STATES)[number];

export const EXCHANGE_COMMANDS = [
	'choose_other',
	'miss_stock',
	'fall_short',
	'ask_payment',
	'make_ready',
	'convert',
	'cancel',
	'reopen',
	'ship',
	'deliver'
] as const;
export type ExchangeCommand = (typeof EXCHANGE_COMMANDS)[number];

/**
 * An exchange begins with its pieces held, waiting for what comes back. `undecided`: what came back is worth less than
 * was agreed, and a person says whether it is sent all the same. From `ready` on the replacement stands on the order;
 * `converted`: what was accepted is paid back instead.
 */
export const EXCHANGE_TRANSITIONS: Transitions<ExchangeState, ExchangeCommand> = {
	awaiting_goods: {
		choose_other: 'awaiting_goods',
		miss_stock: 'out_of_stock',
		fall_short: 'undecided',
		ask_payment: 'payment_due',
		make_ready: 'ready',
		convert: 'converted',
		cancel: 'cancelled'
	},
	out_of_stock: {
		choose_other: 'awaiting_goods',
		fall_short: 'undecided',
		ask_payment: 'payment_due',
		make_ready: 'ready',
		convert: 'converted',
		cancel: 'cancelled'
	},
	undecided: {
		choose_other: 'awaiting_goods',
		miss_stock: 'out_of_stock',
		ask_payment: 'payment_due',
		make_ready: 'ready',
		convert: 'converted'
	},
	payment_due: { make_ready: 'ready', convert: 'converted' },
	ready: { ship: 'shipped', deliver: 'completed' },
	shipped: { deliver: 'completed' },
	completed: {},
	converted: {},
	cancelled: { reopen: 'awaiting_goods' }
};

/** States in which the value of accepted goods waits: neither carried to a replacement nor paid back. */
export const OPEN_EXCHANGE_STATES: readonly ExchangeState[] = [
	'awaiting_goods',
	'out_of_stock',
	'undecided',
	'payment_due'
];

/** States in which customers may choose something else; where less came back than was agreed a person does it for them. */
export const CHOOSABLE_STATES: readonly ExchangeState[] = ['awaiting_goods', 'out_of_stock'];

/** How much a replacement counts for: what was paid for the old piece, its price of today, or that less the old discount. */
export const EXCHANGE_PRICINGS = ['honour', 'current', 'pre_discount'] as const;
export type ExchangePricing = (typeof EXCHANGE_PRICINGS)[number];

/** Why the money is given instead. */
export type WhyConverted = 'asked' | 'too_little' | 'not_paid';
