import type { Comparison, Condition } from '../language/conditions.ts';
import { fieldOf, type FieldName } from '../language/fields.ts';
import type { PerCurrency } from '../types.ts';
import {
	both,
	isApart,
	within,
	type Constraint,
	type NumberConstraint,
	type WordConstraint
} from './constraint.ts';
import { ALWAYS_KNOWN, CLOSED } from './known-facts.ts';

/** Facts by what a rule asks: `order_value`, `customer_returns 90` for those of the last days. */
export type FactKey = string;

/** One way in which a condition holds: what every fact must be. A fact that is not here may be anything. */
export type Case = ReadonlyMap<FactKey, Constraint>;

/** More ways than this, and the linter says nothing rather than something wrong. */
const MOST_CASES = 256;

/**
 * The ways in which a condition holds, none of them impossible; null when there are too many. What an expression asks
 * stays in the dark: `more` takes it to hold, so that nothing is left out, `less` takes it not to, so that nothing is
 * too much.
 */
export const casesOf = (condition: Condition, dark: 'more' | 'less'): Case[] | null =>
	ways(condition, false, dark === 'more' ? [new Map()] : []);

/** What both cases ask for together; null when that cannot be. */
export function meet(a: Case, b: Case): Case | null {
	const together = new Map(a);
	for (const [key, constraint] of b) {
		const known = together.get(key);
		const joined = known === undefined ? constraint : both(known, constraint);
		if (joined === null) return null;
		together.set(key, joined);
	}
	return possible(together);
}

/** False when nothing is in both cases; true when in doubt. */
export function mayMeet(a: Case, b: Case): boolean {
	for (const [key, constraint] of b) {
		const known = a.get(key);
		if (known !== undefined && isApart(known, constraint)) return false;
	}
	return true;
}

/** True when every situation of `narrow` is one of `wide`. */
export function isWithin(narrow: Case, wide: Case): boolean {
	for (const [key, constraint] of wide) {
		if (!within(narrow.get(key) ?? told(narrow, key), constraint)) return false;
	}
	return true;
}

/** What a case leaves of a fact, by what it says of it and of those that hang together with it. */
export function factOf(of: Case, key: FactKey): Constraint {
	const known = of.get(key);
	const others = told(of, key);
	return known === undefined ? others : (both(known, others) ?? known);
}

export const keyOf = (field: FieldName, days?: number): FactKey =>
	days === undefined ? field : `${field} ${days}`;
export const fieldOfKey = (key: FactKey): { field: FieldName; days: number } => {
	const known = KEYS.get(key);
	if (known !== undefined) return known;
	const [field = '', days] = key.split(' ');
	const read = {
		field: field as FieldName,
		days: days === undefined ? Number.POSITIVE_INFINITY : Number(days)
	};
	if (KEYS.size >= MOST_KEYS) KEYS.clear();
	KEYS.set(key, read);
	return read;
};
/** Asked for many times over, and there are few. */
const KEYS = new Map<FactKey, { field: FieldName; days: number }>();
const MOST_KEYS = 1_000;

/** What is known of a fact before any rule asks: amounts and counts are not negative, some facts are always there. */
export function anything(key: FactKey): Constraint {
	const { field } = fieldOfKey(key);
	const unknown = !ALWAYS_KNOWN.has(field);
	const { type, several } = fieldOf(field);
	if (type === 'words' || several) return { kind: 'words', has: [], hasNot: [] };
	if (type === 'word' || type === 'flag')
		return { ...ANY_WORD, of: type === 'flag' ? ['true', 'false'] : (CLOSED.get(field) ?? null), unknown };
	return { ...ANY_NUMBER, least: type === 'day' ? -Infinity : 0, unknown };
}

/** What happened in the last 30 days happened in the last 90 too. */
function told(narrow: Case, key: FactKey): Constraint {
	const { field, days } = fieldOfKey(key);
	const open = anything(key);
	if (!fieldOf(field).counts_days || open.kind !== 'number') return open;
	let number: NumberConstraint = open;
	for (const [other, constraint] of narrow) {
		if (constraint.kind !== 'number' || constraint.unknown) continue;
		const known = fieldOfKey(other);
		if (known.field !== field) continue;
		number =
			known.days <= days
				? { ...number, least: Math.max(number.least, constraint.least), unknown: false }
				: { ...number, most: Math.min(number.most, constraint.most), unknown: false };
	}
	return number;
}

function ways(condition: Condition, negated: boolean, dark: Case[]): Case[] | null {
	if ('not' in condition) return ways(condition.not, !negated, dark);
	if ('cel' in condition) return dark;
	if ('field' in condition) return comparison(condition, negated);
	const parts = ('all' in condition ? condition.all : condition.any).map((part) => ways(part, negated, dark));
	const together = 'all' in condition !== negated;
	let cases: Case[] = together ? [new Map()] : [];
	for (const part of parts) {
		if (part === null) return null;
		cases = together ? product(cases, part) : [...cases, ...part];
		if (cases.length > MOST_CASES) return null;
	}
	return cases;
}

const product = (left: readonly Case[], right: readonly Case[]): Case[] =>
	left.length * right.length > MOST_CASES * 8
		? Array<Case>(MOST_CASES + 1).fill(new Map())
		: left.flatMap((a) =>
				right.flatMap((b) => {
					const joined = meet(a, b);
					return joined === null ? [] : [joined];
				})
			);

function comparison(asked: Comparison, negated: boolean): Case[] {
	const key = keyOf(asked.field, asked.days);
	const { type, several } = fieldOf(asked.field);
	const of = (constraint: Constraint): Case[] => one(key, constraint);
	if (type === 'money') return amounts(asked, key, negated);
	if (type === 'number' || type === 'day') {
		const value = type === 'day' ? Date.parse(String(asked.value)) / 86_400_000 : Number(asked.value);
		return of(numberWith(asked.op, value, negated));
	}
	if (type === 'flag') {
		const word = String(asked.value);
		return of(negated ? { ...ANY_WORD, not: [word] } : { ...ANY_WORD, of: [word], unknown: false });
	}
	const words = (asked.value as readonly string[]).map((word) => word.toLowerCase());
	const without = (asked.op === 'is_not' || asked.op === 'has_not') !== negated;
	if (type === 'words' || several) {
		const listed = asked.op === 'starts_with' ? closedStarting(asked.field, words) : words;
		return of(
			without ? { kind: 'words', has: [], hasNot: listed } : { kind: 'words', has: [listed], hasNot: [] }
		);
	}
	if (asked.op === 'starts_with')
		return of(negated ? { ...ANY_WORD, startsNot: words } : { ...ANY_WORD, starts: [words], unknown: false });
	return of(without ? { ...ANY_WORD, not: words } : { ...ANY_WORD, of: words, unknown: false });
}

/** An amount is compared in the order's own currency: each currency is a case of its own. */
function amounts(asked: Comparison, key: FactKey, negated: boolean): Case[] {
	const per = Object.entries(asked.value as PerCurrency);
	const each = per.flatMap(([currency, amount]) => {
		const [inCurrency] = one('order_currency', { ...ANY_WORD, of: [currency.toLowerCase()], unknown: false });
		const [compared] = one(key, numberWith(asked.op, amount, negated));
		const joined = inCurrency && compared ? meet(inCurrency, compared) : null;
		return joined === null ? [] : [joined];
	});
	if (!negated) return each;
	const others = per.map(([currency]) => currency.toLowerCase());
	return [...each, ...one('order_currency', { ...ANY_WORD, not: others })];
}

function numberWith(op: Comparison['op'], value: number, negated: boolean): NumberConstraint {
	if (op === 'is')
		return negated
			? { ...ANY_NUMBER, not: [value] }
			: { ...ANY_NUMBER, least: value, most: value, unknown: false };
	const isLeast = op === 'at_least' || op === 'from';
	if (negated) return isLeast ? { ...ANY_NUMBER, most: value - 1 } : { ...ANY_NUMBER, least: value + 1 };
	return isLeast
		? { ...ANY_NUMBER, least: value, unknown: false }
		: { ...ANY_NUMBER, most: value, unknown: false };
}

const one = (key: FactKey, constraint: Constraint): Case[] => {
	const joined = both(anything(key), constraint);
	const known = joined === null ? null : possible(new Map([[key, joined]]));
	return known === null ? [] : [known];
};

const closedStarting = (field: FieldName, starts: readonly string[]): string[] =>
	(CLOSED.get(field) ?? []).filter((word) => starts.some((start) => word.startsWith(start)));

/** Facts hang together: what one says of another is added, until nothing new is said. */
function possible(of: Map<FactKey, Constraint>): Case | null {
	const delivered = of.get('delivered');
	const isKnown = (key: FactKey): boolean => {
		const constraint = of.get(key);
		return constraint?.kind === 'number' && !constraint.unknown;
	};
	const noDelivery = delivered?.kind === 'word' && delivered.of?.includes('true') === false;
	if (noDelivery && DELIVERY_FACTS.some(isKnown)) return null;
	return [...of.keys()].some((key) => countsMore(of, key)) ? null : of;
}

/** More in the last 30 days than in the last 90. Who is known at all is known for both. */
function countsMore(of: Case, key: FactKey): boolean {
	const { field, days } = fieldOfKey(key);
	const known = of.get(key);
	if (known?.kind !== 'number' || !Number.isFinite(days)) return false;
	return [...of].some(([other, constraint]) => {
		const longer = fieldOfKey(other);
		return (
			longer.field === field &&
			longer.days > days &&
			constraint.kind === 'number' &&
			!(known.unknown && constraint.unknown) &&
			known.least > constraint.most
		);
	});
}

const DELIVERY_FACTS: readonly FactKey[] = ['delivered_days_ago', 'delivery_day', 'delivery_took_days'];

const ANY_NUMBER: NumberConstraint = {
	kind: 'number',
	least: -Infinity,
	most: Infinity,
	not: [],
	unknown: true
};
const ANY_WORD: WordConstraint = {
	kind: 'word',
	of: null,
	not: [],
	starts: [],
	startsNot: [],
	unknown: true
};
