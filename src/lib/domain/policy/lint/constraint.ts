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
