import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { SecondFactorsTable } from './schema.ts';

export const findSecondFactor = async (db: Reader, staffId: Id<'stf'>): Promise<SecondFactorsTable | null> =>
	(await db.selectFrom('second_factors').selectAll().where('staff_id', '=', staffId).executeTakeFirst()) ??
	null;

export async function insertSecondFactor(tx: Tx, factor: SecondFactorsTable): Promise<void> {
	await insertRows(tx, 'second_factors', [factor]);
}

/** With its recovery codes. False when there was none. */
export async function deleteSecondFactor(tx: Tx, staffId: Id<'stf'>): Promise<boolean> {
	await tx.deleteFrom('recovery_codes').where('staff_id', '=', staffId).execute();
	const done = await tx.deleteFrom('second_factors').where('staff_id', '=', staffId).executeTakeFirst();
	return done.numDeletedRows === 1n;
}

/** Uses the code of one half minute up, with every older one. False when it was used already. */
export async function useStep(tx: Tx, staffId: Id<'stf'>, step: number): Promise<boolean> {
	const done = await tx
		.updateTable('second_factors')
		.set({ last_step: step })
		.where('staff_id', '=', staffId)
		.where('last_step', '<', step)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

/** The old ones are worth nothing any more. */
export async function replaceRecoveryCodes(
	tx: Tx,
	staffId: Id<'stf'>,
	hashes: readonly string[]
): Promise<void> {
	await tx.deleteFrom('recovery_codes').where('staff_id', '=', staffId).execute();
	await insertRows(
		tx,
		'recovery_codes',
		hashes.map((hash) => ({ staff_id: staffId, hash, used_at: null }))
	);
}

/** False for one that is unknown, or used already. */
export async function useRecoveryCode(
	tx: Tx,
	{ staffId, hash }: { staffId: Id<'stf'>; hash: string },
	now: Instant
): Promise<boolean> {
	const done = await tx
		.updateTable('recovery_codes')
		.set({ used_at: now })
		.where('staff_id', '=', staffId)
		.where('hash', '=', hash)
		.where('used_at', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function recoveryCodesLeft(db: Reader, staffId: Id<'stf'>): Promise<number> {
	const { left } = await db
		.selectFrom('recovery_codes')
		.select((select) => select.fn.countAll<number>().as('left'))
		.where('staff_id', '=', staffId)
		.where('used_at', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(left);
}
