import type { Id } from '#lib/domain/ids.ts';
import { policyRules } from '#lib/domain/policy/rules.ts';
import type { PolicyVersion } from '#lib/domain/policy/types.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { PolicyVersionsTable } from './schema.ts';

export type StoredPolicyVersion = Omit<PolicyVersionsTable, 'rules'> & PolicyVersion;

/** The version that judges requests made at `at`. @throws Error when the shop has none: it is not set up. */
export async function policyAt(db: Reader, at: Instant): Promise<StoredPolicyVersion> {
	const [row] = await inForce(db, at);
	if (!row) throw new Error('the shop has no policy yet');
	return read(row);
}

/** The version a return was judged by. */
export async function findPolicyVersion(db: Reader, id: Id<'pol'>): Promise<StoredPolicyVersion | null> {
	const row = await db.selectFrom('policy_versions').selectAll().where('id', '=', id).executeTakeFirst();
	return row ? read(row) : null;
}

/** Newest first. */
export async function policyVersions(db: Reader): Promise<StoredPolicyVersion[]> {
	const rows = await db.selectFrom('policy_versions').selectAll().orderBy('number', 'desc').execute();
	return rows.map(read);
}

/** Versions are never changed; the unique number refuses two people who publish at once. */
export async function insertPolicyVersion(tx: Tx, version: StoredPolicyVersion): Promise<void> {
	await tx
		.insertInto('policy_versions')
		.values({ ...version, rules: JSON.stringify(version.rules) })
		.execute();
}

const inForce = compiled((db, at: Instant) =>
	db
		.selectFrom('policy_versions')
		.selectAll()
		.where('effective_from', '<=', at)
		.orderBy('effective_from', 'desc')
		.orderBy('number', 'desc')
		.limit(1)
);

const read = (row: PolicyVersionsTable): StoredPolicyVersion => ({ ...row, rules: rulesOf(row.rules) });

/** Rules by their text: every page needs the same ones, and checking them takes longer than reading them. */
const known = new Map<string, PolicyVersion['rules']>();
const MOST_KNOWN = 100;

function rulesOf(text: string): PolicyVersion['rules'] {
	const kept = known.get(text);
	if (kept) return kept;
	const rules = policyRules.parse(JSON.parse(text));
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(text, rules);
	return rules;
}
