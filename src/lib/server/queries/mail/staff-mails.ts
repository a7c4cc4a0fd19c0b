import { isId } from '#lib/domain/ids.ts';
import type { CommandContext } from '../../context.ts';
import { ACCOUNT_CHANGES, type MailData } from '../../mail/kinds.ts';
import type { MessagesTable } from '../../store/schema.ts';
import { findStaff } from '../../store/staff.ts';
import { mailShop } from './base.ts';

/** The message's key is `kind:change:member:actor:version`. Null when there is no such member any more. */
export async function accountChanged(
	context: CommandContext,
	message: MessagesTable
): Promise<MailData['account_changed'] | null> {
	const [, named, memberId = '', actorId = ''] = message.key.split(':');
	const { read } = context.db;
	const member = isId('stf', memberId) ? await findStaff(read, memberId) : null;
	const change = ACCOUNT_CHANGES.find((known) => known === named);
	if (!member || change === undefined) return null;
	const actor = isId('stf', actorId) ? await findStaff(read, actorId) : null;
	return {
		shop: await mailShop(context),
		link: `${context.config.ORIGIN}/desk/sign-in`,
		name: member.name,
		change,
		role: member.role,
		doneBy: actor?.name ?? '',
		at: message.created_at
	};
}
