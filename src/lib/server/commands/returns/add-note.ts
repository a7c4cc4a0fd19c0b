import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { findOrder } from '../../store/orders.ts';
import { findReturn } from '../../store/returns.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { writeNote } from './notes.ts';
import { refusalOf } from './permissions.ts';
import type { AddNoteInput } from './types.ts';

/** A note among staff; customers never see it. */
export async function addNote(
	ctx: CommandContext,
	actor: Actor,
	input: AddNoteInput
): Promise<Result<{ note_id: Id<'not'> }>> {
	return inTransaction<{ note_id: Id<'not'> }>(ctx.db, async (tx) => {
		const order = await findOrder(tx, input.order_id);
		if (!order) return refused('not_found');
		const stranger = refusalOf(actor, 'decide', order.id);
		if (stranger) return stranger;
		const row = input.return_id && (await findReturn(tx, input.return_id));
		if (input.return_id && (!row || row.order_id !== order.id)) return refused('not_found');
		if (input.body.trim() === '') return refused('value_invalid', { pointer: '/body' });
		const by = writtenBy(ctx, actor);
		return accepted({
			note_id: await writeNote(tx, by, order, input.return_id, 'internal', input.body, input.key)
		});
	});
}
