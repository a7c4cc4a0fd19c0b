import type { InstantState } from '#lib/domain/instant/states.ts';
import type { Id } from '#lib/domain/ids.ts';

type Instant = number;

/** What stands for the goods of an exchange whose replacement leaves first. */
export interface InstantExchangesTable {
	exchange_id: Id<'exc'>;
	return_id: Id<'ret'>;
	order_id: Id<'ord'>;
	state: InstantState;
	currency: string;
	/** The deposit: what the replacements cost. */
	amount_minor: number;
	charge_id: Id<'chg'>;
	/** The last day to hand the goods over, and the end of the grace after it. */
	due_at: Instant;
	grace_until: Instant;
	reminded_at: Instant | null;
	/** Since when it is in its state. */
	since: Instant;
	created_at: Instant;
	version: number;
}

export interface InstantsSchema {
	instant_exchanges: InstantExchangesTable;
}
