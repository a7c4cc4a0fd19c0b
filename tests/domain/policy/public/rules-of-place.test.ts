import { expect, test } from 'vitest';
import type { Action } from '#lib/domain/policy/language/actions.ts';
import type { Condition } from '#lib/domain/policy/language/conditions.ts';
import { rulesOfPlace } from '#lib/domain/policy/public/rules-of-place.ts';
import { ZONE } from '../../support/facts.ts';
import { ruleOf } from '../language/rule-facts.ts';

const inGermany = (...list: [Condition, Action[]][]) => {
	const place = { country: 'DE', category: 'shoes', currency: 'THB', home_country: 'TH', timezone: ZONE };
	const { certain, exceptions } = rulesOfPlace(
		list.map(([when, then]) => ruleOf(when, then)),
		place
	);
	const told = (rules: typeof certain) => rules.map(({ when, then }) => [when, then]);
	return { certain: told(certain), exceptions: told(exceptions) };
};
const germany: Condition = { field: 'destination_country', op: 'is', value: ['DE'] };
const japan: Condition = { field: 'destination_country', op: 'is', value: ['JP'] };
const tagged: Condition = { field: 'item_tags', op: 'has', value: ['sale'] };
const refuse: Action = { do: 'refuse', words: { en: 'No', th: 'ไม่รับคืน' } };
const weeks: Action = { do: 'window', days: 14, from: 'delivered' };
const month: Action = { do: 'window', days: 30, from: 'delivered' };

test('what the place answers is no longer asked', () => {
	expect(inGermany([{ all: [germany, tagged] }, [refuse]])).toEqual({
		certain: [],
		exceptions: [[tagged, [refuse]]]
	});
	expect(inGermany([{ any: [tagged, germany] }, [refuse]])).toEqual({
		certain: [[{ all: [] }, [refuse]]],
		exceptions: []
	});
	expect(inGermany([{ all: [japan, tagged] }, [refuse]])).toEqual({ certain: [], exceptions: [] });
	expect(inGermany([{ not: { any: [japan, tagged] } }, [refuse]]).exceptions).toEqual([
		[{ not: tagged }, [refuse]]
	]);
	expect(
		inGermany([{ field: 'destination_region', op: 'is', value: ['abroad'] }, [refuse]]).certain
	).toHaveLength(1);
});

test('an exception says nothing of what a certain rule above it has settled', () => {
	expect(inGermany([germany, [weeks]], [tagged, [month, refuse]]).exceptions).toEqual([[tagged, [refuse]]]);
	expect(inGermany([germany, [weeks]], [tagged, [month]]).exceptions).toEqual([]);
	expect(inGermany([tagged, [month]], [germany, [weeks]]).exceptions).toEqual([[tagged, [month]]]);
	const fee: Action = { do: 'restocking_fee', basis_points: 1_000 };
	expect(inGermany([germany, [fee]], [tagged, [{ do: 'waive_fees' }]]).exceptions).toEqual([
		[
			tagged,
			[
				{ do: 'piece_fee', amounts: { THB: 0 } },
				{ do: 'return_delivery_fee', amounts: { THB: 0 } }
			]
		]
	]);
});

test('amounts are of the place’s currency, or say nothing', () => {
	const dear: Condition = { field: 'item_paid', op: 'at_least', value: { THB: 5_000, USD: 200 } };
	const fee = (amounts: Record<string, number>): Action => ({ do: 'piece_fee', amounts });
	expect(inGermany([dear, [fee({ THB: 100, USD: 5 }), fee({ USD: 5 })]]).exceptions).toEqual([
		[{ ...dear, value: { THB: 5_000 } }, [fee({ THB: 100 })]]
	]);
	expect(
		inGermany([{ field: 'item_paid', op: 'at_least', value: { USD: 200 } }, [refuse]]).exceptions
	).toEqual([]);
});

test('a rule that matters for some faults alone says for which', () => {
	const own: Condition = { field: 'reason_fault', op: 'is', value: ['customer'] };
	expect(inGermany([{ all: [own, tagged] }, [weeks]]).exceptions).toEqual([
		[{ all: [own, tagged] }, [weeks]]
	]);
	expect(inGermany([own, [weeks]], [tagged, [month]])).toEqual({
		certain: [[own, [weeks]]],
		exceptions: [[{ all: [{ ...own, value: ['merchant', 'carrier'] }, tagged] }, [month]]]
	});
});
