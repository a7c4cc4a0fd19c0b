import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../context.ts';
import type { StaffTable } from '../store/schema.ts';
import { findStaff } from '../store/staff.ts';
import { useLimits } from './limits.ts';
import { isPassword, TooBusy } from './passwords.ts';

/** The password of somebody who is signed in, typed again; counted like codes of the second factor. */
export async function provePassword(
	ctx: CommandContext,
	staffId: Id<'stf'>,
	password: string
): Promise<Result<StaffTable>> {
	const { db, config } = ctx;
	const now = ctx.clock.now();
	const use = { limit: 'second_factor.account', subject: staffId } as const;
	const allowed = await db.transaction((tx) => useLimits(tx, { config, now }, [use]));
	if (!allowed.ok) return allowed;
	const member = await findStaff(db.read, staffId);
	const fits = await fitsAccount(password, member);
	if (fits === 'busy') return refused('too_many_attempts', { until: now + BUSY_FOR });
	return fits && member ? accepted(member) : refused('password_wrong');
}

/** When to come back while too many passwords are checked at once. */
export const BUSY_FOR = 5_000;

export async function fitsAccount(password: string, member: StaffTable | null): Promise<boolean | 'busy'> {
	try {
		return await isPassword(password, member?.password_hash ?? null);
	} catch (error) {
		if (error instanceof TooBusy) return 'busy';
		throw error;
	}
}
