import { sql, type Kysely } from 'kysely';

/**
 * Policies that are still being written, each step of the writing so that it can be taken back, and who agreed to
 * what. A version that has not begun may be called off. Time is bigint epoch milliseconds, JSON is text.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
	`create table policy_drafts (
		id text primary key, name text not null, rules text not null, based_on integer not null,
		note text not null, effective_from bigint, proposed_at bigint, proposed_by text,
		closed_at bigint, closed_by text, version_id text references policy_versions (id),
		created_at bigint not null, created_by text, updated_at bigint not null, updated_by text,
		version integer not null,
		check (version_id is null or closed_at is not null))`,
	`create index policy_drafts_open on policy_drafts (updated_at, id) where closed_at is null`,
	`create index policy_drafts_version on policy_drafts (version_id) where version_id is not null`,
	// `version` is the one that the draft had before the step; `rules` is what it said then.
	`create table policy_draft_steps (
		draft_id text not null references policy_drafts (id), version integer not null, rules text not null,
		at bigint not null, by text, primary key (draft_id, version))`,
	`create table policy_approvals (
		draft_id text not null references policy_drafts (id), draft_version integer not null,
		approved_by text not null, approved_at bigint not null,
		primary key (draft_id, draft_version, approved_by))`,
	`alter table policy_versions add column cancelled_at bigint`,
	`alter table policy_versions add column cancelled_by text`
];
