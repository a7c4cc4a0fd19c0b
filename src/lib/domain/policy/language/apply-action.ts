import type { PerCurrency } from '../types.ts';
import type { SetBy } from '../trace-step.ts';
import { ANSWERS, QUESTIONS, type Action, type ActionKind, type ActionOf, type Question } from './actions.ts';
import type { Terms } from './terms.ts';

/** An action made ready: which questions it answers as bits, and what it writes into the terms. */
export type Effect = {
	/** 0: it adds up. */
	bits: number;
	/** `free`: those of its questions that no rule before has answered. False: it says nothing of this currency. */
	apply: (terms: Terms, free: number, currency: string) => boolean;
};

/** An action as an effect on terms that nobody else holds. */
export function effectOf(action: Action, by: SetBy): Effect {
	const answers = ANSWERS[action.do].map((question) => ({ question, bit: bitOf(question) }));
	const set = SETTERS[action.do as keyof Setters] as (
		terms: Terms,
		action: Action,
		currency: string,
		free: number
	) => unknown;
	const adds = ADDERS[action.do as keyof typeof ADDERS] as
		((terms: Terms, action: Action, by: SetBy) => void) | undefined;
	return {
		bits: answers.reduce((all, { bit }) => all | bit, 0),
		apply: (terms, free, currency) => {
			if (adds !== undefined) {
				adds(terms, action, by);
				return true;
			}
			if (set(terms, action, currency, free) === false) return false;
			for (const { question, bit } of answers) if (free & bit) terms.by[question] = by;
			return true;
		}
	};
}

export const bitOf = (question: Question): number => 1 << QUESTIONS.indexOf(question);

type Setters = {
	[K in Exclude<ActionKind, keyof Adders>]: (
		terms: Terms,
		action: ActionOf<K>,
		currency: string,
		free: number
	) => boolean | void;
};
type Adders = typeof ADDERS;

const RESTOCKING = bitOf('restocking_fee');
const PIECE = bitOf('piece_fee');
const DELIVERY = bitOf('return_delivery_fee');

/** Writes an amount of the order's currency; without one the action says nothing. */
function amount(amounts: PerCurrency, currency: string, write: (minor: number) => void): boolean {
	if (!Object.hasOwn(amounts, currency)) return false;
	write(amounts[currency] as number);
	return true;
}

const ADDERS = {
	ask_person: (terms: Terms, { why }: ActionOf<'ask_person'>, by: SetBy): void => {
		terms.people = [...terms.people, { by, words: why }];
	},
	second_approval: (terms: Terms, _: ActionOf<'second_approval'>, by: SetBy): void => {
		terms.second_approval ??= by;
	},
	tag: (terms: Terms, { tag }: ActionOf<'tag'>, by: SetBy): void => {
		terms.tags = [...terms.tags, { by, tag }];
	},
	note: (terms: Terms, { words }: ActionOf<'note'>, by: SetBy): void => {
		terms.notes = [...terms.notes, { by, words }];
	},
	tell_customer: (terms: Terms, { words }: ActionOf<'tell_customer'>, by: SetBy): void => {
		terms.told = [...terms.told, { by, words }];
	}
};

const SETTERS: Setters = {
	accept: (terms) => {
		terms.eligible = 'accepted';
	},
	refuse: (terms, { words }) => {
		terms.eligible = 'refused';
		terms.refusal = words;
	},
	window: (terms, { days, from }) => {
		terms.window_days = days;
		terms.window_from = from;
	},
	extend_window: (terms, { days }) => {
		terms.extend_days = days;
	},
	extend_until: (terms, { day }) => {
		terms.extend_until = day;
	},
	delivery_buffer: (terms, { days }) => {
		terms.buffer_days = days;
	},
	defect_window: (terms, { days }) => {
		terms.defect_days = days;
	},
	offer: (terms, { outcomes }) => {
		terms.outcomes = outcomes;
	},
	methods: (terms, { methods }) => {
		terms.methods = methods;
	},
	destination: (terms, { address }) => {
		terms.destination = address;
	},
	limit_pieces: (terms, { pieces }) => {
		terms.pieces = pieces;
	},
	require_photos: (terms, { photos }) => {
		terms.photos = photos;
	},
	waive_photos: (terms) => {
		terms.photos = 0;
	},
	require_comment: (terms) => {
		terms.comment = true;
	},
	restocking_fee: (terms, { basis_points }) => {
		terms.restocking_basis_points = basis_points;
	},
	piece_fee: (terms, { amounts }, currency) =>
		amount(amounts, currency, (minor) => {
			terms.piece_fee_minor = minor;
		}),
	fee_cap: (terms, { basis_points }) => {
		terms.fee_cap_basis_points = basis_points;
	},
	return_delivery_fee: (terms, { amounts }, currency) =>
		amount(amounts, currency, (minor) => {
			terms.return_fee_minor = minor;
		}),
	waive_fees: (terms, _, __, free) => {
		if (free & RESTOCKING) terms.restocking_basis_points = 0;
		if (free & PIECE) terms.piece_fee_minor = 0;
		if (free & DELIVERY) terms.return_fee_minor = 0;
	},
	refund_delivery: (terms, { share }) => {
		terms.delivery = share;
	},
	credit_bonus: (terms, { basis_points }) => {
		terms.bonus_basis_points = basis_points;
	},
	credit_bonus_amount: (terms, { amounts }, currency) =>
		amount(amounts, currency, (minor) => {
			terms.bonus_minor = minor;
		}),
	credit_valid: (terms, { days }) => {
		terms.credit_valid_days = days;
	},
	exchange_bonus: (terms, { basis_points }) => {
		terms.exchange_bonus_basis_points = basis_points;
	},
	keep_item: (terms, { up_to }, currency) =>
		amount(up_to, currency, (minor) => {
			terms.keep = 'rule';
			terms.keep_up_to_minor = minor;
		}),
	send_back: (terms) => {
		terms.keep_up_to_minor = -1;
	},
	approve: (terms) => {
		terms.approved = true;
		terms.approve_up_to_minor = null;
	},
	approve_up_to: (terms, { amounts }, currency) =>
		amount(amounts, currency, (minor) => {
			terms.approve_up_to_minor = minor;
		}),
	ship_by: (terms, { days }) => {
		terms.ship_by_days = days;
	},
	inspect_within: (terms, { days }) => {
		terms.inspect_days = days;
	},
	refund_promise: (terms, { promise }) => {
		terms.promise = promise;
	}
};
