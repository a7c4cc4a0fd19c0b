import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { reasonsOf, saveReason, type Reason } from '../../store/reasons.ts';
import { inTransaction } from '../in-transaction.ts';
import { maySet } from './permissions.ts';

export type MoveReasonInput = {
	kind: Reason['kind'];
	code: string;
	direction: 'up' | 'down';
	/** Its place in the list as the page showed it, from 0: a second press of the same button changes nothing. */
	seen_place: number;
};

/** One place up or down among the reasons of its kind, the retired ones included. */
export async function moveReason(
	ctx: CommandContext,
	actor: Actor,
	input: MoveReasonInput
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const list = await reasonsOf(tx, input.kind, 'all');
		const place = list.findIndex((reason) => reason.code === input.code);
		if (place === -1) return refused('not_found');
		if (place !== input.seen_place) return refused('changed_meanwhile');
		const [moved] = list.splice(place, 1);
		list.splice(Math.max(0, place + (input.direction === 'up' ? -1 : 1)), 0, moved as Reason);
		for (const [position, reason] of list.entries()) {
			if (reason.position !== position) await saveReason(tx, { ...reason, position });
		}
		await appendEvents(tx, { ids: ctx.ids, now: ctx.clock.now(), actor }, [
			{
				type: 'reason_moved',
				entity: 'shop',
				entity_id: 'shop',
				order_id: null,
				data: { kind: input.kind, code: input.code, direction: input.direction }
			}
		]);
		return accepted(null);
	});
}
