import type { Instant } from '#lib/domain/time.ts';
import { compiledWith } from './compiled.ts';
import type { Tx } from './database.ts';

/**
 * Counts one use under a key and gives the count and the end of its window. A window starts with its first use; the
 * whole is one statement, so processes cannot count past each other.
 */
export async function countUse(
	tx: Tx,
	use: { key: string; window: number; now: Instant }
): Promise<{ points: number; expire: Instant }> {
	const { key, window, now } = use;
	const [counted] = await count(tx, { key, now, end: now + window });
	if (!counted) throw new Error(`the use of ${key} was not counted`);
	return { points: counted.points, expire: counted.expire ?? now };
}

const count = compiledWith((db, { key, now, end }: { key: string; now: Instant; end: Instant }) =>
	db
		.insertInto('rate_limits')
		.values({ key, points: 1, expire: end })
		.onConflict((conflict) =>
			conflict.column('key').doUpdateSet((set) => ({
				points: set
					.case()
					.when('rate_limits.expire', '>', now)
					.then(set('rate_limits.points', '+', set.val(1)))
					.else(set.val(1))
					.end(),
				expire: set
					.case()
					.when('rate_limits.expire', '>', now)
					.then(set.ref('rate_limits.expire'))
					.else(end)
					.end()
			}))
		)
		.returning(['points', 'expire'])
);

export async function deleteExpiredLimits(tx: Tx, now: Instant): Promise<void> {
	await tx.deleteFrom('rate_limits').where('expire', '<=', now).execute();
}
