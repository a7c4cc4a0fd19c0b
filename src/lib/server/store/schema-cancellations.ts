import type { CancellationState, HoldReleaseState } from '#lib/domain/cancellation/states.ts';
import type { PlannedRelease } from '#lib/domain/cancellation/money.ts';
import type { CancellationReason } from '#lib/domain/cancellation/reasons.ts';
import type { Id } from '#lib/domain/ids.ts';

type Instant = number;

export interface CancellationsTable {
	id: Id<'can'>;
	number: string;
	order_id: Id<'ord'>;
	state: CancellationState;
	channel: 'portal' | 'agent' | 'api';
	/** The same key is the same cancellation. */
	key: string;
	locale: 'th' | 'en';
	requested_by: string | null;
	reason_code: CancellationReason | null;
	note: string;
	/** 1 when nothing of the order was left after it. */
	whole: 0 | 1;
	currency: string;
	/** What was promised in all, and by which way: MoneyTold of domain/cancellation/told.ts, as data. */
	quoted_minor: number;
	money: string;
	requested_at: Instant;
	decided_at: Instant | null;
	decided_by: string | null;
	done_at: Instant | null;
	version: number;
}

export interface CancellationLinesTable {
	cancellation_id: Id<'can'>;
	order_line_id: Id<'lin'>;
	quantity: number;
	goods_minor: number;
	tax_minor: number;
}

/** The refunds a cancellation caused: one, and another where held money was taken meanwhile. */
export interface CancellationRefundsTable {
	refund_id: Id<'rfd'>;
	cancellation_id: Id<'can'>;
}

/** Money that was only held and is let go. Intent and key are stored before the provider is called. */
export interface HoldReleasesTable {
	id: Id<'hrl'>;
	cancellation_id: Id<'can'>;
	payment_id: Id<'pay'>;
	kind: PlannedRelease['kind'];
	released_minor: number;
	/** What is left to take; 0: nothing. */
	capture_minor: number;
	state: HoldReleaseState;
	generation: number;
	gateway_key: string;
	attempts: number;
	first_attempt_at: Instant | null;
	last_attempt_at: Instant | null;
	lease_owner: string | null;
	lease_until: Instant | null;
	failure_code: string | null;
	parked_at: Instant | null;
	created_at: Instant;
	settled_at: Instant | null;
	version: number;
}

export interface CancellationsSchema {
	cancellations: CancellationsTable;
	cancellation_lines: CancellationLinesTable;
	cancellation_refunds: CancellationRefundsTable;
	hold_releases: HoldReleasesTable;
}
