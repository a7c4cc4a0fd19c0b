import { actorId, type Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { findCodClaim, saveCodClaim } from '../../store/cod-claims.ts';
import { appendEvents } from '../../store/events.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { loadReturn } from '../returns/load.ts';
import type { ChangedReturn, ReturnRef } from '../returns/types.ts';
import { keepCodClaim } from './keep-claim.ts';

/** Somebody told the carrier to go on holding the money of a claim: who and when is kept. Told again, nothing changes. */
export const tellCarrier = (
	ctx: CommandContext,
	actor: Actor,
	ref: ReturnRef
): Promise<Result<ChangedReturn>> =>
	inTransaction<ChangedReturn>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadReturn(tx, actor, 'decide', ref);
		if (!loaded.ok) return loaded;
		const { id, state, version, number, order_id } = loaded.value.return;
		const claim = await findCodClaim(tx, id);
		if (!claim) return refused('not_in_this_state', { state });
		if (claim.carrier_told_at === null) {
			if (claim.ended_at !== null) return refused('not_in_this_state', { state });
			await saveCodClaim(tx, id, { carrier_told_at: by.now, carrier_told_by: actorId(actor) });
			await keepCodClaim(tx, by, id);
			await appendEvents(tx, by, [
				{
					type: 'cod_carrier_told',
					entity: 'return',
					entity_id: id,
					order_id,
					data: { number, hold_until: claim.hold_until }
				}
			]);
		}
		return accepted({ return_id: id, state, version });
	});
