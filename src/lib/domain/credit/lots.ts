import type { Instant } from '../time.ts';
import type { LotMove } from './entry.ts';

/**
 * Credit that came in at once and runs out at once. `bonus` is what the shop gave on top: it is spent like the rest but
 * never counts as refunded money.
 */
export type CreditLot = {
	id: string;
	bonus: boolean;
	amount_minor: number;
	left_minor: number;
	/** The last instant at which it can be spent; null: it never runs out. */
	expires_at: Instant | null;
	created_at: Instant;
};

export const isSpendable = (lot: CreditLot, now: Instant): boolean =>
	lot.left_minor > 0 && (lot.expires_at === null || now <= lot.expires_at);

/** What can be spent at an instant, in minor units: what has run out by then does not count, booked or not. */
export const balanceAt = (lots: readonly CreditLot[], now: Instant): number =>
	lots.filter((lot) => isSpendable(lot, now)).reduce((sum, lot) => sum + lot.left_minor, 0);

/**
 * The lots a spend of `amountMinor` draws from: what runs out first goes first; of what runs out together the bonus
 * goes first, so that what is left is the customer's own money; then the older. Null when the balance is too small.
 */
export function drawFrom(lots: readonly CreditLot[], amountMinor: number, now: Instant): LotMove[] | null {
	if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
		throw new RangeError('a spend is more than nothing');
	const moves: LotMove[] = [];
	let left = amountMinor;
	for (const lot of inSpendingOrder(lots.filter((one) => isSpendable(one, now)))) {
		const take = Math.min(left, lot.left_minor);
		if (take > 0) moves.push({ lot_id: lot.id, amount_minor: -take, bonus: lot.bonus });
		left -= take;
	}
	return left === 0 ? moves : null;
}

export const inSpendingOrder = <T extends CreditLot>(lots: readonly T[]): T[] =>
	lots.toSorted(
		(a, b) =>
			end(a) - end(b) ||
			Number(b.bonus) - Number(a.bonus) ||
			a.created_at - b.created_at ||
			(a.id < b.id ? -1 : 1)
	);

/** Later than any instant a lot can end at. */
const NEVER = Number.MAX_SAFE_INTEGER;
const end = (lot: CreditLot): Instant => lot.expires_at ?? NEVER;
