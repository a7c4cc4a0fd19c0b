import { hasRole, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { useLimits } from '../../auth/limits.ts';
import { newRecoveryCodes, recoveryHash, stepOfCode } from '../../auth/second-factor.ts';
import { doorWithin, startStaffSession } from '../../auth/sessions.ts';
import type { StaffVisitor } from '../../auth/visitors.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import type { StaffTable } from '../../store/schema.ts';
import {
	deleteSecondFactor,
	findSecondFactor,
	insertSecondFactor,
	replaceRecoveryCodes
} from '../../store/second-factors.ts';
import { deleteStaffSessions } from '../../store/sessions.ts';
import { findStaff } from '../../store/staff.ts';
import { inTransaction } from '../in-transaction.ts';
import { mailAccountChange } from './mail-account-change.ts';
import { provesSecondFactor } from './prove-second-factor.ts';

/** Recovery codes are shown once. The session is for this browser: every other one is signed out. */
export type AddedFactor = { recovery_codes: string[]; sessionToken: string };

/**
 * From now on this person signs in with a code as well. The code shows that their app has the secret, which the page
 * made and sealed for them. Refuses with `second_factor_wrong`, and `not_in_this_state` where there is one already.
 */
export const addSecondFactor = (
	ctx: CommandContext,
	staff: StaffVisitor,
	input: { sealed: string; code: string }
): Promise<Result<AddedFactor>> =>
	ofOneself(ctx, staff, async (tx, member) => {
		const now = ctx.clock.now();
		if (await findSecondFactor(tx, staff.id)) return refused('not_in_this_state');
		const factor = { staff_id: staff.id, secret_sealed: input.sealed, last_step: 0, added_at: now };
		const step = stepOfCode(ctx.config, factor, input.code, now);
		if (step === null) return refused('second_factor_wrong');
		await insertSecondFactor(tx, { ...factor, last_step: step });
		const recovery_codes = await giveRecoveryCodes(tx, ctx, staff.id);
		await tell(tx, ctx, { actor: staff, member, what: 'added' });
		return accepted({ recovery_codes, sessionToken: await startAnew(tx, ctx, staff.id) });
	});

/** Ten new ones; the old ones are worth nothing any more. Asks for a code. */
export const renewRecoveryCodes = (
	ctx: CommandContext,
	staff: StaffVisitor,
	input: { code: string }
): Promise<Result<{ recovery_codes: string[] }>> =>
	ofOneself(ctx, staff, async (tx, member) => {
		const proved = await provesSecondFactor(tx, ctx, member, input.code);
		if (!proved.ok) return proved;
		const recovery_codes = await giveRecoveryCodes(tx, ctx, staff.id);
		await tell(tx, ctx, { actor: staff, member, what: 'renewed' });
		return accepted({ recovery_codes });
	});

/** The password alone is enough again. Asks for a code; also how one changes to another phone. */
export const removeOwnSecondFactor = (
	ctx: CommandContext,
	staff: StaffVisitor,
	input: { code: string }
): Promise<Result<{ sessionToken: string }>> =>
	ofOneself(ctx, staff, async (tx, member) => {
		const proved = await provesSecondFactor(tx, ctx, member, input.code);
		if (!proved.ok) return proved;
		await deleteSecondFactor(tx, staff.id);
		await tell(tx, ctx, { actor: staff, member, what: 'removed' });
		return accepted({ sessionToken: await startAnew(tx, ctx, staff.id) });
	});

/** For somebody whose phone and recovery codes are gone: by a merchant, never of oneself, or from the command line. */
export const removeSecondFactorOf = (
	ctx: CommandContext,
	actor: Actor,
	staffId: Id<'stf'>
): Promise<Result<null>> =>
	inTransaction<null>(ctx.db, async (tx) => {
		const isOther = hasRole(actor, 'merchant') && actor.kind === 'staff' && actor.id !== staffId;
		if (actor.kind !== 'system' && !isOther) return refused('not_allowed');
		const member = await findStaff(tx, staffId);
		if (!member) return refused('not_found');
		if (!(await deleteSecondFactor(tx, staffId))) return refused('not_in_this_state');
		await deleteStaffSessions(tx, staffId);
		await tell(tx, ctx, { actor, member, what: 'removed' });
		return accepted(null);
	});

/** One's own factor: counted, in one transaction. */
async function ofOneself<T>(
	ctx: CommandContext,
	staff: StaffVisitor,
	work: (tx: Tx, member: StaffTable) => Promise<Result<T>>
): Promise<Result<T>> {
	const { db, config } = ctx;
	const use = { limit: 'second_factor.account', subject: staff.id } as const;
	const allowed = await db.transaction((tx) => useLimits(tx, { config, now: ctx.clock.now() }, [use]));
	if (!allowed.ok) return allowed;
	return inTransaction(db, async (tx) => {
		const member = await findStaff(tx, staff.id);
		return member ? work(tx, member) : refused('not_found');
	});
}

async function giveRecoveryCodes(tx: Tx, ctx: CommandContext, staffId: Id<'stf'>): Promise<string[]> {
	const codes = newRecoveryCodes();
	const hashes = codes.map((code) => recoveryHash(ctx.config, staffId, code));
	await replaceRecoveryCodes(tx, staffId, hashes);
	return codes;
}

async function startAnew(tx: Tx, ctx: CommandContext, staffId: Id<'stf'>): Promise<string> {
	await deleteStaffSessions(tx, staffId);
	return startStaffSession(doorWithin(tx, ctx.clock.now()), ctx.ids, staffId);
}

const TOLD = {
	added: { type: 'staff_second_factor_added', change: 'factor_added' },
	removed: { type: 'staff_second_factor_removed', change: 'factor_removed' },
	renewed: { type: 'staff_recovery_codes_renewed', change: 'recovery_renewed' }
} as const;

async function tell(
	tx: Tx,
	ctx: CommandContext,
	{ actor, member, what }: { actor: Actor; member: StaffTable; what: keyof typeof TOLD }
): Promise<void> {
	const { type, change } = TOLD[what];
	const now = ctx.clock.now();
	await appendEvents(tx, { ids: ctx.ids, now, actor }, [
		{ type, entity: 'staff', entity_id: member.id, order_id: null }
	]);
	await mailAccountChange(tx, ctx, member, { change, actor, mark: String(now) });
}
