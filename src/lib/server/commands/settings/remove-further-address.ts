import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { isUsed } from '../../store/reason-uses.ts';
import { deleteReturnAddress, findReturnAddress, usesOfReturnAddress } from '../../store/return-addresses.ts';
import { inTransaction } from '../in-transaction.ts';
import { maySet } from './permissions.ts';

/**
 * Takes away a return address that nothing names: no return, no policy and no draft of one. Refuses with `in_use`; it
 * may still be retired or corrected.
 */
export async function removeFurtherAddress(
	ctx: CommandContext,
	actor: Actor,
	{ code, version }: { code: string; version: number }
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const now = ctx.clock.now();
		const found = await findReturnAddress(tx, code);
		if (!found) return refused('not_found');
		if (found.version !== version) return refused('changed_meanwhile');
		const uses = await usesOfReturnAddress(tx, now, code);
		if (isUsed(uses)) return refused('in_use', { times: uses.times, policies: uses.policies.length });
		await deleteReturnAddress(tx, code);
		await appendEvents(tx, { ids: ctx.ids, now, actor }, [
			{
				type: 'further_address_removed',
				entity: 'shop',
				entity_id: 'shop',
				order_id: null,
				data: { code }
			}
		]);
		return accepted(null);
	});
}
