import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type {
	WithdrawalAnswersTable,
	WithdrawalCasesTable,
	WithdrawalDeclarantsTable,
	WithdrawalsTable
} from './schema-withdrawals.ts';
import { updateRows } from './update.ts';

export type StoredWithdrawal = WithdrawalsTable & WithdrawalDeclarantsTable & WithdrawalCasesTable;

const whole = (db: Reader) =>
	db
		.selectFrom('withdrawals')
		.innerJoin('withdrawal_declarants', 'withdrawal_declarants.withdrawal_id', 'withdrawals.id')
		.innerJoin('withdrawal_cases', 'withdrawal_cases.withdrawal_id', 'withdrawals.id')
		.selectAll(['withdrawals', 'withdrawal_declarants', 'withdrawal_cases']);

const byId = compiled((db, id: Id<'wdr'>) => whole(db).where('withdrawals.id', '=', id));
export const findWithdrawal = async (db: Reader, id: Id<'wdr'>): Promise<StoredWithdrawal | null> =>
	(await byId(db, id))[0] ?? null;

const byNumber = compiled((db, number: string) => whole(db).where('withdrawals.number', '=', number));
/** `number` as `parseReadableCode` gives it. */
export const findWithdrawalByNumber = async (db: Reader, number: string): Promise<StoredWithdrawal | null> =>
	(await byNumber(db, number))[0] ?? null;

const byToken = compiled((db, hash: string) => whole(db).where('withdrawals.token_hash', '=', hash));
/** The one whose receipt this token opens; only its SHA-256 is known here. */
export const findWithdrawalByToken = async (db: Reader, hash: string): Promise<StoredWithdrawal | null> =>
	(await byToken(db, hash))[0] ?? null;

const byKey = compiled((db, key: string) => whole(db).where('withdrawals.key', '=', key));
export const findWithdrawalByKey = async (db: Reader, key: string): Promise<StoredWithdrawal | null> =>
	(await byKey(db, key))[0] ?? null;

const ofOrder = compiled((db, orderId: Id<'ord'>) =>
	whole(db).where('withdrawal_cases.order_id', '=', orderId).orderBy('withdrawals.id')
);
/** Oldest first. */
export const withdrawalsOfOrder = (db: Reader, orderId: Id<'ord'>): Promise<StoredWithdrawal[]> =>
	ofOrder(db, orderId);

const ofReturn = compiled((db, id: Id<'ret'>) =>
	db.selectFrom('withdrawal_cases').selectAll().where('return_id', '=', id)
);
/** The declaration that opened a return. */
export const caseOfReturn = async (db: Reader, id: Id<'ret'>): Promise<WithdrawalCasesTable | null> =>
	(await ofReturn(db, id))[0] ?? null;

/** Oldest first, read on after a place. */
export const withdrawalsAfter = (
	db: Reader,
	page: { after: { declared_at: Instant; id: string } | null; limit: number }
): Promise<StoredWithdrawal[]> => {
	const { after, limit } = page;
	let rows = whole(db);
	if (after) {
		rows = rows.where((is) =>
			is.or([
				is('withdrawals.declared_at', '>', after.declared_at),
				is.and([
					is('withdrawals.declared_at', '=', after.declared_at),
					is('withdrawals.id', '>', after.id as Id<'wdr'>)
				])
			])
		);
	}
	return rows.orderBy('withdrawals.declared_at').orderBy('withdrawals.id').limit(limit).execute();
};

const answers = compiled((db, id: Id<'wdr'>) =>
	db
		.selectFrom('withdrawal_answers')
		.selectAll()
		.where('withdrawal_id', '=', id)
		.orderBy('created_at')
		.orderBy('id')
);
/** Oldest first. */
export const answersOfWithdrawal = (db: Reader, id: Id<'wdr'>): Promise<WithdrawalAnswersTable[]> =>
	answers(db, id);

export const findAnswer = async (db: Reader, id: Id<'wda'>): Promise<WithdrawalAnswersTable | null> =>
	(await db.selectFrom('withdrawal_answers').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

export async function insertWithdrawal(
	tx: Tx,
	rows: { declared: WithdrawalsTable; declarant: WithdrawalDeclarantsTable; opened: WithdrawalCasesTable }
): Promise<void> {
	await insertRows(tx, 'withdrawals', [rows.declared]);
	await insertRows(tx, 'withdrawal_declarants', [rows.declarant]);
	await insertRows(tx, 'withdrawal_cases', [rows.opened]);
}

export async function insertAnswer(tx: Tx, row: WithdrawalAnswersTable): Promise<void> {
	await insertRows(tx, 'withdrawal_answers', [row]);
}

/** False when somebody else saved the case in between. The new version is the old one plus one. */
export async function saveCase(
	tx: Tx,
	read: Pick<WithdrawalCasesTable, 'withdrawal_id' | 'version'>,
	change: Partial<Omit<WithdrawalCasesTable, 'withdrawal_id' | 'version'>>
): Promise<boolean> {
	const { withdrawal_id, version } = read;
	const set = { ...change, version: version + 1 };
	return (await updateRows(tx, 'withdrawal_cases', set, { withdrawal_id, version })) === 1;
}
