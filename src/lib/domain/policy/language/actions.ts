import type { RefundPromise } from '../../refund/promise.ts';
import type { ReturnMethod } from '../../return/states.ts';
import type { LocalDate } from '../../time.ts';
import type { OfferedOutcome, PerCurrency } from '../types.ts';

export type Words = { en: string; th: string };

/** From which day the days of a window count. */
export const WINDOW_STARTS = ['delivered', 'shipped', 'placed'] as const;
export type WindowStart = (typeof WINDOW_STARTS)[number];

/**
 * What a rule does. Every action answers one or more questions (`ANSWERS`); for each question the first rule that fits
 * decides, whatever later rules say of it: `accept` and `refuse` answer the same one, so the first of either decides.
 * `ask_person`, `second_approval`, `tag`, `note` and `tell_customer` add up instead. Amounts say nothing of a currency
 * that they leave out.
 */
export type Action =
	/** May come back, whatever stands against it: its category, final sale, a rule below. The window still holds. */
	| { do: 'accept' }
	/** May not come back as a matter of taste. `words` is what the customer reads. */
	| { do: 'refuse'; words: Words }
	| { do: 'window'; days: number; from: WindowStart }
	/** Days on top of the window that holds. */
	| { do: 'extend_window'; days: number }
	/** The window does not close before the end of this day, as over holidays. */
	| { do: 'extend_until'; day: LocalDate }
	/** Without news of a delivery: days after shipping that count as its day. */
	| { do: 'delivery_buffer'; days: number }
	| { do: 'defect_window'; days: number }
	| { do: 'offer'; outcomes: readonly OfferedOutcome[] }
	| { do: 'methods'; methods: readonly Exclude<ReturnMethod, 'keep'>[] }
	/** Where its parcel goes: the code of one of the shop's further addresses. */
	| { do: 'destination'; address: string }
	/** At most so many pieces of the line, in all its returns together; a defect is not counted. */
	| { do: 'limit_pieces'; pieces: number }
	| { do: 'require_photos'; photos: number }
	| { do: 'waive_photos' }
	/** The customer writes a few words. */
	| { do: 'require_comment' }
	/** Kept of the goods, in basis points, for the customer's own reasons. */
	| { do: 'restocking_fee'; basis_points: number }
	/** Kept once per piece. */
	| { do: 'piece_fee'; amounts: PerCurrency }
	/** The restocking and piece fees of one item never exceed this share of its goods. */
	| { do: 'fee_cap'; basis_points: number }
	| { do: 'return_delivery_fee'; amounts: PerCurrency }
	/** No fee of any kind. */
	| { do: 'waive_fees' }
	/**
	 * Whether the outbound delivery goes back: never; the share of these goods, whatever the reason; or all of it, and
	 * only when nothing of the order stays.
	 */
	| { do: 'refund_delivery'; share: 'none' | 'items' | 'whole_order' }
	| { do: 'credit_bonus'; basis_points: number }
	/** Bonus on top for choosing credit, once per return. */
	| { do: 'credit_bonus_amount'; amounts: PerCurrency }
	| { do: 'credit_valid'; days: number }
	/** Of the value that is exchanged, off what a dearer replacement costs on top. */
	| { do: 'exchange_bonus'; basis_points: number }
	/** The customer keeps it when its goods are worth no more than this, whatever the reason and without a photo. */
	| { do: 'keep_item'; up_to: PerCurrency }
	| { do: 'send_back' }
	/** Approved by itself, however much it is worth and however often the customer returns; disputes still wait. */
	| { do: 'approve' }
	| { do: 'approve_up_to'; amounts: PerCurrency }
	/** A person looks; `why` is what the agent reads. */
	| { do: 'ask_person'; why: Words }
	/** The refund needs a second person whatever its amount. */
	| { do: 'second_approval' }
	| { do: 'ship_by'; days: number }
	| { do: 'inspect_within'; days: number }
	| { do: 'refund_promise'; promise: RefundPromise }
	/** A word on the case, to find it by. */
	| { do: 'tag'; tag: string }
	/** For the people at the shop; never shown to a customer. */
	| { do: 'note'; words: Words }
	/** A sentence the customer reads with the answer. */
	| { do: 'tell_customer'; words: Words };

export type ActionKind = Action['do'];
export type ActionOf<K extends ActionKind> = Extract<Action, { do: K }>;

/** Actions of which every one that fits counts, not only the first. */
export const ADDING_ACTIONS = [
	'ask_person',
	'second_approval',
	'tag',
	'note',
	'tell_customer'
] as const satisfies readonly ActionKind[];

/** What the actions of a policy settle, each by the first rule that fits, else by the settings. */
export const QUESTIONS = [
	'eligible',
	'window',
	'extension',
	'earliest_end',
	'delivery_buffer',
	'defect_window',
	'outcomes',
	'methods',
	'destination',
	'pieces',
	'photos',
	'comment',
	'restocking_fee',
	'piece_fee',
	'fee_cap',
	'return_delivery_fee',
	'delivery_refund',
	'credit_bonus',
	'credit_bonus_amount',
	'credit_valid',
	'exchange_bonus',
	'keep',
	'approval',
	'ship_by',
	'inspect',
	'promise'
] as const;
export type Question = (typeof QUESTIONS)[number];

/** Which questions an action answers; none: it adds up. */
export const ANSWERS: Record<ActionKind, readonly Question[]> = {
	accept: ['eligible'],
	refuse: ['eligible'],
	window: ['window'],
	extend_window: ['extension'],
	extend_until: ['earliest_end'],
	delivery_buffer: ['delivery_buffer'],
	defect_window: ['defect_window'],
	offer: ['outcomes'],
	methods: ['methods'],
	destination: ['destination'],
	limit_pieces: ['pieces'],
	require_photos: ['photos'],
	waive_photos: ['photos'],
	require_comment: ['comment'],
	restocking_fee: ['restocking_fee'],
	piece_fee: ['piece_fee'],
	fee_cap: ['fee_cap'],
	return_delivery_fee: ['return_delivery_fee'],
	waive_fees: ['restocking_fee', 'piece_fee', 'return_delivery_fee'],
	refund_delivery: ['delivery_refund'],
	credit_bonus: ['credit_bonus'],
	credit_bonus_amount: ['credit_bonus_amount'],
	credit_valid: ['credit_valid'],
	exchange_bonus: ['exchange_bonus'],
	keep_item: ['keep'],
	send_back: ['keep'],
	approve: ['approval'],
	approve_up_to: ['approval'],
	ask_person: [],
	second_approval: [],
	ship_by: ['ship_by'],
	inspect_within: ['inspect'],
	refund_promise: ['promise'],
	tag: [],
	note: [],
	tell_customer: []
};
