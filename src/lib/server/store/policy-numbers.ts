import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';

export type NumberedVersion = {
	id: Id<'pol'>;
	number: number;
	effective_from: Instant;
	cancelled_at?: Instant | null;
};

/** The newest version that stands, and the highest number ever given: a called-off version keeps its own. */
export async function newestPolicyVersions(
	db: Reader
): Promise<{ standing: NumberedVersion | null; highest: number }> {
	const rows = await db
		.selectFrom('policy_versions')
		.select(['id', 'number', 'effective_from', 'cancelled_at'])
		.orderBy('number', 'desc')
		.execute();
	return {
		standing: rows.find((row) => (row.cancelled_at ?? null) === null) ?? null,
		highest: rows[0]?.number ?? 0
	};
}

export async function findPolicyNumber(db: Reader, number: number): Promise<NumberedVersion | null> {
	return (
		(await db
			.selectFrom('policy_versions')
			.select(['id', 'number', 'effective_from', 'cancelled_at'])
			.where('number', '=', number)
			.executeTakeFirst()) ?? null
	);
}

/** False when somebody else called it off already. */
export async function cancelPolicyVersion(
	tx: Tx,
	id: Id<'pol'>,
	by: { cancelled_at: Instant; cancelled_by: string | null }
): Promise<boolean> {
	const done = await tx
		.updateTable('policy_versions')
		.set(by)
		.where('id', '=', id)
		.where('cancelled_at', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}
