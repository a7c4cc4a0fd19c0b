import { describe, expect, it, test } from 'vitest';
import { ANSWERS, type Action, type ActionKind, type ActionOf } from '#lib/domain/policy/language/actions.ts';
import { actionSchema } from '#lib/domain/policy/language/schema.ts';
import type { Terms } from '#lib/domain/policy/language/terms.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import type { OrderFacts, PolicyRules, RequestedItem, ReturnPlan } from '#lib/domain/policy/types.ts';
import { lineVerdict } from '#lib/domain/policy/line-verdict.ts';
import type { Result } from '#lib/domain/result.ts';
import { DAY, endOfLocalDay, endOfWindow } from '#lib/domain/time.ts';
import {
	damaged,
	DELIVERED,
	item,
	line,
	NOW,
	order,
	policy,
	reasons,
	refusalOf,
	request,
	rules,
	valueOf,
	ZONE
} from '../../support/facts.ts';
import { ALWAYS, NEVER, ruleOf, termsUnder } from './rule-facts.ts';

const said = (text: string) => ({ en: text, th: `ไทย ${text}` });
const by = (id: string) => ({ rule_id: id, number: 1 });

/** What each action writes, and nothing else. */
const WRITES: {
	[K in ActionKind]: { action: ActionOf<K>; terms: Partial<Terms>; settings?: Partial<PolicyRules> };
} = {
	accept: { action: { do: 'accept' }, terms: { eligible: 'accepted' } },
	refuse: {
		action: { do: 'refuse', words: said('No') },
		terms: { eligible: 'refused', refusal: said('No') }
	},
	window: {
		action: { do: 'window', days: 90, from: 'placed' },
		terms: { window_days: 90, window_from: 'placed' }
	},
	extend_window: { action: { do: 'extend_window', days: 5 }, terms: { extend_days: 5 } },
	extend_until: { action: { do: 'extend_until', day: '2027-01-31' }, terms: { extend_until: '2027-01-31' } },
	delivery_buffer: { action: { do: 'delivery_buffer', days: 3 }, terms: { buffer_days: 3 } },
	defect_window: { action: { do: 'defect_window', days: 60 }, terms: { defect_days: 60 } },
	offer: { action: { do: 'offer', outcomes: ['store_credit'] }, terms: { outcomes: ['store_credit'] } },
	methods: { action: { do: 'methods', methods: ['own_carrier'] }, terms: { methods: ['own_carrier'] } },
	limit_pieces: { action: { do: 'limit_pieces', pieces: 1 }, terms: { pieces: 1 } },
	require_photos: { action: { do: 'require_photos', photos: 3 }, terms: { photos: 3 } },
	waive_photos: { action: { do: 'waive_photos' }, terms: { photos: 0 } },
	require_comment: { action: { do: 'require_comment' }, terms: { comment: true } },
	restocking_fee: {
		action: { do: 'restocking_fee', basis_points: 1_500 },
		terms: { restocking_basis_points: 1_500 }
	},
	piece_fee: { action: { do: 'piece_fee', amounts: { THB: 700 } }, terms: { piece_fee_minor: 700 } },
	fee_cap: { action: { do: 'fee_cap', basis_points: 500 }, terms: { fee_cap_basis_points: 500 } },
	return_delivery_fee: {
		action: { do: 'return_delivery_fee', amounts: { THB: 900 } },
		terms: { return_fee_minor: 900 }
	},
	waive_fees: {
		action: { do: 'waive_fees' },
		terms: { restocking_basis_points: 0, return_fee_minor: 0 },
		settings: { restocking_fees: [{ category: null, basis_points: 800 }] }
	},
	refund_delivery: { action: { do: 'refund_delivery', share: 'items' }, terms: { delivery: 'items' } },
	credit_bonus: { action: { do: 'credit_bonus', basis_points: 900 }, terms: { bonus_basis_points: 900 } },
	exchange_bonus: {
		action: { do: 'exchange_bonus', basis_points: 900 },
		terms: { exchange_bonus_basis_points: 900 }
	},
	credit_bonus_amount: {
		action: { do: 'credit_bonus_amount', amounts: { THB: 5_000 } },
		terms: { bonus_minor: 5_000 }
	},
	credit_valid: { action: { do: 'credit_valid', days: 45 }, terms: { credit_valid_days: 45 } },
	keep_item: {
		action: { do: 'keep_item', up_to: { THB: 60_000 } },
		terms: { keep: 'rule', keep_up_to_minor: 60_000 }
	},
	send_back: { action: { do: 'send_back' }, terms: { keep_up_to_minor: -1 } },
	approve: { action: { do: 'approve' }, terms: { approved: true, approve_up_to_minor: null } },
	approve_up_to: {
		action: { do: 'approve_up_to', amounts: { THB: 100 } },
		terms: { approve_up_to_minor: 100 }
	},
	ask_person: { action: { do: 'ask_person', why: said('Look') }, terms: { people: [] } },
	second_approval: { action: { do: 'second_approval' }, terms: { second_approval: null } },
	destination: { action: { do: 'destination', address: 'north' }, terms: { destination: 'north' } },
	ship_by: { action: { do: 'ship_by', days: 21 }, terms: { ship_by_days: 21 } },
	inspect_within: { action: { do: 'inspect_within', days: 9 }, terms: { inspect_days: 9 } },
	refund_promise: {
		action: { do: 'refund_promise', promise: { from: 'scanned', days: 2, grant: { kind: 'fees' } } },
		terms: { promise: { from: 'scanned', days: 2, grant: { kind: 'fees' } } }
	},
	tag: { action: { do: 'tag', tag: 'vip' }, terms: { tags: [] } },
	note: { action: { do: 'note', words: said('Note') }, terms: { notes: [] } },
	tell_customer: { action: { do: 'tell_customer', words: said('Hello') }, terms: { told: [] } }
};
const KINDS = Object.keys(ANSWERS) as ActionKind[];

describe('every action', () => {
	it('is there at least 30 times', () => expect(KINDS.length).toBeGreaterThanOrEqual(30));

	test.each(KINDS)('%s writes its own terms and no others', (kind) => {
		const { action, terms, settings } = WRITES[kind];
		expect(actionSchema.parse(action)).toEqual(action);
		const rule = ruleOf(ALWAYS, [action]);
		const before = termsUnder([ruleOf(NEVER, [action])], {}, settings);
		const after = termsUnder([rule], {}, settings);
		const own = by(rule.id);
		const added: Partial<Record<ActionKind, Partial<Terms>>> = {
			ask_person: { people: [{ by: own, words: said('Look') }] },
			second_approval: { second_approval: own },
			tag: { tags: [{ by: own, tag: 'vip' }] },
			note: { notes: [{ by: own, words: said('Note') }] },
			tell_customer: { told: [{ by: own, words: said('Hello') }] }
		};
		expect(after).not.toEqual(before);
		expect(after).toEqual({
			...before,
			...terms,
			...added[kind],
			by: Object.fromEntries(ANSWERS[kind].map((question) => [question, own]))
		});
	});

	test.each(KINDS.filter((kind) => ANSWERS[kind].length > 0))(
		'%s is decided by the first that fits',
		(kind) => {
			const { action, settings } = WRITES[kind];
			const first = ruleOf(ALWAYS, [action]);
			const opposite: Action[] = [
				{ do: 'accept' },
				{ do: 'window', days: 1, from: 'shipped' },
				{ do: 'extend_window', days: 1 },
				{ do: 'extend_until', day: '2026-01-01' },
				{ do: 'delivery_buffer', days: 1 },
				{ do: 'defect_window', days: 1 },
				{ do: 'offer', outcomes: ['refund'] },
				{ do: 'methods', methods: ['drop_off'] },
				{ do: 'destination', address: 'south' },
				{ do: 'limit_pieces', pieces: 9 },
				{ do: 'require_photos', photos: 1 },
				{ do: 'require_comment' },
				{ do: 'restocking_fee', basis_points: 1 },
				{ do: 'piece_fee', amounts: { THB: 1 } },
				{ do: 'fee_cap', basis_points: 1 },
				{ do: 'return_delivery_fee', amounts: { THB: 1 } },
				{ do: 'refund_delivery', share: 'none' },
				{ do: 'credit_bonus', basis_points: 1 },
				{ do: 'credit_bonus_amount', amounts: { THB: 1 } },
				{ do: 'credit_valid', days: 1 },
				{ do: 'exchange_bonus', basis_points: 1 },
				{ do: 'keep_item', up_to: { THB: 1 } },
				{ do: 'approve_up_to', amounts: { THB: 1 } },
				{ do: 'ship_by', days: 1 },
				{ do: 'inspect_within', days: 1 },
				{ do: 'refund_promise', promise: { from: 'approved', days: 9, grant: { kind: 'nothing' } } }
			];
			const same = opposite.filter((other) => ANSWERS[other.do].some((one) => ANSWERS[kind].includes(one)));
			expect(same.length).toBeGreaterThan(0);
			const alone = termsUnder([first], {}, settings);
			expect(termsUnder([first, ruleOf(ALWAYS, same)], {}, settings)).toEqual(alone);
		}
	);

	it('says nothing of a currency that its amounts leave out', () => {
		const euro = ruleOf(ALWAYS, [{ do: 'return_delivery_fee', amounts: { EUR: 1 } }]);
		const baht = ruleOf(ALWAYS, [{ do: 'return_delivery_fee', amounts: { THB: 2 } }]);
		expect(termsUnder([euro]).return_fee_minor).toBe(6_000);
		expect(termsUnder([euro, baht]).return_fee_minor).toBe(2);
	});

	it('waives the fees that no rule before it has set', () => {
		const kept = ruleOf(ALWAYS, [{ do: 'restocking_fee', basis_points: 700 }]);
		const terms = termsUnder([kept, ruleOf(ALWAYS, [{ do: 'waive_fees' }])]);
		expect(terms).toMatchObject({ restocking_basis_points: 700, return_fee_minor: 0, piece_fee_minor: 0 });
	});
});

describe('in a plan', () => {
	type Asked = { items?: RequestedItem[]; order?: Partial<OrderFacts>; settings?: Partial<PolicyRules> };
	const tried = (actions: Action[], asked: Asked = {}): Result<ReturnPlan> =>
		planReturn(
			policy({ ...asked.settings, rules: [ruleOf(ALWAYS, actions)] }),
			reasons,
			order({ shipping_minor: 10_000, ...asked.order }),
			request(asked.items ?? [item()]),
			NOW
		);
	const plan = (actions: Action[], asked: Asked = {}) => valueOf(tried(actions, asked));
	const steps = (of: ReturnPlan, rule: string) => of.trace.filter((step) => step.rule === rule);
	const finalSale = { lines: [line({ final_sale: true })] };
	const old = {
		lines: [line({ parcels: [{ quantity: 1, shipped_at: 0, delivered_at: DELIVERED - 60 * DAY }] })]
	};
	const verdict = (actions: Action[], facts: OrderFacts) =>
		lineVerdict(rules({ rules: [ruleOf(ALWAYS, actions)] }), facts, facts.lines[0]!, NOW);

	it('accept and refuse decide, a defect comes back in any case', () => {
		const refuse: Action = { do: 'refuse', words: said('Worn by nature') };
		expect(refusalOf(tried([refuse]))).toBe('refused_by_rule');
		expect(valueOf(tried([refuse], { items: [damaged()] })).items[0]?.basis).toBe('defect');
		expect(plan([{ do: 'accept' }], { order: finalSale }).verdict).toBe('approve');
		const told = verdict([refuse], order()).refusal;
		expect(told).toMatchObject({
			reason: 'refused_by_rule',
			facts: { words_th: 'ไทย Worn by nature', rule: 1 }
		});
		expect(verdict([refuse], order()).defect_possible).toBe(true);
	});

	it('windows open, stretch and close by their days', () => {
		expect(refusalOf(tried([], { order: old }))).toBe('window_closed');
		expect(plan([{ do: 'window', days: 90, from: 'delivered' }], { order: old }).verdict).toBe('approve');
		expect(plan([{ do: 'extend_window', days: 60 }], { order: old }).verdict).toBe('approve');
		const until = verdict([{ do: 'extend_until', day: '2027-01-10' }], order(old)).return_by;
		expect(until).toBe(endOfLocalDay('2027-01-10', ZONE));
		expect(verdict([{ do: 'window', days: 5, from: 'placed' }], order()).refusal?.reason).toBe(
			'window_closed'
		);
		const shipped = verdict([{ do: 'window', days: 20, from: 'shipped' }], order()).return_by;
		expect(shipped).toBe(endOfWindow(DELIVERED - 2 * DAY, 20, ZONE));
		const lost = {
			lines: [line({ parcels: [{ quantity: 1, shipped_at: NOW - 5 * DAY, delivered_at: null }] })]
		};
		expect(verdict([], order(lost)).refusal?.reason).toBe('not_delivered_yet');
		expect(verdict([{ do: 'delivery_buffer', days: 4 }], order(lost)).refusal).toBeNull();
		const late = { order: old, items: [damaged()] };
		expect(plan([], late).review_reasons).toEqual(['defect_outside_window']);
		expect(refusalOf(tried([{ do: 'defect_window', days: 31 }], late))).toBe('window_closed');
	});

	it('evidence is asked for, or is not', () => {
		const three: Action[] = [{ do: 'require_photos', photos: 3 }];
		expect(tried(three, { items: [item({ photos: 2 })] })).toMatchObject({
			refusal: { reason: 'photo_required', facts: { photos: 3 } }
		});
		expect(plan(three, { items: [item({ photos: 3 })] }).verdict).toBe('approve');
		expect(plan([{ do: 'waive_photos' }], { items: [damaged({ photos: 0 })] }).verdict).toBe('approve');
		const comment: Action[] = [{ do: 'require_comment' }];
		expect(refusalOf(tried(comment, { items: [item({ comment: '  ' })] }))).toBe('comment_required');
		expect(plan(comment, { items: [item({ comment: 'Too long' })] }).verdict).toBe('approve');
	});

	it('outcomes, ways to send it and pieces are limited', () => {
		expect(refusalOf(tried([{ do: 'offer', outcomes: ['store_credit'] }]))).toBe('outcome_not_offered');
		expect(refusalOf(tried([{ do: 'methods', methods: ['own_carrier'] }]))).toBe('method_not_offered');
		const three = { order: { lines: [line({ quantity: 3 })] }, items: [item({ quantity: 2 })] };
		expect(tried([{ do: 'limit_pieces', pieces: 1 }], three)).toMatchObject({
			refusal: { reason: 'quantity_exceeds_returnable', facts: { available: 1 } }
		});
		const used = order({ lines: [line({ quantity: 3, qty_returned: 1 })] });
		expect(verdict([{ do: 'limit_pieces', pieces: 1 }], used).refusal?.reason).toBe('pieces_used_up');
		const broken = { ...three, items: [damaged({ quantity: 2 })] };
		expect(plan([{ do: 'limit_pieces', pieces: 1 }], broken).items[0]?.quantity).toBe(2);
	});

	it('fees are kept, capped and waived', () => {
		const fees: Action[] = [
			{ do: 'restocking_fee', basis_points: 1_000 },
			{ do: 'piece_fee', amounts: { THB: 2_500 } },
			{ do: 'return_delivery_fee', amounts: { THB: 300 } }
		];
		const two = { order: { lines: [line({ quantity: 2 })] }, items: [item({ quantity: 2 })] };
		expect(plan(fees, two)).toMatchObject({ restocking_fee_minor: 15_000, return_shipping_fee_minor: 300 });
		expect(plan([...fees, { do: 'fee_cap', basis_points: 200 }], two).restocking_fee_minor).toBe(2_000);
		const told = steps(plan(fees, two), 'restocking_fee')[0];
		expect(told?.facts).toMatchObject({ basis_points: null, fee_minor: 15_000 });
		expect(plan(fees, { items: [damaged()] }).restocking_fee_minor).toBe(0);
		expect(plan([{ do: 'waive_fees' }]).total_minor).toBe(110_000);
	});

	it('the delivery goes back by share, whole, or not at all', () => {
		const two = { order: { lines: [line(), line({ line_id: 'lin_2' })] } };
		const given = (share: 'none' | 'items' | 'whole_order', asked: Asked) =>
			plan([{ do: 'refund_delivery', share }], asked).shipping_minor;
		expect(given('items', two)).toBe(5_000);
		expect(given('whole_order', two)).toBe(0);
		expect(given('whole_order', {})).toBe(10_000);
		expect(given('none', {})).toBe(0);
		expect(given('none', { items: [damaged()] })).toBe(0);
	});

	it('credit is worth more, and for longer', () => {
		const credit = { items: [item({ outcome: 'store_credit' })], settings: { return_shipping_fee: {} } };
		const more: Action[] = [
			{ do: 'credit_bonus', basis_points: 1_000 },
			{ do: 'credit_bonus_amount', amounts: { THB: 700 } },
			{ do: 'credit_valid', days: 45 }
		];
		const given = plan(more, { ...credit, order: { shipping_minor: 0 } });
		expect(given).toMatchObject({
			bonus_minor: 10_700,
			later: { credit_bonus_basis_points: 1_000, credit_bonus_minor: 700, credit_valid_days: 45 }
		});
		expect(plan(more).bonus_minor).toBe(0);
	});

	it('the goods stay, or travel', () => {
		const kept = plan([{ do: 'keep_item', up_to: { THB: 100_000 } }]);
		expect(kept).toMatchObject({ method: 'keep', items: [{ goods_required: false }] });
		expect(plan([{ do: 'keep_item', up_to: { THB: 99_999 } }]).method).toBe('drop_off');
		const cheap = { settings: { keep_item_limit: { THB: 999_999 } }, items: [damaged()] };
		expect(plan([], cheap).method).toBe('keep');
		expect(plan([{ do: 'send_back' }], cheap).method).toBe('drop_off');
	});

	it('a person looks, or need not', () => {
		const often = { order: { customer_return_times: [NOW - DAY, NOW - 2 * DAY, NOW - 3 * DAY] } };
		expect(plan([], often).review_reasons).toEqual(['repeat_returns']);
		expect(plan([{ do: 'approve' }], often).verdict).toBe('approve');
		expect(plan([{ do: 'approve_up_to', amounts: { THB: 1 } }]).review_reasons).toEqual([
			'value_above_limit'
		]);
		const asked = plan([{ do: 'approve' }, { do: 'ask_person', why: said('Check the seal') }]);
		expect(asked.review_reasons).toEqual(['asked_by_rule']);
		expect(steps(asked, 'ask_person')[0]?.facts.words_en).toBe('Check the seal');
		expect(plan([{ do: 'second_approval' }]).later?.second_approval).toBe(true);
	});

	it('days that follow are the rule’s own', () => {
		const days = plan([
			{ do: 'ship_by', days: 10 },
			{ do: 'inspect_within', days: 4 },
			{ do: 'refund_promise', promise: { from: 'received', days: 3, grant: { kind: 'nothing' } } }
		]);
		expect(days.ship_by).toBe(endOfWindow(NOW, 10, ZONE));
		expect(days.expected.checked).toBe(endOfWindow(NOW, 17, ZONE));
		expect(days.later?.refund_promise?.days).toBe(3);
	});

	it('the parcel goes where a rule sends it, and nowhere when the goods stay', () => {
		const north: Action = { do: 'destination', address: 'north' };
		const sent = plan([north]);
		expect(sent.destination).toBe('north');
		expect(steps(sent, 'destination')).toMatchObject([
			{ result: 'decided', facts: { address: 'north' }, by: { number: 1 } }
		]);
		const kept = plan([north, { do: 'keep_item', up_to: { THB: 100_000 } }]);
		expect(kept).not.toHaveProperty('destination');
		expect(steps(kept, 'destination')).toMatchObject([{ result: 'skipped' }]);
		expect(plan([])).not.toHaveProperty('destination');
	});

	it('items of one return travel together, to where the first that has a rule of its own goes', () => {
		const bySku = (sku: string, address: string) =>
			ruleOf({ field: 'item_sku', op: 'is', value: [sku] }, [{ do: 'destination', address }]);
		const lines = ['a', 'b', 'c'].map((sku) => line({ line_id: sku, sku }));
		const items = ['c', 'b', 'a'].map((line_id) => item({ line_id }));
		const sent = (...of: Rule[]) =>
			valueOf(planReturn(policy({ rules: of }), reasons, order({ lines }), request(items), NOW));
		const found = sent(bySku('c', 'south'), bySku('b', 'north'));
		expect(found.destination).toBe('north');
		expect(steps(found, 'destination')).toMatchObject([{ by: { number: 2 } }]);
		expect(sent(bySku('c', 'south')).destination).toBe('south');
	});

	it('words and tags are on the case, named by their rule', () => {
		const given = plan([
			{ do: 'tag', tag: 'vip' },
			{ do: 'note', words: said('Call first') },
			{ do: 'tell_customer', words: said('We call you') }
		]);
		expect(given.tags).toEqual(['vip']);
		for (const rule of ['tag', 'note', 'tell_customer']) {
			expect(steps(given, rule)).toMatchObject([{ result: 'decided', by: { number: 1 } }]);
		}
	});
});
