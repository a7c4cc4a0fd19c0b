import type { Id } from '#lib/domain/ids.ts';
import type { Flag, Instant } from './schema-values.ts';

/** What may be let go without a second person; null: any amount. `subject`: store/refund-limits.ts. */
export interface RefundLimitsTable {
	subject: string;
	currency: string;
	refund_minor: number | null;
	day_minor: number | null;
}

/** A refund that was let go: by whom, on which local day, and the limits that held at that moment. */
export interface RefundReleasesTable {
	refund_id: Id<'rfd'>;
	/** Null: the policy. */
	actor_id: string | null;
	day: string;
	currency: string;
	amount_minor: number;
	/** 1 when it had waited for a second person. */
	waited: Flag;
	/** 1 when a merchant let it go above the shop's limit of that day. */
	beyond: Flag;
	own_day_minor: number | null;
	shop_day_minor: number | null;
	released_at: Instant;
}

/** The limit at which a refund waits for a second person. */
export interface RefundWaitsTable {
	refund_id: Id<'rfd'>;
	stopped_by: 'refund' | 'day' | 'shop_day';
	limit_minor: number;
	let_go_minor: number;
	since: Instant;
}

/** Money sent by hand: entered by one person with its reference, confirmed by another. */
export interface PayoutsTable {
	refund_payment_id: Id<'rfp'>;
	amount_minor: number;
	reference: string;
	entered_by: string;
	entered_at: Instant;
	/** 1 where one person was enough. */
	alone: Flag;
	confirmed_by: string | null;
	confirmed_at: Instant | null;
}

/** The account a customer named for a payout; `sealed` is gone once the money left. */
export interface PayoutAccountsTable {
	return_id: Id<'ret'>;
	bank: string;
	masked: string;
	sealed: string | null;
	entered_at: Instant;
	wiped_at: Instant | null;
}

export interface ReleasesSchema {
	refund_limits: RefundLimitsTable;
	refund_releases: RefundReleasesTable;
	refund_waits: RefundWaitsTable;
	payouts: PayoutsTable;
	payout_accounts: PayoutAccountsTable;
}
