import { accepted, type Result } from '#lib/domain/result.ts';
import { provePassword } from '../../auth/prove-password.ts';
import { doorWithin, endStaffSession, startStaffSession } from '../../auth/sessions.ts';
import type { StaffVisitor } from '../../auth/visitors.ts';
import type { CommandContext } from '../../context.ts';

/** Somebody says again who they are, before settings that move money: a new session in place of this browser's. */
export async function confirmPerson(
	ctx: CommandContext,
	staff: StaffVisitor,
	{ password, sessionToken }: { password: string; sessionToken: string }
): Promise<Result<{ sessionToken: string }>> {
	const proved = await provePassword(ctx, staff.id, password);
	if (!proved.ok) return proved;
	return ctx.db.transaction(async (tx) => {
		const door = doorWithin(tx, ctx.clock.now());
		await endStaffSession(door, sessionToken);
		return accepted({ sessionToken: await startStaffSession(door, ctx.ids, staff.id) });
	});
}
