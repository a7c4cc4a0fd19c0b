import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import { findClaim, saveClaim } from '../../store/claims.ts';
import { appendEvents } from '../../store/events.ts';
import { saveReturn } from '../../store/returns.ts';
import type { ReturnsTable } from '../../store/schema.ts';
import type { ClaimsTable } from '../../store/schema-claims.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { loadReturn } from '../returns/load.ts';
import type { ChangedReturn, ReturnRef } from '../returns/types.ts';
import { keepClaimed } from './keep-claimed.ts';

/** What an act of the desk writes about a claim; null: it does not fit where the claim stands. */
export type ClaimAct = {
	claim: Partial<ClaimsTable>;
	/** Whether the case waits for a person from now on. */
	needs_person_since: Instant | null;
	event: { type: string; data: Record<string, string | number | boolean | null> };
};

/** The way of every act of the desk that finds something out about a claim. One transaction. */
export const changeClaim = (
	ctx: CommandContext,
	actor: Actor,
	ref: ReturnRef,
	decide: (claim: ClaimsTable, row: ReturnsTable, now: Instant) => Result<ClaimAct> | null
): Promise<Result<ChangedReturn>> =>
	inTransaction<ChangedReturn>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadReturn(tx, actor, 'decide', ref);
		if (!loaded.ok) return loaded;
		const { return: row } = loaded.value;
		const claim = await findClaim(tx, row.id);
		const act = claim && decide(claim, row, by.now);
		if (!act) return refused('not_in_this_state', { state: row.state });
		if (!act.ok) return act;
		const { needs_person_since, event } = act.value;
		if (!(await saveReturn(tx, row, { needs_person_since })))
			return refused('changed_meanwhile', { state: row.state });
		await saveClaim(tx, row.id, act.value.claim);
		await keepClaimed(tx, row.id);
		await appendEvents(tx, by, [
			{
				type: event.type,
				entity: 'return',
				entity_id: row.id,
				order_id: row.order_id,
				data: { ...event.data, number: row.number, return_id: row.id }
			}
		]);
		return accepted({ return_id: row.id, state: row.state, version: row.version + 1 });
	});
