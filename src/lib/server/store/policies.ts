import { sql } from 'kysely';
import type { Id } from '#lib/domain/ids.ts';
import { mayJudge, type Governing } from '#lib/domain/policy/governing.ts';
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
	const kept = known.get(row.id);
	if (kept) return { ...row, rules: kept };
	const version = await findPolicyVersion(db, row.id);
	if (!version) throw new Error(`policy ${row.id} is gone`);
	return version;
}

/**
 * The versions that may judge an order: the one in force when it was placed, then the one of now if it is another and
 * the shop lets the customer have the better. What an installation starts with, version 1 of nobody, binds nobody; what
 * the command line publishes has no name beside it either, and binds.
 */
export async function policiesFor(db: Reader, placedAt: Instant, now: Instant): Promise<Governing> {
	const live = await policyAt(db, now);
	if (live.effective_from <= placedAt) return [live];
	return mayJudge(await policyOfPurchase(db, placedAt), live);
}

/** The version that bound the shop when an order was placed; null when none did. */
export async function policyOfPurchase(db: Reader, placedAt: Instant): Promise<StoredPolicyVersion | null> {
	const [bought] = await publishedBefore(db, placedAt);
	return bought ? findPolicyVersion(db, bought.id) : null;
}

/** The version that takes over next after `at`; null when none is planned. */
export async function nextPolicy(db: Reader, at: Instant): Promise<StoredPolicyVersion | null> {
	const [row] = await planned(db, at);
	return row ? findPolicyVersion(db, row.id) : null;
}

/** The version a return was judged by. */
export async function findPolicyVersion(db: Reader, id: Id<'pol'>): Promise<StoredPolicyVersion | null> {
	const [row] = await byId(db, id);
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

const byId = compiled((db, id: Id<'pol'>) =>
	db.selectFrom('policy_versions').selectAll().where('id', '=', id)
);

const inForce = compiled((db, at: Instant) =>
	db
		.selectFrom('policy_versions')
		.select(['id', 'number', 'note', 'effective_from', 'published_at', 'published_by'])
		.select(['cancelled_at', 'cancelled_by'])
		.where('effective_from', '<=', at)
		.where('cancelled_at', 'is', null)
		.orderBy('effective_from', 'desc')
		.orderBy('number', 'desc')
		// Written out: a limit that is bound is planned anew every time, as everything else that SQLite cannot foresee.
		.limit(sql<number>`1`)
);

const planned = compiled((db, at: Instant) =>
	db
		.selectFrom('policy_versions')
		.select('id')
		.where('effective_from', '>', at)
		.where('cancelled_at', 'is', null)
		.orderBy('effective_from')
		// Of two that begin at once the later one judges.
		.orderBy('number', 'desc')
		.limit(sql<number>`1`)
);

const publishedBefore = compiled((db, at: Instant) =>
	db
		.selectFrom('policy_versions')
		.select('id')
		.where('effective_from', '<=', at)
		.where('cancelled_at', 'is', null)
		.where((where) => where.or([where('published_by', 'is not', null), where('number', '>', 1)]))
		.orderBy('effective_from', 'desc')
		.orderBy('number', 'desc')
		.limit(sql<number>`1`)
);

/** Published rules never change: their long text is read and checked once, and nearly every page asks for it. */
const known = new Map<Id<'pol'>, PolicyVersion['rules']>();
const MOST_KNOWN = 200;

function read(row: PolicyVersionsTable): StoredPolicyVersion {
	const rules = known.get(row.id) ?? policyRules.parse(JSON.parse(row.rules));
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(row.id, rules);
	return { ...row, rules };
}
