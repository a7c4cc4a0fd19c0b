/** How many pieces of one variant lie at a place and are not held for anybody, in the order of the shop's places. */
export type FreeAt = { location_code: string; free: number };
export type Allotment = { location_code: string; quantity: number };

/**
 * From which places `quantity` pieces are taken: the first that has them all, so that they travel in one parcel, else
 * each in turn as far as it goes. Null when all together have too few.
 */
export function allot(levels: readonly FreeAt[], quantity: number): Allotment[] | null {
	const alone = levels.find(({ free }) => free >= quantity);
	if (alone) return [{ location_code: alone.location_code, quantity }];
	const parts: Allotment[] = [];
	let left = quantity;
	for (const { location_code, free } of levels) {
		const taken = Math.min(left, free);
		if (taken > 0) parts.push({ location_code, quantity: taken });
		left -= taken;
	}
	return left > 0 ? null : parts;
}
