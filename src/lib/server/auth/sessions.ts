import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';
import type { Id } from '#lib/domain/ids.ts';
import { DAY, HOUR, MINUTE, type Instant } from '#lib/domain/time.ts';
import type { Context } from '../context.ts';
import { sha256, type IdSource } from '../ids.ts';
import type { Reader, Tx } from '../store/database.ts';
import {
	deleteCustomerSessions,
	deleteExpiredSessions,
	deleteSession,
	deleteStaffSessions,
	findCustomerSession,
	findStaffSession,
	insertCustomerSession,
	insertStaffSession,
	touchSession
} from '../store/sessions.ts';
import type { CustomerVisitor, StaffVisitor } from './visitors.ts';

/**
 * The one file that knows lucia (docs/decisions/0002). lucia keeps the cookie's token and asks the adapters below,
 * which store its SHA-256, move `seen_at` when it is used and never move the absolute limit.
 */

/** `idle` ends a session that nobody uses, `absolute` any session; `seen_at` is written once per `touch`. */
export const STAFF_LIMITS = { idle: 30 * MINUTE, absolute: 12 * HOUR, touch: MINUTE };
export const CUSTOMER_LIMITS = { idle: 24 * HOUR, absolute: 7 * DAY, touch: 10 * MINUTE };
type Limits = typeof STAFF_LIMITS;
/** What a customer has shown: a mailbox, or one order's link. */
export type ProvedVisitor = Omit<CustomerVisitor, 'sessionId'>;

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<{ customer: ProvedVisitor | null }, { staff: StaffVisitor | null }>;
		DatabaseUserAttributes: { staff: StaffVisitor | null };
		DatabaseSessionAttributes: { customer: ProvedVisitor | null };
	}
}

/** Where sessions are read and written: the database, or the transaction of a sign-in. */
export type SessionDoor = {
	read: Reader;
	write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
	now(): Instant;
};
export const doorOf = (context: Pick<Context, 'db' | 'clock'>): SessionDoor => ({
	read: context.db.read,
	write: (work) => context.db.transaction(work),
	now: () => context.clock.now()
});
export const doorWithin = (tx: Tx, now: Instant): SessionDoor => ({
	read: tx,
	write: (work) => work(tx),
	now: () => now
});

export async function staffOfSession(door: SessionDoor, token: string): Promise<StaffVisitor | null> {
	const { user } = await staffLucia(door).validateSession(token);
	return user?.staff ?? null;
}

/**
 * Starts a session of somebody who just proved who they are, and gives the token for its cookie. Call it at every
 * sign-in: a session is never taken over.
 */
export async function startStaffSession(
	door: SessionDoor,
	ids: Pick<IdSource, 'token'>,
	staffId: Id<'stf'>
): Promise<string> {
	const token = ids.token();
	await staffLucia(door).createSession(staffId, { customer: null }, { sessionId: token });
	return token;
}

export const endStaffSession = (door: SessionDoor, token: string): Promise<void> =>
	staffLucia(door).invalidateSession(token);
/** On every device: after a change of role, a deactivation or a new password. */
export const endStaffSessions = (door: SessionDoor, staffId: Id<'stf'>): Promise<void> =>
	staffLucia(door).invalidateUserSessions(staffId);

export async function customerOfSession(door: SessionDoor, token: string): Promise<CustomerVisitor | null> {
	const { session } = await customerLucia(door).validateSession(token);
	return session?.customer ? { ...session.customer, sessionId: sha256(token) } : null;
}

export async function startCustomerSession(
	door: SessionDoor,
	ids: Pick<IdSource, 'token'>,
	visitor: ProvedVisitor
): Promise<string> {
	const token = ids.token();
	await customerLucia(door).createSession(subjectOf(visitor), { customer: visitor }, { sessionId: token });
	return token;
}

export const endCustomerSession = (door: SessionDoor, token: string): Promise<void> =>
	customerLucia(door).invalidateSession(token);
/** Every device that proved the same mailbox, or opened the same order. */
export const endCustomerSessions = (door: SessionDoor, visitor: CustomerVisitor): Promise<void> =>
	customerLucia(door).invalidateUserSessions(subjectOf(visitor));

const subjectOf = (visitor: ProvedVisitor): string =>
	visitor.email !== null ? `mail:${visitor.email}` : `order:${visitor.orderId}`;

// lucia moves the idle limit when less than half of `sessionExpiresIn` is left; this length makes that `touch`
// after the last move, so that the idle limit is exact and a page still writes once a minute at most.
const lifeFor = (limits: Limits) => new TimeSpan((2 * (limits.idle - limits.touch)) / 1_000, 's');

const staffLucia = (door: SessionDoor) =>
	new Lucia(staffAdapter(door), {
		sessionExpiresIn: lifeFor(STAFF_LIMITS),
		getUserAttributes: (attributes) => ({ staff: attributes.staff })
	});
const customerLucia = (door: SessionDoor) =>
	new Lucia(customerAdapter(door), {
		sessionExpiresIn: lifeFor(CUSTOMER_LIMITS),
		getSessionAttributes: (attributes) => ({ customer: attributes.customer })
	});

function staffAdapter(door: SessionDoor): Adapter {
	return {
		async getSessionAndUser(token) {
			const row = await findStaffSession(door.read, sha256(token));
			if (!row) return [null, null];
			const session = sessionOf(door, token, row.staff_id, row, STAFF_LIMITS, null);
			if (row.active === 0) return [session, null];
			const staff: StaffVisitor = {
				kind: 'staff',
				id: row.staff_id,
				name: row.name,
				role: row.role,
				refundLimitMinor: row.refund_limit_minor,
				email: row.email_norm,
				locale: row.locale,
				hasSecondFactor: row.factor_added_at !== null,
				confirmedAt: row.confirmed_at
			};
			return [session, { id: row.staff_id, attributes: { staff } }];
		},
		async setSession(session) {
			await door.write((tx) =>
				insertStaffSession(tx, {
					...newRow(door, session, STAFF_LIMITS),
					staff_id: session.userId as Id<'stf'>,
					confirmed_at: door.now()
				})
			);
		},
		deleteUserSessions: (staffId) => door.write((tx) => deleteStaffSessions(tx, staffId as Id<'stf'>)),
		...shared(door, 'staff_sessions')
	};
}

function customerAdapter(door: SessionDoor): Adapter {
	return {
		async getSessionAndUser(token) {
			const row = await findCustomerSession(door.read, sha256(token));
			if (!row) return [null, null];
			const customer = { email: row.email_norm, orderId: row.order_id };
			const user: DatabaseUser = { id: row.subject, attributes: { staff: null } };
			return [sessionOf(door, token, row.subject, row, CUSTOMER_LIMITS, customer), user];
		},
		async setSession(session) {
			const { customer } = session.attributes;
			await door.write((tx) =>
				insertCustomerSession(tx, {
					...newRow(door, session, CUSTOMER_LIMITS),
					subject: session.userId,
					email_norm: customer?.email ?? null,
					order_id: customer?.orderId ?? null
				})
			);
		},
		deleteUserSessions: (subject) => door.write((tx) => deleteCustomerSessions(tx, subject)),
		...shared(door, 'customer_sessions')
	};
}

function shared(door: SessionDoor, kind: 'staff_sessions' | 'customer_sessions') {
	return {
		// Only hashes are stored: nobody can be given the tokens of another device.
		getUserSessions: async () => [],
		updateSessionExpiration: (token: string) =>
			door.write((tx) => touchSession(tx, kind, sha256(token), door.now())),
		deleteSession: (token: string) => door.write((tx) => deleteSession(tx, kind, sha256(token))),
		deleteExpiredSessions: () => door.write((tx) => deleteExpiredSessions(tx, door.now()))
	};
}

/** lucia looks at the machine's clock, so it is told the end of the session by that one. */
const sessionOf = (
	door: SessionDoor,
	token: string,
	userId: string,
	row: { seen_at: Instant; expires_at: Instant },
	limits: Limits,
	customer: ProvedVisitor | null
): DatabaseSession => ({
	id: token,
	userId,
	expiresAt: new Date(Math.min(row.expires_at, row.seen_at + limits.idle) + Date.now() - door.now()),
	attributes: { customer }
});

const newRow = (door: SessionDoor, session: DatabaseSession, limits: Limits) => ({
	id: sha256(session.id),
	created_at: door.now(),
	seen_at: door.now(),
	expires_at: door.now() + limits.absolute
});
