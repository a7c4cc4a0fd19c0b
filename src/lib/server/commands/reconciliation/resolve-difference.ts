import { actorId, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { findDifference, saveDifference } from '../../store/differences.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { letGoOn } from './let-go-on.ts';
import { mayReconcile } from './permissions.ts';

export type ResolveDifferenceInput = { difference_id: Id<'dif'>; version?: number; note: string };

/**
 * A person says what a difference was. It stays closed while both sides go on saying the same; money of the payment
 * may leave again.
 */
export async function resolveDifference(
	ctx: CommandContext,
	actor: Actor,
	input: ResolveDifferenceInput
): Promise<Result<null>> {
	if (!mayReconcile(actor)) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const row = await findDifference(tx, input.difference_id);
		if (!row) return refused('not_found');
		if (row.resolved_at !== null) return refused('already_decided');
		if (input.version !== undefined && input.version !== row.version) return refused('changed_meanwhile');
		const note = input.note.trim().slice(0, 2_000);
		if (note === '') return refused('reason_missing');
		await saveDifference(tx, row, {
			resolved_at: by.now,
			resolved_by: actorId(actor),
			resolution: 'by_person',
			note
		});
		await appendEvents(tx, by, [
			{
				type: 'difference_resolved',
				entity: row.order_id === null ? 'shop' : 'order',
				entity_id: row.order_id ?? 'shop',
				order_id: row.order_id,
				data: { kind: row.kind, payment_id: row.payment_id, difference_id: row.id, note }
			}
		]);
		if (row.payment_id !== null) await letGoOn(tx, by, row.payment_id);
		return accepted(null);
	});
}
