import type { Id } from '#lib/domain/ids.ts';
import type { ChangeKind } from '#lib/domain/order-change/kinds.ts';
import type { OrderChangeState } from '#lib/domain/order-change/states.ts';

type Instant = number;

/** One change of one kind. `before` and `after` are values of domain/order-change/kinds.ts as JSON. */
export interface OrderChangesTable {
	id: Id<'och'>;
	order_id: Id<'ord'>;
	kind: ChangeKind;
	state: OrderChangeState;
	before: string;
	after: string;
	/** Why an agent looks at it: codes of domain/order-change/decide.ts, comma separated. */
	reviews: string;
	channel: 'portal' | 'agent' | 'api';
	requested_by: string | null;
	/** Why an agent or a program changed it; empty for a customer's own. */
	reason: string;
	/** How often a code was typed for it. */
	code_tries: number;
	requested_at: Instant;
	needs_person_since: Instant | null;
	applied_at: Instant | null;
	/** The version of the order that it made. */
	order_version: number | null;
	decided_by: string | null;
	decided_at: Instant | null;
	/** Why it was declined, as the customer reads it. */
	decision_note: string | null;
	/** When it was withdrawn, taken over or overtaken. */
	ended_at: Instant | null;
	version: number;
}

export interface OrderChangesSchema {
	order_changes: OrderChangesTable;
}
