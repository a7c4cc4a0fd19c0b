import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { compiled } from './compiled.ts';
import type { Reader, Tx } from './database.ts';
import type { CustomerSessionsTable, StaffSessionsTable } from './schema.ts';

/** Sessions by the hash of their token; the token itself is never stored. */

const staffByHash = compiled((db, hash: string) =>
	db
		.selectFrom('staff_sessions as session')
		.innerJoin('staff', 'staff.id', 'session.staff_id')
		.leftJoin('second_factors', 'second_factors.staff_id', 'session.staff_id')
		.select([
			'session.id as session_id',
			'session.created_at',
			'session.seen_at',
			'session.expires_at',
			'session.confirmed_at',
			'second_factors.added_at as factor_added_at',
			'staff.id as staff_id',
			'staff.name',
			'staff.email_norm',
			'staff.role',
			'staff.locale',
			'staff.refund_limit_minor',
			'staff.active'
		])
		.where('session.id', '=', hash)
);
const customerByHash = compiled((db, hash: string) =>
	db.selectFrom('customer_sessions').selectAll().where('id', '=', hash)
);

export const findStaffSession = async (db: Reader, hash: string) => (await staffByHash(db, hash))[0] ?? null;
export const findCustomerSession = async (db: Reader, hash: string): Promise<CustomerSessionsTable | null> =>
	(await customerByHash(db, hash))[0] ?? null;

export async function insertStaffSession(tx: Tx, session: StaffSessionsTable): Promise<void> {
	await tx.insertInto('staff_sessions').values(session).execute();
}
export async function insertCustomerSession(tx: Tx, session: CustomerSessionsTable): Promise<void> {
	await tx.insertInto('customer_sessions').values(session).execute();
}

type Kind = 'staff_sessions' | 'customer_sessions';

export async function touchSession(tx: Tx, kind: Kind, hash: string, now: Instant): Promise<void> {
	await tx.updateTable(kind).set({ seen_at: now }).where('id', '=', hash).execute();
}
export async function deleteSession(tx: Tx, kind: Kind, hash: string): Promise<void> {
	await tx.deleteFrom(kind).where('id', '=', hash).execute();
}
export async function deleteStaffSessions(tx: Tx, staffId: Id<'stf'>): Promise<void> {
	await tx.deleteFrom('staff_sessions').where('staff_id', '=', staffId).execute();
}
export async function deleteCustomerSessions(tx: Tx, subject: string): Promise<void> {
	await tx.deleteFrom('customer_sessions').where('subject', '=', subject).execute();
}

/** Of everybody who was let in to this one order. */
export async function endSessionsOfOrder(tx: Tx, orderId: Id<'ord'>): Promise<void> {
	await tx.deleteFrom('customer_sessions').where('order_id', '=', orderId).execute();
}

/** Those past their absolute limit; idle ones are refused when used and follow within days. */
export async function deleteExpiredSessions(tx: Tx, now: Instant): Promise<void> {
	await tx.deleteFrom('staff_sessions').where('expires_at', '<=', now).execute();
	await tx.deleteFrom('customer_sessions').where('expires_at', '<=', now).execute();
}
