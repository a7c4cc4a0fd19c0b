import { hasRole, type Actor, type Role } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { hashPassword, isWeakPassword } from '../../auth/passwords.ts';
import { provePassword } from '../../auth/prove-password.ts';
import { doorOf, startStaffSession } from '../../auth/sessions.ts';
import type { StaffVisitor } from '../../auth/visitors.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import type { Tx } from '../../store/database.ts';
import type { StaffTable } from '../../store/schema.ts';
import { deleteStaffSessions } from '../../store/sessions.ts';
import { readShop } from '../../store/shop.ts';
import { countOtherMerchants, findStaff, saveStaff } from '../../store/staff.ts';
import { mailAccountChange } from './mail-account-change.ts';

/** `version` is the one the page showed: whoever saved in between is not written over. */
export type StaffMember = { id: Id<'stf'>; version: number };

/** Another role or limit. Whoever is signed in with the old one has to sign in again. */
export const changeRole = (
	context: CommandContext,
	actor: Actor,
	member: StaffMember,
	to: { role: Role; refundLimitMinor: number | null }
): Promise<Result<null>> =>
	changed(context, actor, member, 'staff_role_changed', async (tx, staff) => {
		if (to.refundLimitMinor !== null && !(to.refundLimitMinor >= 0))
			return refused('value_invalid', { field: 'refund_limit' });
		if (to.role !== 'merchant' && (await isLastMerchant(tx, staff))) return refused('last_merchant');
		return accepted({ role: to.role, refund_limit_minor: to.refundLimitMinor });
	});

/** Takes the way in away, on every device at once. What the account did stays in its name. */
export const deactivateStaff = (
	context: CommandContext,
	actor: Actor,
	member: StaffMember
): Promise<Result<null>> =>
	changed(context, actor, member, 'staff_deactivated', async (tx, staff) => {
		if (await isLastMerchant(tx, staff)) return refused('last_merchant');
		return accepted({ active: 0 });
	});

export const reactivateStaff = (
	context: CommandContext,
	actor: Actor,
	member: StaffMember
): Promise<Result<null>> =>
	changed(context, actor, member, 'staff_reactivated', async () => accepted({ active: 1 }));

/** A new password set by a merchant, by the account itself, or from the command line. Signs out every device. */
export async function resetPassword(
	context: CommandContext,
	actor: Actor,
	member: StaffMember,
	password: string
): Promise<Result<null>> {
	const staff = await findStaff(context.db.read, member.id);
	if (!staff || !mayChange(actor, member.id, true)) return refused(staff ? 'not_allowed' : 'not_found');
	const shop = await readShop(context.db.read);
	if (isWeakPassword(password, [staff.email_norm, staff.name, shop.name.en, shop.name.th]))
		return refused('password_too_weak');
	const passwordHash = await hashPassword(password);
	return changed(
		context,
		actor,
		member,
		'staff_password_changed',
		async () => accepted({ password_hash: passwordHash }),
		true
	);
}

/** A new password for who knows the old one. Signs out every device; the session is for this browser. */
export async function changeOwnPassword(
	ctx: CommandContext,
	staff: StaffVisitor,
	{ current, password }: { current: string; password: string }
): Promise<Result<{ sessionToken: string }>> {
	const proved = await provePassword(ctx, staff.id, current);
	if (!proved.ok) return proved;
	const done = await resetPassword(ctx, staff, proved.value, password);
	if (!done.ok) return done;
	return accepted({ sessionToken: await startStaffSession(doorOf(ctx), ctx.ids, staff.id) });
}

type Change = Partial<Pick<StaffTable, 'role' | 'refund_limit_minor' | 'active' | 'password_hash'>>;

async function changed(
	context: CommandContext,
	actor: Actor,
	member: StaffMember,
	type: keyof typeof TOLD,
	decide: (tx: Tx, staff: StaffTable) => Promise<Result<Change>>,
	bySelf = false
): Promise<Result<null>> {
	if (!mayChange(actor, member.id, bySelf)) return refused('not_allowed');
	const now = context.clock.now();
	return context.db.transaction(async (tx) => {
		const staff = await findStaff(tx, member.id);
		if (!staff) return refused('not_found');
		if (staff.version !== member.version) return refused('changed_meanwhile');
		const change = await decide(tx, staff);
		if (!change.ok) return change;
		if (!(await saveStaff(tx, staff.id, staff.version, change.value))) return refused('changed_meanwhile');
		await deleteStaffSessions(tx, staff.id);
		const { password_hash: secret, ...told } = change.value;
		await appendEvents(tx, { ids: context.ids, now, actor }, [
			{
				type,
				entity: 'staff',
				entity_id: staff.id,
				order_id: null,
				data: secret ? {} : { ...told, role_before: staff.role }
			}
		]);
		await mailAccountChange(tx, context, staff, {
			change: TOLD[type],
			actor,
			mark: String(staff.version)
		});
		return accepted(null);
	});
}

/** What the member reads of a change in their mail, whoever made it. */
const TOLD = {
	staff_role_changed: 'role',
	staff_deactivated: 'deactivated',
	staff_reactivated: 'reactivated',
	staff_password_changed: 'password'
} as const;

function mayChange(actor: Actor, id: Id<'stf'>, bySelf: boolean): boolean {
	if (actor.kind === 'system' || hasRole(actor, 'merchant')) return true;
	return bySelf && actor.kind === 'staff' && actor.id === id;
}

const isLastMerchant = async (tx: Tx, staff: StaffTable): Promise<boolean> =>
	staff.role === 'merchant' && staff.active === 1 && (await countOtherMerchants(tx, staff.id)) === 0;
