import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { isUsed, usesOfReason } from '../../store/reason-uses.ts';
import { deleteReason, findReason, reasonsOf, type Reason } from '../../store/reasons.ts';
import { inTransaction } from '../in-transaction.ts';
import { maySet } from './permissions.ts';
import { reasonMark } from './reason-mark.ts';

export type RemoveReasonInput = Pick<Reason, 'kind' | 'code'> & {
	/** `reasonMark` of the reason as the page showed it. */
	seen: string;
};

/**
 * Takes away a reason that nothing names: no return, no policy and no draft of one. Refuses with `in_use`, and with
 * `value_invalid` for the last one of its kind that is offered; either may still be retired or reworded.
 */
export async function removeReason(
	ctx: CommandContext,
	actor: Actor,
	{ kind, code, seen }: RemoveReasonInput
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const reason = await findReason(tx, kind, code);
		if (!reason) return refused('not_found');
		if (reasonMark(reason) !== seen) return refused('changed_meanwhile');
		const uses = await usesOfReason(tx, ctx.clock.now(), reason);
		if (isUsed(uses)) return refused('in_use', { times: uses.times, policies: uses.policies.length });
		const others = (await reasonsOf(tx, kind)).filter((other) => other.code !== code);
		if (others.length === 0) return refused('value_invalid', { field: 'active' });
		await deleteReason(tx, reason);
		await appendEvents(tx, { ids: ctx.ids, now: ctx.clock.now(), actor }, [
			{ type: 'reason_removed', entity: 'shop', entity_id: 'shop', order_id: null, data: { kind, code } }
		]);
		return accepted(null);
	});
}
