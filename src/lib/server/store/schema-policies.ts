import type { Id } from '#lib/domain/ids.ts';

type Instant = number;
type JsonText = string;

export interface PolicyVersionsTable {
	id: Id<'pol'>;
	number: number;
	rules: JsonText;
	note: string;
	effective_from: Instant;
	published_at: Instant;
	published_by: string | null;
	/** Called off before it began: it never judges. Null or absent: it stands. */
	cancelled_at?: Instant | null;
	cancelled_by?: string | null;
}

/** A policy that is being written. Closed: published as `version_id`, or thrown away where that is null. */
export interface PolicyDraftsTable {
	id: Id<'pdr'>;
	name: string;
	rules: JsonText;
	/** Number of the version it was made from. */
	based_on: number;
	/** Kept for publishing: what colleagues read, and when it is to begin; null is at once. */
	note: string;
	effective_from: Instant | null;
	/** Waits for a second person since. Any change of the rules takes the proposal back. */
	proposed_at: Instant | null;
	proposed_by: string | null;
	closed_at: Instant | null;
	closed_by: string | null;
	version_id: Id<'pol'> | null;
	created_at: Instant;
	created_by: string | null;
	updated_at: Instant;
	updated_by: string | null;
	version: number;
}

/** What a draft said before one change, for the way back. */
export interface PolicyDraftStepsTable {
	draft_id: Id<'pdr'>;
	version: number;
	rules: JsonText;
	at: Instant;
	by: string | null;
}

export interface PolicyApprovalsTable {
	draft_id: Id<'pdr'>;
	draft_version: number;
	approved_by: string;
	approved_at: Instant;
}

export interface PoliciesSchema {
	policy_versions: PolicyVersionsTable;
	policy_drafts: PolicyDraftsTable;
	policy_draft_steps: PolicyDraftStepsTable;
	policy_approvals: PolicyApprovalsTable;
}
