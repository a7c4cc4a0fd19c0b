import { hasRole, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { revokeKey } from '../../store/api-keys.ts';
import { appendEvents } from '../../store/events.ts';
import { inTransaction } from '../in-transaction.ts';

/** From the next request on the key opens nothing. */
export async function revokeApiKey(
	ctx: Pick<CommandContext, 'db' | 'clock' | 'ids'>,
	actor: Actor,
	input: { id: Id<'key'> }
): Promise<Result<null>> {
	if (actor.kind !== 'system' && !hasRole(actor, 'merchant')) return refused('not_allowed');
	return inTransaction<null>(ctx.db, async (tx) => {
		const now = ctx.clock.now();
		if (!(await revokeKey(tx, input.id, now))) return refused('not_found');
		await appendEvents(tx, { ids: ctx.ids, now, actor }, [
			{ type: 'api_key_revoked', entity: 'api_key', entity_id: input.id, order_id: null }
		]);
		return accepted(null);
	});
}
