import { median } from './measure.ts';

/** Runs each of the works in turn, round after round: what disturbs the machine disturbs all of them alike. */
export async function inTurn<K extends string, T>(
	rounds: number,
	works: Record<K, (round: number) => Promise<T>>
): Promise<Record<K, T[]>> {
	const names = Object.keys(works) as K[];
	const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<K, T[]>;
	for (let round = 0; round < rounds; round++) {
		for (const name of names) results[name].push(await works[name](round));
	}
	return results;
}

/** The median over rounds of one figure. */
export const of = <T>(results: readonly T[], figure: (result: T) => number): number =>
	median(results.map(figure));

/** The median over rounds of two figures of the same round: what slows one down slows the other. */
export const pairwise = <A, B>(
	ours: readonly A[],
	floor: readonly B[],
	figure: (a: A, b: B) => number
): number => median(ours.map((one, round) => figure(one, floor[round]!)));
