import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { findDifference, saveDifference } from '../../store/differences.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { findLeader } from './leader.ts';
import { mayReconcile } from './permissions.ts';

export type AssignDifferenceInput = { difference_id: Id<'dif'>; version?: number; staff_id: Id<'stf'> };

/** Takes a difference over, or hands it to somebody else who leads. */
export async function assignDifference(
	ctx: CommandContext,
	actor: Actor,
	input: AssignDifferenceInput
): Promise<Result<null>> {
	if (!mayReconcile(actor)) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const row = await findDifference(tx, input.difference_id);
		const owner = await findLeader(tx, input.staff_id);
		if (!row || !owner) return refused('not_found');
		if (row.resolved_at !== null) return refused('already_decided');
		if (input.version !== undefined && input.version !== row.version) return refused('changed_meanwhile');
		await saveDifference(tx, row, { owner_id: owner.id, owned_at: by.now });
		await appendEvents(tx, by, [
			{
				type: 'difference_assigned',
				entity: row.order_id === null ? 'shop' : 'order',
				entity_id: row.order_id ?? 'shop',
				order_id: row.order_id,
				data: { kind: row.kind, difference_id: row.id, owner_id: owner.id, owner_name: owner.name }
			}
		]);
		return accepted(null);
	});
}
