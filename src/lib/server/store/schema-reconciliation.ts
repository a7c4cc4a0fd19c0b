import type { Id } from '#lib/domain/ids.ts';
import type { DifferenceKind, FreezeReason, RunCause } from '#lib/domain/refund/differences.ts';

type Instant = number;
type Flag = 0 | 1;

/** `open` is 1 while nothing may be sent, and null afterwards; the table holds at most one 1. */
export interface RefundFreezesTable {
	id: Id<'frz'>;
	open: 1 | null;
	reason: FreezeReason;
	note: string;
	frozen_by: string | null;
	frozen_at: Instant;
	/** A reconciliation that began earlier proves nothing: a request of the lost past could still arrive. */
	not_before: Instant;
	thawed_at: Instant | null;
	run_id: Id<'rcn'> | null;
}

/** One comparison of books and provider, resumed at `place` by whoever takes it up. */
export interface ReconciliationRunsTable {
	id: Id<'rcn'>;
	open: 1 | null;
	cause: RunCause;
	requested_by: string | null;
	phase: 'provider' | 'ledger' | 'recheck' | 'done';
	/** 1 when it looks at everything since the first payment, as a thaw asks for. */
	complete: Flag;
	/** Creation times at the provider that are listed, both inclusive. */
	span_from: Instant;
	span_to: Instant;
	place: string | null;
	provider_refunds: number;
	own_refunds: number;
	payments_read: number;
	adopted: number;
	caught_up: number;
	found: number;
	healed: number;
	error: string | null;
	started_at: Instant;
	updated_at: Instant;
	finished_at: Instant | null;
	version: number;
}

export interface ReconciliationDifferencesTable {
	id: Id<'dif'>;
	/** `kind:subject`: the same difference is one row, however often it is seen. */
	key: string;
	kind: DifferenceKind;
	blocking: Flag;
	order_id: Id<'ord'> | null;
	payment_id: Id<'pay'> | null;
	refund_id: Id<'rfd'> | null;
	refund_payment_id: Id<'rfp'> | null;
	provider_refund_id: string | null;
	/** JSON: what the books say and what the provider says. */
	facts: string;
	found_run_id: Id<'rcn'> | null;
	last_run_id: Id<'rcn'> | null;
	found_at: Instant;
	last_seen_at: Instant;
	owner_id: Id<'stf'> | null;
	owned_at: Instant | null;
	resolved_at: Instant | null;
	resolved_by: string | null;
	resolution: 'healed' | 'by_person' | null;
	note: string | null;
	version: number;
}

/** A refund at the provider as it was last seen. */
export interface ProviderRefundsTable {
	id: string;
	payment_id: Id<'pay'>;
	refund_payment_id: Id<'rfp'> | null;
	/** The refund payment its metadata names; anybody with access to the provider can write there. */
	mark: string | null;
	amount_minor: number;
	currency: string;
	status: string;
	reason: string | null;
	reference: string | null;
	created_at: Instant;
	seen_at: Instant;
	run_id: Id<'rcn'> | null;
}

export interface ProviderLooksTable {
	payment_id: Id<'pay'>;
	asked_at: Instant | null;
	asked_by: string | null;
	looked_at: Instant | null;
	/** When all refunds of the payment were read through: the only proof that one of ours is not among them. */
	refunds_seen_at: Instant | null;
	outcome: 'seen' | 'not_found' | 'refused' | 'unavailable' | null;
	currency: string;
	captured_minor: number | null;
	refunded_minor: number | null;
	disputed: Flag | null;
	version: number;
}

export interface StuckRefundOwnersTable {
	refund_payment_id: Id<'rfp'>;
	staff_id: Id<'stf'>;
	given_by: string | null;
	at: Instant;
}

export interface ReconciliationSchema {
	refund_freezes: RefundFreezesTable;
	reconciliation_runs: ReconciliationRunsTable;
	reconciliation_differences: ReconciliationDifferencesTable;
	provider_refunds: ProviderRefundsTable;
	provider_looks: ProviderLooksTable;
	stuck_refund_owners: StuckRefundOwnersTable;
}
