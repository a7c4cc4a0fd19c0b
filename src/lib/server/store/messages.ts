import type { Id } from '#lib/domain/ids.ts';
import type { Reader, Tx } from './database.ts';
import type { MessagesTable } from './schema.ts';

/** Why a mail server would not take a mail for good; a person has to reach the customer. */
export const MAIL_REFUSALS = [
	'address_invalid',
	'subject_invalid',
	'attachment_invalid',
	'recipient_refused',
	'message_refused'
] as const;

export const findMessage = async (db: Reader, id: Id<'msg'>): Promise<MessagesTable | null> =>
	(await db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** False when the mail was not refused, or somebody else has taken it up already. */
export async function takeUpMessage(
	tx: Tx,
	id: Id<'msg'>,
	change: Partial<Pick<MessagesTable, 'state' | 'error' | 'recipient'>>
): Promise<boolean> {
	const done = await tx
		.updateTable('messages')
		.set(change)
		.where('id', '=', id)
		.where('state', '=', 'refused')
		.where('error', 'in', MAIL_REFUSALS)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}
