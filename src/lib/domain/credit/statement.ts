import type { Instant } from '../time.ts';
import type { CreditKind } from './entry.ts';

/** What one movement did to the customer's side, in signed minor units. */
export type CreditMovement = { id: string; kind: CreditKind; amount_minor: number; created_at: Instant };

/**
 * Every movement with the balance after it, newest first, as a bank's statement has it. `opening` is the balance before
 * the first of them.
 */
export function statementOf<T extends CreditMovement>(
	movements: readonly T[],
	opening = 0
): (T & { balance_minor: number })[] {
	let balance_minor = opening;
	return movements
		.toSorted((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
		.map((movement) => ({ ...movement, balance_minor: (balance_minor += movement.amount_minor) }))
		.reverse();
}
