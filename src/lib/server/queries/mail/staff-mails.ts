import { ACCOUNT_CHANGES } from '#lib/domain/actor.ts';
import { isId } from '#lib/domain/ids.ts';
import { PAUSE_REASONS } from '#lib/domain/webhook/states.ts';
import type { CommandContext } from '../../context.ts';
import type { MailData } from '../../mail/kinds.ts';
import type { MessagesTable } from '../../store/schema.ts';
import { findStaff, findStaffByEmail } from '../../store/staff.ts';
import { findWebhook } from '../../store/webhooks.ts';
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

/** The message's key is `kind:stage:webhook:moment:member`. Null when it is gone, or works again. */
export async function webhookTrouble(
	context: CommandContext,
	message: MessagesTable
): Promise<MailData['webhook_trouble'] | null> {
	const [, named, webhookId = ''] = message.key.split(':');
	const { read } = context.db;
	const webhook = isId('whk', webhookId) ? await findWebhook(read, webhookId) : null;
	if (!webhook || webhook.failing_since === null) return null;
	const member = await findStaffByEmail(read, message.recipient);
	return {
		shop: await mailShop(context),
		link: `${context.config.ORIGIN}/admin/webhooks/${webhook.id}`,
		name: member?.name ?? '',
		webhook: webhook.name,
		stage: PAUSE_REASONS.find((reason) => reason === named) ?? 'failing_now',
		since: webhook.failing_since
	};
}
