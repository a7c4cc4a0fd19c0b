import { LIVE_SESSION_STATES } from '#lib/domain/charge/states.ts';
import type { ChargePurpose } from '#lib/domain/charge/purposes.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { ChargeSessionsTable, ChargesTable } from './schema-charges.ts';
import { updateRows } from './update.ts';

export const findCharge = async (db: Reader, id: Id<'chg'>): Promise<ChargesTable | null> =>
	(await chargeById(db, id))[0] ?? null;
const chargeById = compiled((db, id: Id<'chg'>) => db.selectFrom('charges').selectAll().where('id', '=', id));

export const findChargeByNumber = async (db: Reader, number: string): Promise<ChargesTable | null> =>
	(await db.selectFrom('charges').selectAll().where('number', '=', number).executeTakeFirst()) ?? null;

export const findChargeByKey = async (db: Reader, key: string): Promise<ChargesTable | null> =>
	(await db.selectFrom('charges').selectAll().where('key', '=', key).executeTakeFirst()) ?? null;

/** Oldest first. */
export const chargesOfOrder = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('charges').selectAll().where('order_id', '=', orderId).orderBy('created_at').orderBy('id')
);

/** What is, or was, to be paid for one exchange or change, oldest first. */
export const chargesFor = (db: Reader, purpose: ChargePurpose, purposeId: string): Promise<ChargesTable[]> =>
	db
		.selectFrom('charges')
		.selectAll()
		.where('purpose', '=', purpose)
		.where('purpose_id', '=', purposeId)
		.orderBy('created_at')
		.orderBy('id')
		.execute();

export async function insertCharge(tx: Tx, row: ChargesTable): Promise<void> {
	await insertRows(tx, 'charges', [row]);
}

/** The order says that there is something to look for; nothing that anybody decided by changes with it. */
export async function countCharge(tx: Tx, orderId: Id<'ord'>): Promise<void> {
	await tx
		.updateTable('orders')
		.set((row) => ({ charges: row('charges', '+', 1) }))
		.where('id', '=', orderId)
		.execute();
}

/** False when somebody else saved the charge in between. */
export async function saveCharge(
	tx: Tx,
	{ id, version }: Pick<ChargesTable, 'id' | 'version'>,
	change: Partial<Omit<ChargesTable, 'id' | 'version'>>
): Promise<boolean> {
	return (await updateRows(tx, 'charges', { ...change, version: version + 1 }, { id, version })) === 1;
}

/** The pages of a charge, oldest first. */
export const sessionsOfCharge = compiled((db, chargeId: Id<'chg'>) =>
	db.selectFrom('charge_sessions').selectAll().where('charge_id', '=', chargeId).orderBy('generation')
);

export const liveSession = async (db: Reader, chargeId: Id<'chg'>): Promise<ChargeSessionsTable | null> =>
	(await sessionsOfCharge(db, chargeId)).find((one) => LIVE_SESSION_STATES.includes(one.state)) ?? null;

export const findSession = async (db: Reader, id: Id<'chs'>): Promise<ChargeSessionsTable | null> =>
	(await db.selectFrom('charge_sessions').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

export const findSessionByGateway = async (
	db: Reader,
	gatewayId: string
): Promise<ChargeSessionsTable | null> =>
	(await db
		.selectFrom('charge_sessions')
		.selectAll()
		.where('gateway_session_id', '=', gatewayId)
		.executeTakeFirst()) ?? null;

export async function insertSession(tx: Tx, row: ChargeSessionsTable): Promise<void> {
	await insertRows(tx, 'charge_sessions', [row]);
}

export async function saveSession(
	tx: Tx,
	{ id, version }: Pick<ChargeSessionsTable, 'id' | 'version'>,
	change: Partial<Omit<ChargeSessionsTable, 'id' | 'version'>>
): Promise<boolean> {
	return (
		(await updateRows(tx, 'charge_sessions', { ...change, version: version + 1 }, { id, version })) === 1
	);
}

/** Charges that stand past their last moment. */
export const overdueCharges = async (db: Reader, now: Instant, limit: number): Promise<Id<'chg'>[]> =>
	(
		await db
			.selectFrom('charges')
			.select('id')
			.where('state', 'in', ['due', 'processing'])
			.where('due_at', '<=', now)
			.orderBy('due_at')
			.limit(limit)
			.execute()
	).map((row) => row.id);

/** Charges with a page that can still be paid on and that nobody has looked at since. */
export const unwatchedCharges = async (db: Reader, before: Instant, limit: number): Promise<Id<'chg'>[]> =>
	(
		await db
			.selectFrom('charge_sessions')
			.select('charge_id')
			.where('state', 'in', ['opening', 'open', 'processing'])
			.where('looked_at', '<', before)
			.orderBy('looked_at')
			.limit(limit)
			.execute()
	).map((row) => row.charge_id);

/** That of the return whose exchange is to be paid: its other mails are written in it. Null: the order's own. */
export async function languageOf(
	db: Reader,
	{ purpose, purpose_id }: Pick<ChargesTable, 'purpose' | 'purpose_id'>
): Promise<'th' | 'en' | null> {
	if (purpose !== 'exchange') return null;
	const row = await db
		.selectFrom('exchanges')
		.innerJoin('returns', 'returns.id', 'exchanges.return_id')
		.select('returns.locale')
		.where('exchanges.id', '=', purpose_id as Id<'exc'>)
		.executeTakeFirst();
	return row?.locale ?? null;
}
