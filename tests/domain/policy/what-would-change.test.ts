import { expect, it, test } from 'vitest';
import type { Action } from '#lib/domain/policy/language/actions.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import { whatWouldChange, type Decide, type WouldChange } from '#lib/domain/policy/what-would-change.ts';
import type { OrderFacts, RequestedItem } from '#lib/domain/policy/types.ts';
import { DAY, endOfWindow } from '#lib/domain/time.ts';
import { USUAL_LABELS } from '#lib/domain/shop/labels.ts';
import { changeWords, customerChangeWords } from '#lib/i18n/what-would-change.ts';
import {
	damaged,
	DELIVERED,
	item,
	line,
	NOW,
	order,
	policy,
	reasons,
	request,
	ZONE
} from '../support/facts.ts';
import { ALWAYS, ruleOf } from './language/rule-facts.ts';

const asked = (
	actions: Action[],
	of: Partial<OrderFacts> = {},
	one: Partial<RequestedItem> = {}
): WouldChange[] => {
	const rules = actions.length > 0 ? { rules: [ruleOf(ALWAYS, actions)] } : {};
	const facts = order(of);
	const decide: Decide = (wish, at) => planReturn(policy(rules), reasons, facts, wish, at);
	return whatWouldChange(decide, reasons, facts, request([item(one)]), NOW);
};
const OPEN_UNTIL = endOfWindow(DELIVERED, 30, ZONE);
const kinds = (found: WouldChange[]) => found.map((one) => one.kind);

it('says until when it could have come back, to the second', () => {
	const delivered_at = DELIVERED - 40 * DAY;
	const old = {
		placed_at: delivered_at - DAY,
		lines: [line({ parcels: [{ quantity: 1, shipped_at: 0, delivered_at }] })]
	};
	const [until, ...rest] = asked([], old);
	expect(until?.kind).toBe('eligible_until');
	const closes = endOfWindow(delivered_at, 30, ZONE);
	expect(until?.kind === 'eligible_until' && Math.abs(until.at - closes)).toBeLessThan(1_500);
	expect(kinds(rest)).toEqual(['eligible_if_fault']);
});

it('says when it can, once it arrived', () => {
	const shipped = { quantity: 1, shipped_at: NOW - 13 * DAY, delivered_at: null };
	expect(kinds(asked([], { lines: [line({ parcels: [shipped] })] }))).toContain('eligible_from');
});

test.each<[Action, WouldChange]>([
	[
		{ do: 'require_photos', photos: 2 },
		{ kind: 'eligible_with_photos', photos: 2 }
	],
	[{ do: 'require_comment' }, { kind: 'eligible_with_comment' }],
	[
		{ do: 'offer', outcomes: ['store_credit'] },
		{ kind: 'eligible_as', outcome: 'store_credit' }
	],
	[
		{ do: 'methods', methods: ['own_carrier'] },
		{ kind: 'eligible_by', method: 'own_carrier' }
	]
])('%o', (action, change) => expect(asked([action])).toContainEqual(change));

it('says what would cost nothing, and what would be worth more', () => {
	expect(asked([])).toEqual([
		{ kind: 'open_until', at: OPEN_UNTIL },
		{ kind: 'free_if_fault', fees_minor: 6_000 },
		{ kind: 'more_as_credit', more_minor: 4_700 }
	]);
	expect(kinds(asked([{ do: 'waive_fees' }, { do: 'credit_bonus', basis_points: 0 }]))).toEqual([
		'open_until'
	]);
});

it('speaks of no day to come when a rule closes it earlier', () => {
	const early = ruleOf({ field: 'order_age_days', op: 'at_least', value: 20 }, [
		{ do: 'refuse', words: { en: 'Too late.', th: 'ช้าไป' } }
	]);
	const facts = order();
	const decide: Decide = (wish, at) => planReturn(policy({ rules: [early] }), reasons, facts, wish, at);
	expect(decide(request([item()]), NOW).ok).toBe(true);
	expect(kinds(whatWouldChange(decide, reasons, facts, request([item()]), NOW))).not.toContain('open_until');
});

it('says what would spare a person’s look, and names a fault only to who did not', () => {
	const looks = ruleOf({ field: 'photos', op: 'at_most', value: 1 }, [
		{ do: 'ask_person', why: { en: 'Look at it.', th: 'ดูก่อน' } }
	]);
	const facts = order();
	const decide: Decide = (wish, at) => planReturn(policy({ rules: [looks] }), reasons, facts, wish, at);
	const found = whatWouldChange(decide, reasons, facts, request([item()]), NOW);
	expect(found).toContainEqual({ kind: 'at_once_with_photos', photos: 2 });
	expect(found).toContainEqual({ kind: 'at_once_if_fault' });
	const faulty = request([damaged()]);
	const again = whatWouldChange(decide, reasons, facts, faulty, NOW);
	expect(kinds(again)).not.toContain('at_once_if_fault');
	expect(kinds(again)).not.toContain('eligible_if_fault');
});

const EVERY: WouldChange[] = [
	{ kind: 'open_until', at: NOW },
	{ kind: 'eligible_until', at: NOW },
	{ kind: 'eligible_from', at: NOW },
	{ kind: 'eligible_if_fault' },
	{ kind: 'eligible_with_photos', photos: 2 },
	{ kind: 'eligible_with_comment' },
	{ kind: 'eligible_as', outcome: 'store_credit' },
	{ kind: 'eligible_by', method: 'drop_off' },
	{ kind: 'at_once_if_fault' },
	{ kind: 'at_once_with_photos', photos: 2 },
	{ kind: 'at_once_as', outcome: 'store_credit' },
	{ kind: 'free_if_fault', fees_minor: 6_000 },
	{ kind: 'more_as_credit', more_minor: 4_700 }
];
const place = { currency: 'THB', timezone: ZONE };

test.each(EVERY)('$kind has words in both languages', (change) => {
	expect(changeWords('en', change, place)).toMatch(/^[A-Z][^–]+\.$/);
	expect(changeWords('th', change, place)).toMatch(/^\p{Script=Thai}[^–]+$/u);
	const refusal = { reason: 'not_delivered_yet', facts: {} } as const;
	expect(customerChangeWords('en', change, refusal, place) ?? 'None.').toMatch(/^[A-Z][^–]+\.$/);
	expect(customerChangeWords('th', change, refusal, place) ?? 'ไม่มี').toMatch(/^\p{Script=Thai}[^–]+$/u);
});

it('keeps from customers what tells of rules about themselves', () => {
	const refusal = { reason: 'refused_by_rule', facts: {} } as const;
	const told = EVERY.filter((change) => customerChangeWords('en', change, refusal, place) !== null);
	const silent = kinds(EVERY).filter((kind) => !kinds(told).includes(kind));
	expect(silent).toEqual([
		...['eligible_until', 'eligible_from'],
		...['at_once_if_fault', 'at_once_with_photos', 'at_once_as']
	]);
});

it('does not repeat what the refusal says', () => {
	const fault = { kind: 'eligible_if_fault' } as const;
	expect(customerChangeWords('en', fault, { reason: 'final_sale', facts: {} }, place)).toBeNull();
	expect(customerChangeWords('en', fault, { reason: 'refused_by_rule', facts: {} }, place)).not.toBeNull();
});

test('customers read what the shop calls the choices, in each language that has words for them', () => {
	const labels = {
		...USUAL_LABELS,
		outcomes: { ...USUAL_LABELS.outcomes, store_credit: { en: 'Baan Dee points', th: '' } }
	};
	const said = (locale: 'en' | 'th', change: WouldChange) =>
		customerChangeWords(locale, change, null, { ...place, labels });
	expect(said('en', { kind: 'eligible_as', outcome: 'store_credit' })).toContain('for Baan Dee points.');
	expect(said('th', { kind: 'eligible_as', outcome: 'store_credit' })).toContain('เครดิตร้านค้า');
	expect(said('en', { kind: 'eligible_by', method: 'drop_off' })).toContain('drop it off');
});
