/** Chance that a seed decides: the same seed gives the same answers in the same order. */
export type Chance = {
	/** Below 1. */
	next(): number;
	/** Whole, from 0 to below `n`. */
	below(n: number): number;
	between(low: number, high: number): number;
	happens(probability: number): boolean;
	oneOf<T>(choices: readonly T[]): T;
};

/** sfc32, started from the seed alone. */
export function chanceOf(seed: number): Chance {
	let a = seed | 0;
	let b = 0x9e3779b9;
	let c = Math.floor(seed / 2 ** 32) ^ 0x85ebca6b;
	let d = 1;
	const next = () => {
		const t = (((a + b) | 0) + d) | 0;
		d = (d + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (c << 21) | (c >>> 11);
		c = (c + t) | 0;
		return (t >>> 0) / 2 ** 32;
	};
	for (let round = 0; round < 15; round++) next();
	const chance: Chance = {
		next,
		below: (n) => Math.floor(next() * n),
		between: (low, high) => low + Math.floor(next() * (high - low + 1)),
		happens: (probability) => next() < probability,
		oneOf: (choices) => choices[chance.below(choices.length)] as (typeof choices)[number]
	};
	return chance;
}
