import type { FieldName } from '../language/fields.ts';
import { anything, fieldOfKey, type Case, type FactKey } from './cases.ts';
import { allowsWord, type NumberConstraint } from './constraint.ts';

/** Chooses values that a case allows, the usual one where it may be. */
export type Pick = {
	/** Whether the case says anything of a fact. */
	asks(key: FactKey): boolean;
	number(key: FactKey, usual: number): number;
	/** Whether the case wants a number that nobody knows. */
	isUnknown(key: FactKey): boolean;
	/** The nearest to `usual` between both ends and what the case allows; `usual` itself where nothing is. */
	between(key: FactKey, least: number, most: number, usual: number): number;
	range(key: FactKey): { least: number; most: number };
	/** In the letters of `usual` where a word of it fits; null: unknown. */
	word(key: FieldName, usual: readonly string[]): string | null;
	words(key: FieldName, usual: readonly string[]): string[];
	flag(key: FieldName, usual: boolean): boolean;
	/** The conditions on a field that counts, by days, the shortest first. */
	counts(field: FieldName): { days: number; least: number }[];
	allows(key: FieldName, word: string): boolean;
};

export function pickFrom(of: Case): Pick {
	const numberOf = (key: FactKey): NumberConstraint => {
		const constraint = of.get(key) ?? anything(key);
		if (constraint.kind !== 'number') throw new TypeError(`${key} is no number`);
		return constraint;
	};
	const between = (key: FactKey, least: number, most: number, usual: number): number => {
		const constraint = numberOf(key);
		const low = Math.max(least, constraint.least);
		const high = Math.min(most, constraint.most);
		if (low > high) return usual;
		let value = Math.min(Math.max(usual, low), high);
		while (constraint.not.includes(value) && value < high) value++;
		while (constraint.not.includes(value) && value > low) value--;
		return value;
	};
	const allows = (key: FieldName, word: string): boolean => {
		const constraint = of.get(key);
		return constraint?.kind !== 'word' || allowsWord(constraint, word.toLowerCase());
	};
	const word = (key: FieldName, usual: readonly string[]): string | null => {
		const found = usual.find((each) => allows(key, each));
		if (found !== undefined) return found;
		const constraint = of.get(key);
		if (constraint?.kind !== 'word') return null;
		const starts = constraint.starts.flat();
		const tries = [
			...(constraint.of ?? []),
			...starts,
			...starts.map((start) => `${start}1`),
			'a',
			'b',
			'other'
		];
		return tries.find((each) => allowsWord(constraint, each)) ?? null;
	};
	return {
		asks: (key) => of.has(key),
		isUnknown: (key) => {
			const { unknown, least, most } = numberOf(key);
			return unknown && least > most;
		},
		number: (key, usual) => between(key, -Infinity, Infinity, usual),
		between,
		range: (key) => numberOf(key),
		word,
		words: (key, usual) => {
			const constraint = of.get(key);
			if (constraint?.kind !== 'words') return [...usual];
			const wanted = constraint.has.flatMap((list) => list.slice(0, 1));
			const left = usual.filter((each) => !constraint.hasNot.includes(each.toLowerCase()));
			return constraint.has.length > 0 ? [...new Set(wanted)] : left;
		},
		flag: (key, usual) => word(key, [String(usual), String(!usual)]) === 'true',
		counts: (field) =>
			[...of.keys()]
				.map((key) => ({ key, ...fieldOfKey(key) }))
				.filter((known) => known.field === field)
				.map(({ key, days }) => ({ days, least: between(key, 0, Infinity, 0) }))
				.sort((a, b) => a.days - b.days),
		allows
	};
}
