import type { Id } from '#lib/domain/ids.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { StaffTable } from './schema.ts';

const byEmail = compiled((db, emailNorm: string) =>
	db.selectFrom('staff').selectAll().where('email_norm', '=', emailNorm)
);
const byId = compiled((db, id: Id<'stf'>) => db.selectFrom('staff').selectAll().where('id', '=', id));

export const findStaffByEmail = async (db: Reader, emailNorm: string): Promise<StaffTable | null> =>
	(await byEmail(db, emailNorm))[0] ?? null;
export const findStaff = async (db: Reader, id: Id<'stf'>): Promise<StaffTable | null> =>
	(await byId(db, id))[0] ?? null;

/** Everybody, those who may sign in first. */
export const listStaff = (db: Reader): Promise<StaffTable[]> =>
	db.selectFrom('staff').selectAll().orderBy('active', 'desc').orderBy('created_at').execute();

export async function hasStaff(db: Reader): Promise<boolean> {
	return (await db.selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Merchants who may sign in, besides one of them. Without any nobody could let anybody in again. */
export async function countOtherMerchants(db: Reader, besides: Id<'stf'>): Promise<number> {
	const { count } = await db
		.selectFrom('staff')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('role', '=', 'merchant')
		.where('active', '=', 1)
		.where('id', '<>', besides)
		.executeTakeFirstOrThrow();
	return count;
}

export async function countActiveStaff(db: Reader): Promise<number> {
	const { count } = await db
		.selectFrom('staff')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('active', '=', 1)
		.executeTakeFirstOrThrow();
	return count;
}

export async function insertStaff(tx: Tx, member: StaffTable): Promise<void> {
	await tx.insertInto('staff').values(member).execute();
}

/** False when somebody else saved the account in between. The new version is the old one plus one. */
export async function saveStaff(
	tx: Tx,
	id: Id<'stf'>,
	version: number,
	change: Partial<Omit<StaffTable, 'id' | 'version'>>
): Promise<boolean> {
	const done = await tx
		.updateTable('staff')
		.set({ ...change, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}
