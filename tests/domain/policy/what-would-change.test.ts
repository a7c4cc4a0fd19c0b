import { expect, it, test } from 'vitest';
import type { Action } from '#lib/domain/policy/language/actions.ts';
import { whatWouldChange, type WouldChange } from '#lib/domain/policy/what-would-change.ts';
import type { OrderFacts, RequestedItem } from '#lib/domain/policy/types.ts';
import { DAY, endOfWindow } from '#lib/domain/time.ts';
import { changeWords } from '#lib/i18n/what-would-change.ts';
import { DELIVERED, item, line, NOW, order, policy, reasons, request, ZONE } from '../support/facts.ts';
import { ALWAYS, ruleOf } from './language/rule-facts.ts';

const asked = (
	actions: Action[],
	of: Partial<OrderFacts> = {},
	one: Partial<RequestedItem> = {}
): WouldChange[] => {
	const rules = actions.length > 0 ? { rules: [ruleOf(ALWAYS, actions)] } : {};
	return whatWouldChange(policy(rules), reasons, order(of), request([item(one)]), NOW);
};
const kinds = (found: WouldChange[]) => found.map((one) => one.kind);

it('says until when it could have come back, to the second', () => {
	const delivered_at = DELIVERED - 40 * DAY;
	const old = { lines: [line({ parcels: [{ quantity: 1, shipped_at: 0, delivered_at }] })] };
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
		{ kind: 'free_if_fault', fees_minor: 6_000 },
		{ kind: 'more_as_credit', more_minor: 4_700 }
	]);
	expect(asked([{ do: 'waive_fees' }, { do: 'credit_bonus', basis_points: 0 }])).toEqual([]);
});

test.each<WouldChange>([
	{ kind: 'eligible_until', at: NOW },
	{ kind: 'eligible_from', at: NOW },
	{ kind: 'eligible_if_fault' },
	{ kind: 'eligible_with_photos', photos: 2 },
	{ kind: 'eligible_with_comment' },
	{ kind: 'eligible_as', outcome: 'store_credit' },
	{ kind: 'eligible_by', method: 'drop_off' },
	{ kind: 'free_if_fault', fees_minor: 6_000 },
	{ kind: 'more_as_credit', more_minor: 4_700 }
])('$kind has words in both languages', (change) => {
	const place = { currency: 'THB', timezone: ZONE };
	expect(changeWords('en', change, place)).toMatch(/^[A-Z][^–]+\.$/);
	expect(changeWords('th', change, place)).toMatch(/^\p{Script=Thai}[^–]+$/u);
});
