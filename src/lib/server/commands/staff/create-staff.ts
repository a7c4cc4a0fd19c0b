import type { Actor, Role } from '#lib/domain/actor.ts';
import { hasRole } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { normalEmail } from '#lib/domain/order/normal.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { hashPassword, isWeakPassword } from '../../auth/passwords.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { readShop } from '../../store/shop.ts';
import { findStaffByEmail, insertStaff } from '../../store/staff.ts';
import { isEmailAddress } from './email-address.ts';

export type NewStaff = {
	email: string;
	name: string;
	role: Role;
	password: string;
	locale: 'th' | 'en';
	refundLimitMinor: number | null;
};

/** Lets somebody in. Only a merchant may, or the command line of the machine itself. */
export async function createStaff(
	context: CommandContext,
	actor: Actor,
	member: NewStaff
): Promise<Result<{ id: Id<'stf'> }>> {
	if (actor.kind !== 'system' && !hasRole(actor, 'merchant')) return refused('not_allowed');
	const email = normalEmail(member.email);
	const name = member.name.trim();
	if (!isEmailAddress(email)) return refused('value_invalid', { field: 'email' });
	if (name === '' || name.length > 100) return refused('value_invalid', { field: 'name' });
	if (member.refundLimitMinor !== null && !(member.refundLimitMinor >= 0))
		return refused('value_invalid', { field: 'refund_limit' });
	const shop = await readShop(context.db.read);
	if (isWeakPassword(member.password, [email, name, shop.name.en, shop.name.th]))
		return refused('password_too_weak');
	const passwordHash = await hashPassword(member.password);
	const now = context.clock.now();
	const id = context.ids.next('stf');
	return context.db.transaction(async (tx) => {
		if (await findStaffByEmail(tx, email)) return refused('email_taken');
		await insertStaff(tx, {
			id,
			email_norm: email,
			name,
			role: member.role,
			password_hash: passwordHash,
			locale: member.locale,
			refund_limit_minor: member.refundLimitMinor,
			active: 1,
			created_at: now,
			version: 1
		});
		await appendEvents(tx, { ids: context.ids, now, actor }, [
			{
				type: 'staff_created',
				entity: 'staff',
				entity_id: id,
				order_id: null,
				data: { role: member.role, refund_limit_minor: member.refundLimitMinor }
			}
		]);
		return accepted({ id });
	});
}
