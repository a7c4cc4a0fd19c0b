import { WINDOW_STARTS, type ActionKind } from '#lib/domain/policy/language/actions.ts';
import { PROMISE_STARTS } from '#lib/domain/refund/promise.ts';

/** One input of an action. `key` is the place of its value within the action, as in `promise.days`. */
export type ActionInput =
	| { key: string; kind: 'number'; unit: 'days' | 'pieces' | 'photos'; least: number; most: number }
	| { key: string; kind: 'percent' | 'amounts' | 'words' | 'tag' | 'day' | 'address' }
	/** One of a list, or some of it. */
	| { key: string; kind: 'one' | 'some'; choices: readonly string[] };

const days = (least: number, most: number, key = 'days'): ActionInput => ({
	key,
	kind: 'number',
	unit: 'days',
	least,
	most
});

/** What each action is told; the schema of the language has the last word. */
export const ACTION_INPUTS: Record<ActionKind, readonly ActionInput[]> = {
	accept: [],
	refuse: [{ key: 'words', kind: 'words' }],
	window: [days(0, 3650), { key: 'from', kind: 'one', choices: WINDOW_STARTS }],
	extend_window: [days(1, 3650)],
	extend_until: [{ key: 'day', kind: 'day' }],
	delivery_buffer: [days(0, 90)],
	defect_window: [days(0, 3650)],
	offer: [{ key: 'outcomes', kind: 'some', choices: ['refund', 'store_credit', 'exchange'] }],
	methods: [{ key: 'methods', kind: 'some', choices: ['drop_off', 'own_carrier'] }],
	destination: [{ key: 'address', kind: 'address' }],
	limit_pieces: [{ key: 'pieces', kind: 'number', unit: 'pieces', least: 0, most: 10_000 }],
	require_photos: [{ key: 'photos', kind: 'number', unit: 'photos', least: 1, most: 5 }],
	waive_photos: [],
	require_comment: [],
	restocking_fee: [{ key: 'basis_points', kind: 'percent' }],
	piece_fee: [{ key: 'amounts', kind: 'amounts' }],
	fee_cap: [{ key: 'basis_points', kind: 'percent' }],
	return_delivery_fee: [{ key: 'amounts', kind: 'amounts' }],
	waive_fees: [],
	refund_delivery: [{ key: 'share', kind: 'one', choices: ['none', 'items', 'whole_order'] }],
	exchange_bonus: [{ key: 'basis_points', kind: 'percent' }],
	credit_bonus: [{ key: 'basis_points', kind: 'percent' }],
	credit_bonus_amount: [{ key: 'amounts', kind: 'amounts' }],
	credit_valid: [days(1, 3650)],
	keep_item: [{ key: 'up_to', kind: 'amounts' }],
	send_back: [],
	approve: [],
	approve_up_to: [{ key: 'amounts', kind: 'amounts' }],
	ask_person: [{ key: 'why', kind: 'words' }],
	second_approval: [],
	ship_by: [days(1, 365)],
	inspect_within: [days(0, 90)],
	refund_promise: [
		{ key: 'promise.from', kind: 'one', choices: PROMISE_STARTS },
		days(1, 90, 'promise.days'),
		{ key: 'promise.grant.kind', kind: 'one', choices: ['nothing', 'credit', 'fees'] },
		{ key: 'promise.grant.amounts', kind: 'amounts' }
	],
	tag: [{ key: 'tag', kind: 'tag' }],
	note: [{ key: 'words', kind: 'words' }],
	tell_customer: [{ key: 'words', kind: 'words' }]
};
