import { normalEmail } from '#lib/domain/order/normal.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { addressSubject, useLimits } from '../../auth/limits.ts';
import { hashPassword, isOutdated } from '../../auth/passwords.ts';
import { BUSY_FOR, fitsAccount } from '../../auth/prove-password.ts';
import { signInTicket } from '../../auth/second-factor.ts';
import type { CommandContext } from '../../context.ts';
import { findSecondFactor } from '../../store/second-factors.ts';
import { findStaffByEmail, saveStaff } from '../../store/staff.ts';
import { letIn } from './let-in.ts';

export type SignIn = { email: string; password: string; clientAddress: string };

/** `code`: the second factor is still to come; the ticket says that the password was right. */
export type SignedIn = { asks: 'nothing'; sessionToken: string } | { asks: 'code'; ticket: string };

/** The same answer, after the same work, for a wrong password, an unknown account and one that was closed. */
export async function signIn(context: CommandContext, attempt: SignIn): Promise<Result<SignedIn>> {
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
	const fits = await fitsAccount(attempt.password, member);
	if (fits === 'busy') return refused('too_many_attempts', { until: now + BUSY_FOR });
	if (!fits || !member || member.active === 0) return refused('credentials_wrong');
	const renewed = isOutdated(member.password_hash) ? await hashPassword(attempt.password) : null;
	return accepted(
		await db.transaction(async (tx): Promise<SignedIn> => {
			const isRenewed =
				renewed !== null && (await saveStaff(tx, member.id, member.version, { password_hash: renewed }));
			const stands = { ...member, version: member.version + (isRenewed ? 1 : 0) };
			return (await findSecondFactor(tx, member.id))
				? { asks: 'code', ticket: signInTicket(config, stands, now) }
				: { asks: 'nothing', sessionToken: await letIn(tx, context, stands) };
		})
	);
}
