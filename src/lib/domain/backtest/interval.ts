/** Two ends of a range, both within it. */
export type Interval = { low: number; high: number };

const Z = 1.959964;

/**
 * The share of all returns like these that would change, in basis points, with 95 % confidence, when `changed` of `seen`
 * did. Wilson's score interval, which stays true for few and for none: E. B. Wilson, Probable inference, the law of
 * succession, and statistical inference, JASA 22 (1927), 209-212.
 */
export function shareInterval(changed: number, seen: number): Interval {
	if (seen === 0) return { low: 0, high: 10_000 };
	const share = changed / seen;
	const centre = share + Z ** 2 / (2 * seen);
	const spread = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * seen)) / seen);
	const end = (value: number) =>
		Math.round((10_000 * Math.min(Math.max(value, 0), seen + Z ** 2)) / (1 + Z ** 2 / seen));
	return { low: end(centre - spread), high: Math.min(10_000, end(centre + spread)) };
}

/** How far a sum over returns would stray in another span of the same length; fed one difference at a time. */
export type Spread = { add(difference: number): void; interval(): Interval };

const REPLICAS = 1_000;
/** With more differences the sum is normal enough, and a thousand replicas of each cost time. */
const MOST_REPLICATED = 500;

/**
 * The range of a sum of differences with 95 % confidence. Poisson bootstrap: in every replica each return comes as often
 * as a Poisson variable of mean 1 says; returns without a difference add nothing and need no drawing. Above 500
 * differences by its limit, the normal distribution with variance Σd². The draws are the same every time. Source: N.
 * Chamandy, O. Muralidharan, A. Najmi, S. Naidu, Estimating uncertainty for massive data streams (Google, 2012).
 */
export function createSpread(): Spread {
	let count = 0;
	let sum = 0;
	let squares = 0;
	let replicas: Float64Array | null = new Float64Array(REPLICAS);
	const random = drawing(20_260_619);
	return {
		add(difference) {
			if (difference === 0) return;
			count++;
			sum += difference;
			squares += difference ** 2;
			if (count > MOST_REPLICATED) replicas = null;
			if (replicas === null) return;
			for (let index = 0; index < REPLICAS; index++) {
				replicas[index] = (replicas[index] ?? 0) + poisson(random) * difference;
			}
		},
		interval() {
			if (replicas === null) {
				const off = Math.round(Z * Math.sqrt(squares));
				return { low: sum - off, high: sum + off };
			}
			const sorted = replicas.toSorted();
			const at = (share: number) => sorted[Math.round(share * (REPLICAS - 1))] ?? 0;
			return { low: at(0.025), high: at(0.975) };
		}
	};
}

const LIMIT = Math.exp(-1);

/** Mean 1, by D. Knuth, The Art of Computer Programming, volume 2, section 3.4.1. */
function poisson(random: () => number): number {
	let drawn = 0;
	for (let product = random(); product > LIMIT; product *= random()) drawn++;
	return drawn;
}

/** Mulberry32, public domain, by Tommy Ettinger. */
function drawing(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
