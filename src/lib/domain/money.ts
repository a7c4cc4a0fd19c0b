/** Integer minor units and an ISO 4217 code: ฿12.50 is { amountMinor: 1250, currency: 'THB' }. */
export type Money = { amountMinor: number; currency: string };

/**
 * The part of `totalMinor` that belongs to `take` units when `before` of `quantity` units are already accounted for.
 * Running-total rounding: round the running total, pay the difference; the last unit takes what is left. Any split
 * of the same units sums exactly to the whole and never strays more than half a minor unit from the exact share.
 */
export function runningShare(totalMinor: number, quantity: number, before: number, take: number): number {
	if (before < 0 || take < 0 || before + take > quantity) throw new RangeError('units outside the line');
	if (quantity === 0) return 0;
	return roundedShare(totalMinor, before + take, quantity) - roundedShare(totalMinor, before, quantity);
}

/** `totalMinor × part / whole`, rounded half away from zero, exact for all safe integers. */
export function roundedShare(totalMinor: number, part: number, whole: number): number {
	const exact = 2 * Math.abs(totalMinor) * part + whole;
	// Nearly every amount fits into whole numbers with room for one more share, so that no quotient is rounded up to the
	// next; the rest takes the long way to the same.
	if (whole > 0 && Number.isSafeInteger(exact + 2 * whole)) {
		const share = Math.floor(exact / (2 * whole));
		return totalMinor < 0 ? -share : share;
	}
	const negative = totalMinor < 0;
	const product = BigInt(Math.abs(totalMinor)) * BigInt(part);
	const doubled = 2n * product + BigInt(whole);
	const rounded = Number(doubled / (2n * BigInt(whole)));
	return negative ? -rounded : rounded;
}

/** `basisPoints` of an amount, rounded half away from zero: 1000 bp of 1999 is 200. */
export const percentOf = (amountMinor: number, basisPoints: number): number =>
	roundedShare(amountMinor, basisPoints, 10_000);

/**
 * Shares `totalMinor` over `weights` by largest remainder; ties go to the earlier weight. The parts sum to the whole.
 * With no positive weight at all the first part takes everything.
 */
export function allocate(totalMinor: number, weights: readonly number[]): number[] {
	if (weights.some((weight) => weight < 0)) throw new RangeError('weights are never negative');
	if (weights.length === 1) return [totalMinor];
	const sign = totalMinor < 0 ? -1 : 1;
	const total = BigInt(Math.abs(totalMinor));
	const sum = weights.reduce((acc, weight) => acc + BigInt(weight), 0n);
	if (sum === 0n) return weights.map((_, index) => (index === 0 ? totalMinor : 0));
	const shares = weights.map((weight) => {
		const product = total * BigInt(weight);
		return { floor: Number(product / sum), remainder: product % sum };
	});
	let left = Number(total) - shares.reduce((acc, share) => acc + share.floor, 0);
	// Sorting is stable: equal remainders stay in the order of the weights.
	const byRemainder = [...shares].sort((a, b) => Number(b.remainder - a.remainder));
	for (const share of byRemainder) {
		if (left === 0) break;
		share.floor += 1;
		left -= 1;
	}
	return shares.map((share) => (share.floor === 0 ? 0 : sign * share.floor));
}
