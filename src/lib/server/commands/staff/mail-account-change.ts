import { actorId, type AccountChange, type Actor } from '#lib/domain/actor.ts';
import type { CommandContext } from '../../context.ts';
import { enqueueMail } from '../../jobs/queue.ts';
import type { Tx } from '../../store/database.ts';
import type { StaffTable } from '../../store/schema.ts';

/** Tells a member of the team what was done to their account. `mark` keeps one change apart from the next. */
export const mailAccountChange = (
	tx: Tx,
	ctx: CommandContext,
	member: StaffTable,
	done: { change: AccountChange; actor: Actor; mark: string }
): Promise<void> =>
	enqueueMail(
		tx,
		{ ids: ctx.ids, now: ctx.clock.now() },
		{
			key: `account_changed:${done.change}:${member.id}:${actorId(done.actor) ?? ''}:${done.mark}`,
			kind: 'account_changed',
			locale: member.locale,
			recipient: member.email_norm,
			order_id: null,
			return_id: null
		}
	);
