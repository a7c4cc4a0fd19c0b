import { endOfWindow, localDaysBetween, type Instant } from '../time.ts';
import type { LotMove } from './entry.ts';
import { inSpendingOrder, type CreditLot } from './lots.ts';

/** What a spend took from one lot, in positive minor units. */
export type Taken = { lot: CreditLot; amount_minor: number };

/** `reopened`: goes into a new lot, because the one it came from has run out. */
export type GivenBack = {
	moves: LotMove[];
	reopened: { bonus: boolean; amount_minor: number; expires_at: Instant }[];
};

/**
 * Takes `amountMinor` of a spend back after `alreadyMinor` of it came back before, in the reverse of the order it was
 * spent in, so that parts come to the same as the whole. What came from a lot that has run out since keeps the days it had left when it was spent, counted from
 * today: time stands still while credit lies in a purchase that is called off. Null when that much was not spent.
 */
export function giveBack(
	taken: readonly Taken[],
	{ alreadyMinor, amountMinor }: { alreadyMinor: number; amountMinor: number },
	{ spentAt, now, zone }: { spentAt: Instant; now: Instant; zone: string }
): GivenBack | null {
	if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
		throw new RangeError('more than nothing comes back');
	const back: GivenBack = { moves: [], reopened: [] };
	let before = alreadyMinor;
	let left = amountMinor;
	for (const lot of inSpendingOrder(taken.map((one) => one.lot)).reverse()) {
		const whole = taken.find((one) => one.lot === lot)?.amount_minor ?? 0;
		const gone = Math.min(before, whole);
		const part = Math.min(left, whole - gone);
		before -= gone;
		left -= part;
		if (part === 0) continue;
		if (lot.expires_at === null || now <= lot.expires_at) {
			back.moves.push({ lot_id: lot.id, amount_minor: part, bonus: lot.bonus });
		} else {
			const expires_at = endOfWindow(now, localDaysBetween(spentAt, lot.expires_at, zone), zone);
			back.reopened.push({ bonus: lot.bonus, amount_minor: part, expires_at });
		}
	}
	return left === 0 ? back : null;
}
