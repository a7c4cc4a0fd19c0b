/** Which values a fact may have. `unknown`: also none at all. */
export type NumberConstraint = {
	kind: 'number';
	least: number;
	most: number;
	not: readonly number[];
	unknown: boolean;
};

/** One word of lower case: of `of` (null: any), none of `not`, starting and not starting as said. */
export type WordConstraint = {
	kind: 'word';
	of: readonly string[] | null;
	not: readonly string[];
	/** Of each list one start must fit. */
	starts: readonly (readonly string[])[];
	startsNot: readonly string[];
	unknown: boolean;
};

/** Several words at once; nothing known is the same as no words. */
export type WordsConstraint = {
	kind: 'words';
	/** Of each list one word must be there. */
	has: readonly (readonly string[])[];
	hasNot: readonly string[];
};

export type Constraint = NumberConstraint | WordConstraint | WordsConstraint;

/** What both allow, or null when that is nothing. */
export function both(a: Constraint, b: Constraint): Constraint | null {
	if (a.kind === 'number' && b.kind === 'number')
		return possibleNumber({
			...a,
			least: Math.max(a.least, b.least),
			most: Math.min(a.most, b.most),
			not: [...a.not, ...b.not],
			unknown: a.unknown && b.unknown
		});
	if (a.kind === 'word' && b.kind === 'word')
		return possibleWord({
			kind: 'word',
			of: a.of === null ? b.of : b.of === null ? a.of : a.of.filter((word) => b.of?.includes(word)),
			not: [...a.not, ...b.not],
			starts: [...a.starts, ...b.starts],
			startsNot: [...a.startsNot, ...b.startsNot],
			unknown: a.unknown && b.unknown
		});
	if (a.kind === 'words' && b.kind === 'words')
		return possibleWords({ kind: 'words', has: [...a.has, ...b.has], hasNot: [...a.hasNot, ...b.hasNot] });
	return null;
}

/** True when no value is allowed by both; when in doubt false. Quicker than `both`, which says what is left. */
export function isApart(a: Constraint, b: Constraint): boolean {
	if (a.kind === 'words') return b.kind === 'words' && (lacks(a, b) || lacks(b, a));
	if (b.kind === 'words' || (a.unknown && b.unknown)) return false;
	if (a.kind === 'number') return b.kind === 'number' && (a.least > b.most || b.least > a.most);
	if (b.kind === 'number') return false;
	if (a.of !== null) return a.of.every((word) => !allowsWord(b, word));
	return b.of?.every((word) => !allowsWord(a, word)) ?? false;
}

const lacks = ({ has }: WordsConstraint, { hasNot }: WordsConstraint): boolean =>
	has.some((words) => words.every((word) => hasNot.includes(word)));

/** True when everything that `narrow` allows, `wide` allows too; when in doubt false. */
export function within(narrow: Constraint, wide: Constraint): boolean {
	if (narrow.kind === 'number' && wide.kind === 'number') {
		if (narrow.unknown && !wide.unknown) return false;
		if (narrow.least > narrow.most) return true;
		return (
			narrow.least >= wide.least &&
			narrow.most <= wide.most &&
			wide.not.every((hole) => hole < narrow.least || hole > narrow.most || narrow.not.includes(hole))
		);
	}
	if (narrow.kind === 'word' && wide.kind === 'word') {
		if (narrow.unknown && !wide.unknown) return false;
		if (narrow.of !== null) return narrow.of.every((word) => allowsWord(wide, word));
		return (
			wide.of === null &&
			wide.not.every((word) => !allowsWord(narrow, word)) &&
			wide.starts.every((wanted) =>
				narrow.starts.some((given) => given.every((start) => wanted.some((short) => start.startsWith(short))))
			) &&
			wide.startsNot.every((start) => narrow.startsNot.some((short) => start.startsWith(short)))
		);
	}
	if (narrow.kind === 'words' && wide.kind === 'words')
		return (
			wide.hasNot.every((word) => narrow.hasNot.includes(word)) &&
			wide.has.every((wanted) => narrow.has.some((given) => given.every((word) => wanted.includes(word))))
		);
	return false;
}

/** All that a constraint does not allow, in parts. */
export function complement(of: Constraint): Constraint[] {
	if (of.kind === 'words')
		return [
			...of.has.map((words): Constraint => ({ kind: 'words', has: [], hasNot: words })),
			...of.hasNot.map((word): Constraint => ({ kind: 'words', has: [[word]], hasNot: [] }))
		];
	if (of.kind === 'number')
		return [
			...(of.unknown ? [] : [{ ...NUMBER, least: Infinity, most: -Infinity, unknown: true }]),
			...(of.least === -Infinity ? [] : [{ ...NUMBER, most: of.least - 1 }]),
			...(of.most === Infinity ? [] : [{ ...NUMBER, least: of.most + 1 }]),
			...of.not.map((hole) => ({ ...NUMBER, least: hole, most: hole }))
		];
	return [
		...(of.unknown ? [] : [{ ...WORD, of: [], unknown: true }]),
		...(of.of === null ? [] : [{ ...WORD, not: of.of }]),
		...of.not.map((word) => ({ ...WORD, of: [word] })),
		...of.starts.map((starts) => ({ ...WORD, startsNot: starts })),
		...of.startsNot.map((start) => ({ ...WORD, starts: [[start]] }))
	];
}
const NUMBER: NumberConstraint = {
	kind: 'number',
	least: -Infinity,
	most: Infinity,
	not: [],
	unknown: false
};
const WORD: WordConstraint = {
	kind: 'word',
	of: null,
	not: [],
	starts: [],
	startsNot: [],
	unknown: false
};

/** Whether a word is among those that a constraint allows. */
export const allowsWord = (of: WordConstraint, word: string): boolean =>
	(of.of === null || of.of.includes(word)) &&
	!of.not.includes(word) &&
	of.starts.every((starts) => starts.some((start) => word.startsWith(start))) &&
	!of.startsNot.some((start) => word.startsWith(start));

/** Whether a constraint allows every value there is. */
export const allowsAll = (of: Constraint): boolean => {
	switch (of.kind) {
		case 'number':
			return of.unknown && of.least === -Infinity && of.most === Infinity && of.not.length === 0;
		case 'word':
			return of.unknown && of.of === null && of.not.length + of.starts.length + of.startsNot.length === 0;
		case 'words':
			return of.has.length + of.hasNot.length === 0;
	}
};

function possibleNumber(of: NumberConstraint): NumberConstraint | null {
	let { least, most } = of;
	while (least <= most && of.not.includes(least)) least++;
	while (least <= most && of.not.includes(most)) most--;
	return least > most && !of.unknown ? null : { ...of, least, most };
}

/** A list of words is short: what the rest forbids is taken out of it. */
function possibleWord(of: WordConstraint): WordConstraint | null {
	if (of.of === null) {
		const nothingStarts = of.starts.some((starts) =>
			starts.every((start) => of.startsNot.some((short) => start.startsWith(short)))
		);
		return nothingStarts && !of.unknown ? null : of;
	}
	const left = of.of.filter((word) => allowsWord(of, word));
	if (left.length === 0 && !of.unknown) return null;
	return { kind: 'word', of: left, not: [], starts: [], startsNot: [], unknown: of.unknown };
}

function possibleWords(of: WordsConstraint): WordsConstraint | null {
	const has = of.has.map((words) => words.filter((word) => !of.hasNot.includes(word)));
	return has.some((words) => words.length === 0) ? null : { ...of, has };
}
