import { factOf, isWithin, mayMeet, meet, type Case, type FactKey } from './cases.ts';
import { both, complement, type Constraint } from './constraint.ts';

/** A part of a case and a region that holds all of it. */
export type Covered<R> = { part: Case; by: R };

/** A region that somebody answers for. */
export type Region = { of: Case };

/** More pieces than this, and the linter says nothing rather than take its time. */
const MOST_PARTS = 150;

/**
 * Cuts a case into parts of which each lies within one region; null when something of it is left over, or when that
 * would take too long. Each cut is along one fact, at the edge of a region.
 */
export function cutInto<R extends Region>(of: Case, regions: readonly R[]): Covered<R>[] | null {
	let parts = 0;
	const cut = (part: Case, near: readonly R[]): Covered<R>[] | null => {
		const touching = near.filter((region) => mayMeet(part, region.of));
		if (touching.length === 0 || ++parts > MOST_PARTS) return null;
		const whole = touching.find((region) => isWithin(part, region.of));
		if (whole !== undefined) return [{ part, by: whole }];
		for (const region of touching) {
			const edge = edgeOf(part, region.of);
			// Every fact lies within, though not as one comparison can tell.
			if (edge === null) return [{ part, by: region }];
			const { outside, inside } = edge;
			if (inside === null) continue;
			// What lies outside first: that is where something may be left over.
			return all([...outside, inside].map((piece) => () => cut(piece, touching)));
		}
		return null;
	};
	return cut(of, regions);
}

/** Everything found, or null as soon as one finds nothing. */
function all<T>(searches: readonly (() => T[] | null)[]): T[] | null {
	const found: T[] = [];
	for (const search of searches) {
		const more = search();
		if (more === null) return null;
		found.push(...more);
	}
	return found;
}

/** The first fact on which a case reaches beyond a region, with what lies on both sides; null: on none. */
function edgeOf(part: Case, region: Case): { outside: Case[]; inside: Case | null } | null {
	for (const [key, wanted] of region) {
		const known = factOf(part, key);
		const outside = complement(wanted).flatMap((other) => narrowed(part, key, known, other) ?? []);
		if (outside.length > 0) return { outside, inside: narrowed(part, key, known, wanted) };
	}
	return null;
}

function narrowed(part: Case, key: FactKey, known: Constraint, to: Constraint): Case | null {
	const joined = both(known, to);
	return joined === null ? null : meet(part, new Map([[key, joined]]));
}
