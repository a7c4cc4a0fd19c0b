import { ROLES, type Role } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { doorWithin, startStaffSession } from '../../auth/sessions.ts';
import type { CommandContext } from '../../context.ts';
import { listStaff } from '../../store/staff.ts';

export const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);

/** One press into the demo shop, as the account of a role that has been there longest. Refused without DEMO=1. */
export async function demoSignIn(
	context: CommandContext,
	role: Role
): Promise<Result<{ sessionToken: string }>> {
	if (!context.config.DEMO) return refused('not_allowed');
	const member = (await listStaff(context.db.read)).find(
		(staff) => staff.active === 1 && staff.role === role
	);
	if (!member) return refused('not_found');
	const now = context.clock.now();
	const sessionToken = await context.db.transaction((tx) =>
		startStaffSession(doorWithin(tx, now), context.ids, member.id)
	);
	return accepted({ sessionToken });
}
