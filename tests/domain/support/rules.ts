import type { Action, ActionKind } from '#lib/domain/policy/language/actions.ts';
import { OPERATORS, type Comparison, type Condition } from '#lib/domain/policy/language/conditions.ts';
import { fieldOf, type FieldName } from '#lib/domain/policy/language/fields.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';

let made = 0;

/** A rule that is switched on. */
export const rule = (when: Condition, ...then: Action[]): Rule => ({
	id: `r_${String(++made).padStart(8, '0')}`,
	name: '',
	when,
	then,
	enabled: true
});

export const ask = (
	field: FieldName,
	op: Comparison['op'],
	value: Comparison['value'],
	days?: number
): Comparison => ({ field, op, value, ...(days === undefined ? {} : { days }) });

/** A field with each of its comparisons. */
export function comparisonsOf(field: FieldName): Comparison[] {
	const { type, words, counts_days } = fieldOf(field);
	const value = {
		number: 3,
		money: { THB: 50_000, USD: 2_000 },
		word: words?.slice(0, 2) ?? ['ab', 'cd'],
		words: words?.slice(0, 2) ?? ['ab', 'cd'],
		flag: true,
		day: '2026-12-01'
	}[type];
	return OPERATORS[type].map((op) =>
		ask(field, op, op === 'starts_with' ? ['ab', 'cd'] : value, counts_days ? 90 : undefined)
	);
}

const WORDS = { en: 'We are sorry.', th: 'ขออภัย' };

const ACTIONS: { [K in ActionKind]: Extract<Action, { do: K }> } = {
	accept: { do: 'accept' },
	refuse: { do: 'refuse', words: WORDS },
	window: { do: 'window', days: 30, from: 'shipped' },
	extend_window: { do: 'extend_window', days: 7 },
	extend_until: { do: 'extend_until', day: '2027-01-31' },
	delivery_buffer: { do: 'delivery_buffer', days: 10 },
	defect_window: { do: 'defect_window', days: 800 },
	offer: { do: 'offer', outcomes: ['refund'] },
	methods: { do: 'methods', methods: ['drop_off'] },
	destination: { do: 'destination', address: 'north' },
	limit_pieces: { do: 'limit_pieces', pieces: 2 },
	require_photos: { do: 'require_photos', photos: 2 },
	waive_photos: { do: 'waive_photos' },
	require_comment: { do: 'require_comment' },
	restocking_fee: { do: 'restocking_fee', basis_points: 1_500 },
	piece_fee: { do: 'piece_fee', amounts: { THB: 2_000 } },
	fee_cap: { do: 'fee_cap', basis_points: 2_000 },
	return_delivery_fee: { do: 'return_delivery_fee', amounts: { THB: 6_000, USD: 500 } },
	waive_fees: { do: 'waive_fees' },
	refund_delivery: { do: 'refund_delivery', share: 'items' },
	credit_bonus: { do: 'credit_bonus', basis_points: 500 },
	exchange_bonus: { do: 'exchange_bonus', basis_points: 500 },
	credit_bonus_amount: { do: 'credit_bonus_amount', amounts: { THB: 5_000 } },
	credit_valid: { do: 'credit_valid', days: 365 },
	keep_item: { do: 'keep_item', up_to: { THB: 80_000 } },
	send_back: { do: 'send_back' },
	approve: { do: 'approve' },
	approve_up_to: { do: 'approve_up_to', amounts: { THB: 300_000 } },
	ask_person: { do: 'ask_person', why: WORDS },
	second_approval: { do: 'second_approval' },
	ship_by: { do: 'ship_by', days: 10 },
	inspect_within: { do: 'inspect_within', days: 3 },
	refund_promise: {
		do: 'refund_promise',
		promise: { from: 'received', days: 7, grant: { kind: 'credit', amounts: { THB: 5_000 } } }
	},
	tag: { do: 'tag', tag: 'vip' },
	note: { do: 'note', words: WORDS },
	tell_customer: { do: 'tell_customer', words: WORDS }
};

/** An action with values that no new shop has anyway. */
export const actionOf = (kind: ActionKind): Action => ACTIONS[kind];
