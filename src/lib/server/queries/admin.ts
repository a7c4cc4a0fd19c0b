import { isId, type Id } from '#lib/domain/ids.ts';
import type { Reader } from '../store/database.ts';
import { findFile } from '../store/files.ts';
import { policyVersions, type StoredPolicyVersion } from '../store/policies.ts';
import type { FilesTable } from '../store/schema.ts';
import { namesOf } from './names.ts';

export { listApiKeys } from '../store/api-keys.ts';
export { parkedJobs } from '../store/jobs.ts';
export { readShop } from '../store/shop.ts';

/** Accounts as the team page shows them: never the hash of a password. */
export const team = (db: Reader) =>
	db
		.selectFrom('staff')
		.leftJoin('second_factors', 'second_factors.staff_id', 'staff.id')
		.select([
			'id',
			'name',
			'email_norm',
			'role',
			'refund_limit_minor',
			'locale',
			'active',
			'created_at',
			'version',
			'second_factors.added_at as factor_added_at'
		])
		.orderBy('active', 'desc')
		.orderBy('created_at')
		.execute();
export type TeamMember = Awaited<ReturnType<typeof team>>[number];

export const teamMember = async (db: Reader, id: string): Promise<TeamMember | null> =>
	(isId('stf', id) && (await team(db)).find((member) => member.id === id)) || null;

export type PolicyHistory = {
	/** The one that judges now. */
	live: StoredPolicyVersion;
	/** The newest that stands: not called off. */
	latest: StoredPolicyVersion;
	/** Newest first, with the name of who published it. */
	versions: (StoredPolicyVersion & { by: string | null })[];
	/** Versions that start later, soonest first. */
	planned: StoredPolicyVersion[];
};

/** Every version of the policy and which of them counts at `now`. */
export async function policyHistory(db: Reader, now: number): Promise<PolicyHistory> {
	const versions = await policyVersions(db);
	const names = await namesOf(
		db,
		versions.map((version) => version.published_by)
	);
	const standing = versions.filter((version) => (version.cancelled_at ?? null) === null);
	const started = standing
		.filter((version) => version.effective_from <= now)
		.sort((a, b) => b.effective_from - a.effective_from || b.number - a.number);
	const [live] = started;
	const [latest] = standing;
	if (!live || !latest) throw new Error('the shop has no policy yet');
	return {
		live,
		latest,
		versions: versions.map((version) => ({ ...version, by: names.get(version.published_by ?? '') ?? null })),
		planned: standing
			.filter((version) => version.effective_from > now)
			.sort((a, b) => a.effective_from - b.effective_from || a.number - b.number)
	};
}

/** A picture of the shop itself, for everybody; never a customer's photo. */
export async function shopFile(db: Reader, id: string): Promise<FilesTable | null> {
	const file = isId('fil', id) ? await findFile(db, id as Id<'fil'>) : null;
	return file && file.order_id === null && file.path.startsWith('logos/') ? file : null;
}
