import { actorId, type Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { answersOfWithdrawal, saveCase } from '../../store/withdrawals.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { loadOpen } from './load.ts';
import type { ChangedWithdrawal, WithdrawalRef } from './types.ts';

/**
 * Nothing is left to do by hand. One that found something is closed only after the declarant was answered in words; a
 * return that it opened goes its own way.
 */
export const closeWithdrawal = (
	ctx: CommandContext,
	actor: Actor,
	input: WithdrawalRef
): Promise<Result<ChangedWithdrawal>> =>
	inTransaction<ChangedWithdrawal>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const found = await loadOpen(tx, actor, input);
		if (!found.ok) return found;
		const row = found.value;
		const answered = (await answersOfWithdrawal(tx, row.id)).length > 0;
		if (row.judged_at === null || (row.findings !== '' && !answered)) return refused('withdrawal_unanswered');
		const saved = await saveCase(tx, row, {
			needs_person_since: null,
			closed_at: by.now,
			closed_by: actorId(actor),
			...(row.return_id === null && { refund_ended_at: by.now })
		});
		if (!saved) return refused('changed_meanwhile');
		await appendEvents(tx, by, [
			{
				type: 'withdrawal_closed',
				entity: 'withdrawal',
				entity_id: row.id,
				order_id: row.order_id,
				data: { number: row.number }
			}
		]);
		return accepted({ withdrawal_id: row.id, version: row.version + 1 });
	});
