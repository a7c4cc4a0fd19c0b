import type { FieldName } from './fields.ts';
import type { RuleCase } from './rule-case.ts';

/** Something made once for each kind of line: its category, and the country and currency of its order. */
export function keptPerKind<T>(make: (facts: RuleCase) => T): (facts: RuleCase) => T {
	const categories = new Map<string, Map<string, Map<string, T>>>();
	return (facts) => {
		const { line, order } = facts;
		// Categories are the shop's own words, and nobody counts them.
		if (categories.size >= MOST_CATEGORIES) categories.clear();
		const currencies = within(within(categories, line.category), order.ship_country);
		let kept = currencies.get(order.currency);
		if (kept === undefined) currencies.set(order.currency, (kept = make(facts)));
		return kept;
	};
}

/** The fields that one kind has in common. */
export const KIND_FIELDS: ReadonlySet<string> = new Set([
	'item_category',
	'destination_country',
	'order_currency'
] satisfies FieldName[]);

const MOST_CATEGORIES = 1_000;

function within<T>(outer: Map<string, Map<string, T>>, key: string): Map<string, T> {
	let inner = outer.get(key);
	if (inner === undefined) outer.set(key, (inner = new Map()));
	return inner;
}
