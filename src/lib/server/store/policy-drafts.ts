import type { Id } from '#lib/domain/ids.ts';
import type { PolicyContent } from '#lib/domain/policy/draft/content.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { PolicyDraftsTable } from './schema-policies.ts';

export type StoredPolicyDraft = Omit<PolicyDraftsTable, 'rules'> & { rules: PolicyContent };

const byId = compiled((db, id: Id<'pdr'>) => db.selectFrom('policy_drafts').selectAll().where('id', '=', id));

export async function findPolicyDraft(db: Reader, id: Id<'pdr'>): Promise<StoredPolicyDraft | null> {
	const [row] = await byId(db, id);
	return row ? read(row) : null;
}

/** Those that are still being written, the one touched last first. */
export async function openPolicyDrafts(db: Reader, limit: number): Promise<StoredPolicyDraft[]> {
	const rows = await db
		.selectFrom('policy_drafts')
		.selectAll()
		.where('closed_at', 'is', null)
		.orderBy('updated_at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();
	return rows.map(read);
}

export async function insertPolicyDraft(tx: Tx, draft: StoredPolicyDraft): Promise<void> {
	await tx
		.insertInto('policy_drafts')
		.values({ ...draft, rules: JSON.stringify(draft.rules) })
		.execute();
}

/** False when somebody else saved in between. The new version is the old one plus one. */
export async function savePolicyDraft(
	tx: Tx,
	{ id, version }: Pick<StoredPolicyDraft, 'id' | 'version'>,
	{ rules, ...change }: Partial<Omit<StoredPolicyDraft, 'id' | 'version'>>
): Promise<boolean> {
	const done = await tx
		.updateTable('policy_drafts')
		.set({
			...change,
			...(rules === undefined ? {} : { rules: JSON.stringify(rules) }),
			version: version + 1
		})
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** Steps that can be taken back; older ones are let go. */
const MOST_STEPS = 50;

/** Keeps what a draft says now, before a change. */
export async function keepDraftStep(
	tx: Tx,
	draft: StoredPolicyDraft,
	by: { at: Instant; by: string | null }
): Promise<void> {
	await tx
		.insertInto('policy_draft_steps')
		.values({ draft_id: draft.id, version: draft.version, rules: JSON.stringify(draft.rules), ...by })
		.execute();
	await tx
		.deleteFrom('policy_draft_steps')
		.where('draft_id', '=', draft.id)
		.where('version', '<', draft.version - MOST_STEPS)
		.execute();
}

/** What the draft said before its last change; null when there is nothing left to take back. */
export async function lastDraftStep(
	db: Reader,
	id: Id<'pdr'>
): Promise<{ version: number; rules: PolicyContent } | null> {
	const row = await db
		.selectFrom('policy_draft_steps')
		.select(['version', 'rules'])
		.where('draft_id', '=', id)
		.orderBy('version', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ? { version: row.version, rules: JSON.parse(row.rules) as PolicyContent } : null;
}

export async function dropDraftStep(tx: Tx, id: Id<'pdr'>, version: number): Promise<void> {
	await tx
		.deleteFrom('policy_draft_steps')
		.where('draft_id', '=', id)
		.where('version', '=', version)
		.execute();
}

export async function insertPolicyApproval(
	tx: Tx,
	draft: Pick<StoredPolicyDraft, 'id' | 'version'>,
	by: { approved_by: string; approved_at: Instant }
): Promise<void> {
	await tx
		.insertInto('policy_approvals')
		.values({ draft_id: draft.id, draft_version: draft.version, ...by })
		.execute();
}

/** Checked before they are stored, and nobody else writes them. */
const read = (row: PolicyDraftsTable): StoredPolicyDraft => ({
	...row,
	rules: JSON.parse(row.rules) as PolicyContent
});
