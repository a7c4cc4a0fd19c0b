import type { Instant } from '../../time.ts';
import type { Condition } from '../language/conditions.ts';
import { EEA } from '../rights/rights.ts';
import type { PolicyRules, ReasonFacts } from '../types.ts';
import { ELSEWHERE, type Place } from './plain-order.ts';
import { publicTerms, type PublicTerms } from './public-terms.ts';

/** Countries with the same answers, and their goods: what holds for the rest first. */
export type OverviewGroup = { countries: string[]; rows: OverviewRow[] };
/** Categories with the same answers; the first row is that of '', goods that nothing names. */
export type OverviewRow = { categories: string[]; terms: PublicTerms };

/** Countries that a policy may tell apart: its own, those of the law, the shop's, and the rest of the world last. */
export function countriesToShow(
	rules: PolicyRules,
	home: string | undefined,
	used: readonly string[]
): string[] {
	const named = [
		...rules.windows.flatMap((entry) => entry.country ?? []),
		...valuesOf(rules, 'destination_country').map((value) => value.toUpperCase())
	];
	const all = [...(home === undefined ? [] : [home]), ...named, ...EEA, 'GB', ...used];
	return [...new Set(all.filter((code) => /^[A-Z]{2}$/.test(code) && code !== ELSEWHERE)), ELSEWHERE];
}

/** Categories that a policy names and those that the shop sells, by code. */
export function categoriesToShow(rules: PolicyRules, used: readonly string[]): string[] {
	const named = [
		...rules.windows.flatMap((entry) => entry.category ?? []),
		...rules.restocking_fees.flatMap((entry) => entry.category ?? []),
		...rules.excluded_categories,
		...(rules.exempt_categories ?? []),
		...valuesOf(rules, 'item_category').map((value) => value.toLowerCase())
	];
	return [...new Set([...named, ...used])].filter((code) => code !== '').sort();
}

/** More places than this are not laid beside each other. */
const MOST_PLACES = 800;

/**
 * Where the terms differ: countries and categories, each put together where all answers are the same. A policy with too
 * many of both is laid out for the first country alone.
 */
export function overviewOf(
	rules: PolicyRules,
	reasons: readonly ReasonFacts[],
	countries: readonly string[],
	categories: readonly string[],
	of: Omit<Place, 'country' | 'category'>,
	now: Instant
): OverviewGroup[] {
	const goods = ['', ...categories];
	const shown = countries.length * goods.length > MOST_PLACES ? countries.slice(0, 1) : countries;
	const groups = new Map<string, OverviewGroup>();
	for (const country of shown) {
		const rows = new Map<string, OverviewRow>();
		for (const category of goods) {
			const terms = publicTerms(rules, reasons, { ...of, country, category }, now);
			gather(rows, markOf(terms), { categories: [category], terms }, (row) => row.categories.push(category));
		}
		const mark = JSON.stringify([...rows].map(([own, row]) => [own, row.categories]));
		gather(groups, mark, { countries: [country], rows: [...rows.values()] }, (group) =>
			group.countries.push(country)
		);
	}
	return [...groups.values()];
}

function gather<T>(all: Map<string, T>, mark: string, fresh: T, add: (known: T) => void): void {
	const known = all.get(mark);
	if (known) add(known);
	else all.set(mark, fresh);
}

/** The same for the same answers, wherever they are given. */
function markOf({ place: _place, ...answers }: PublicTerms): string {
	return JSON.stringify(answers, (key, value: unknown) =>
		key === 'line_id' || key === 'category' ? undefined : value
	);
}

function valuesOf(rules: PolicyRules, field: 'destination_country' | 'item_category'): string[] {
	const walk = (condition: Condition): string[] => {
		if ('cel' in condition) return [];
		if ('not' in condition) return walk(condition.not);
		if (!('field' in condition)) return ('all' in condition ? condition.all : condition.any).flatMap(walk);
		const { value } = condition;
		return condition.field === field && condition.op !== 'starts_with' && Array.isArray(value) ? value : [];
	};
	return (rules.rules ?? []).flatMap((rule) => (rule.enabled ? walk(rule.when) : []));
}
