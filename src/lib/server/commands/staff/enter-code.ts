import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { addressSubject, useLimits } from '../../auth/limits.ts';
import { readTicket } from '../../auth/second-factor.ts';
import type { CommandContext } from '../../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { findStaff } from '../../store/staff.ts';
import { letIn } from './let-in.ts';
import { provesSecondFactor } from './prove-second-factor.ts';

export type EnterCode = { ticket: string; code: string; clientAddress: string };

/** The second step of a sign-in: a code of the app, or a recovery code in its place. */
export async function enterCode(
	ctx: CommandContext,
	attempt: EnterCode
): Promise<Result<{ sessionToken: string }>> {
	const { db, config } = ctx;
	const now = ctx.clock.now();
	const ticket = readTicket(config, attempt.ticket, now);
	if (!ticket) return refused('sign_in_expired');
	const allowed = await db.transaction((tx) =>
		useLimits(tx, { config, now }, [
			{ limit: 'second_factor.account', subject: ticket.id },
			{ limit: 'sign_in.address', subject: addressSubject(attempt.clientAddress) }
		])
	);
	if (!allowed.ok) return allowed;
	return inTransaction(db, async (tx) => {
		const member = await findStaff(tx, ticket.id);
		if (!member || member.active === 0 || member.version !== ticket.version)
			return refused('sign_in_expired');
		const proved = await provesSecondFactor(tx, ctx, member, attempt.code);
		if (!proved.ok) return proved;
		return accepted({ sessionToken: await letIn(tx, ctx, member) });
	});
}
