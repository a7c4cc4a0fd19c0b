import type { CodDutyKind } from '#lib/domain/cod-claim/duty.ts';
import type { Id } from '#lib/domain/ids.ts';

type Instant = number;

/** The clocks of a return that claims goods paid for at the door, and what the shop has to do next. */
export interface CodClaimsTable {
	return_id: Id<'ret'>;
	claimed_at: Instant;
	/** The carrier holds the money until then. */
	hold_until: Instant;
	/** Null: nothing is fetched. */
	collect_by: Instant | null;
	refund_due_at: Instant;
	carrier_told_at: Instant | null;
	carrier_told_by: string | null;
	/** All the money left, or nothing is owed. */
	ended_at: Instant | null;
	duty: CodDutyKind | null;
	due_at: Instant | null;
	/** From then on the desk is told of it. */
	warn_at: Instant | null;
}

export interface CodSchema {
	cod_claims: CodClaimsTable;
}
