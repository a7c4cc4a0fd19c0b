import { normalEmail } from '#lib/domain/order/normal.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { addressSubject, useLimits } from '../../auth/limits.ts';
import { hashPassword, isOutdated, isPassword, TooBusy } from '../../auth/passwords.ts';
import { doorWithin, startStaffSession } from '../../auth/sessions.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { findStaffByEmail, saveStaff } from '../../store/staff.ts';
import type { StaffTable } from '../../store/schema.ts';

export type SignIn = { email: string; password: string; clientAddress: string };

/** The same answer, after the same work, for a wrong password, an unknown account and one that was closed. */
export async function signIn(
	context: CommandContext,
	attempt: SignIn
): Promise<Result<{ sessionToken: string }>> {
	const { db, config } = context;
	const now = context.clock.now();
	const email = normalEmail(attempt.email);
	const address = addressSubject(attempt.clientAddress);
	const allowed = await db.transaction((tx) =>
		useLimits(tx, { config, now }, [
			{ limit: 'sign_in.account_and_address', subject: `${email} ${address}` },
			{ limit: 'sign_in.account', subject: email },
			{ limit: 'sign_in.address', subject: address },
			{ limit: 'sign_in.overall', subject: 'all' }
		])
	);
	if (!allowed.ok) return allowed;
	const member = await findStaffByEmail(db.read, email);
	const fits = await verified(attempt.password, member);
	if (fits === 'busy') return refused('too_many_attempts', { until: now + 5_000 });
	if (!fits || !member || member.active === 0) return refused('credentials_wrong');
	return accepted({ sessionToken: await started(context, member, attempt.password) });
}

async function verified(password: string, member: StaffTable | null): Promise<boolean | 'busy'> {
	try {
		return await isPassword(password, member?.password_hash ?? null);
	} catch (error) {
		if (error instanceof TooBusy) return 'busy';
		throw error;
	}
}

async function started(context: CommandContext, member: StaffTable, password: string): Promise<string> {
	const { db, ids } = context;
	const now = context.clock.now();
	const renewed = isOutdated(member.password_hash) ? await hashPassword(password) : null;
	return db.transaction(async (tx) => {
		if (renewed) await saveStaff(tx, member.id, member.version, { password_hash: renewed });
		const actor = {
			kind: 'staff' as const,
			id: member.id,
			name: member.name,
			role: member.role,
			refundLimitMinor: member.refund_limit_minor
		};
		await appendEvents(tx, { ids, now, actor }, [
			{ type: 'staff_signed_in', entity: 'staff', entity_id: member.id, order_id: null }
		]);
		return startStaffSession(doorWithin(tx, now), ids, member.id);
	});
}
