import { actorId, type Actor } from '#lib/domain/actor.ts';
import { accepted, type Result } from '#lib/domain/result.ts';
import type { Act } from '#lib/domain/return/case.ts';
import type { ReturnChange } from '#lib/domain/return/change.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { followExchange } from '../exchanges/follow.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { reserveRefunds } from '../refunds/reserve.ts';
import { loadReturn, type LoadedReturn } from './load.ts';
import { keepInSight } from './owed.ts';
import type { Right } from './permissions.ts';
import { saveChange } from './save.ts';
import { resolveIfDone } from './settle.ts';
import type { DecidedReturn, ReturnRef } from './types.ts';

export type Decision = (
	loaded: LoadedReturn,
	act: Act,
	handle: { tx: Tx; by: By }
) => Result<ReturnChange> | Promise<Result<ReturnChange>>;

/**
 * The way of every command that changes a return: load it for whoever may, decide, save over the version that was
 * read, reserve the money that is due, and resolve the return when nothing is left. One transaction.
 */
export async function changeReturn(
	ctx: CommandContext,
	actor: Actor,
	right: Right,
	ref: ReturnRef,
	decide: Decision
): Promise<Result<DecidedReturn>> {
	return inTransaction<DecidedReturn>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadReturn(tx, actor, right, ref);
		if (!loaded.ok) return loaded;
		const decided = await decide(loaded.value, { by: actorId(actor), now: by.now }, { tx, by });
		if (!decided.ok) return decided;
		const saved = await saveChange(tx, by, loaded.value, decided.value);
		if (!saved.ok) return saved;
		const due = saved.value.items.filter((item) => decided.value.money_due.includes(item.id));
		const reserved = await reserveRefunds(tx, by, saved.value, due);
		const followed = await followExchange(tx, by, reserved.loaded);
		const seen = await keepInSight(tx, by, followed);
		const { return: row } = await resolveIfDone(tx, by, seen);
		return accepted({
			return_id: row.id,
			state: row.state,
			version: row.version,
			refunds: reserved.refunds,
			held: reserved.held
		});
	});
}
