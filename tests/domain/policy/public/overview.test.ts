import { expect, test } from 'vitest';
import { amountsNamed } from '#lib/domain/policy/public/currencies.ts';
import { categoriesToShow, countriesToShow, overviewOf } from '#lib/domain/policy/public/overview.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { NOW, reasons, rules, ZONE } from '../../support/facts.ts';

const laidOut = (of: PolicyRules, used: string[] = []) =>
	overviewOf(
		of,
		reasons,
		countriesToShow(of, 'TH', ['JP']),
		categoriesToShow(of, used),
		{ currency: 'THB', home_country: 'TH', timezone: ZONE },
		NOW
	).map(({ countries, rows }) => [countries, rows.map((row) => row.categories)] as const);

test('countries and goods stand together where every answer is the same', () => {
	const groups = laidOut(rules(), ['kitchen']);
	expect(groups.map(([countries]) => countries[0])).toEqual(['TH', 'AT', 'GB', 'JP']);
	expect(groups[3]?.[0]).toEqual(['JP', 'ZZ']);
	expect(groups[1]?.[0]).toHaveLength(30);
	expect(groups[0]?.[1]).toEqual([
		['', 'kitchen'],
		['electronics'],
		['food', 'made_to_order', 'skincare', 'underwear'],
		['furniture']
	]);
});

test('a country or a category that a rule names has a place of its own', () => {
	const own = rules({
		rules: [
			{
				id: 'r_00000001',
				name: '',
				enabled: true,
				when: {
					all: [
						{ field: 'destination_country', op: 'is', value: ['NO'] },
						{ not: { field: 'item_category', op: 'is_not', value: ['Linen'] } }
					]
				},
				then: [{ do: 'refuse', words: { en: 'No', th: 'ไม่รับคืน' } }]
			}
		]
	});
	const norway = laidOut(own).find(([countries]) => countries.includes('NO'));
	expect(norway?.[0]).toEqual(['NO']);
	expect(norway?.[1]).toContainEqual(['linen']);
	expect(laidOut(own).find(([countries]) => countries.includes('DE'))?.[0]).toHaveLength(29);
});

test('a policy that tells too many places apart is laid out for the first country alone', () => {
	const windows = Array.from({ length: 60 }, (_, at) => ({ category: `c${at}`, country: null, days: at }));
	const wide = rules({ windows: [...rules().windows, ...windows] });
	expect(laidOut(wide).map(([countries]) => countries)).toEqual([['TH']]);
});

test('currencies are those of amounts that customers meet', () => {
	expect(amountsNamed(rules({ auto_approve_limit: { CHF: 1 } }))).toEqual(['THB', 'USD']);
});
