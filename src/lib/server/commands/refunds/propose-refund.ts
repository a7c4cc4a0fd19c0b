import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { loadReturn } from '../returns/load.ts';
import { owedItems } from '../returns/owed.ts';
import { resolveIfDone } from '../returns/settle.ts';
import type { DecidedReturn, ReturnRef } from '../returns/types.ts';
import { mayRefund } from './permissions.ts';
import { reserveRefunds } from './reserve.ts';

/** Promises the money of accepted goods that no standing refund pays: after a dispute, or when one was cancelled. */
export async function proposeRefund(
	ctx: CommandContext,
	actor: Actor,
	input: ReturnRef
): Promise<Result<DecidedReturn>> {
	return inTransaction<DecidedReturn>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		if (!mayRefund(actor)) return refused('not_allowed');
		const loaded = await loadReturn(tx, actor, 'decide', input);
		if (!loaded.ok) return loaded;
		const due = await owedItems(tx, loaded.value);
		if (due.length === 0) return refused('nothing_chosen');
		const reserved = await reserveRefunds(tx, by, loaded.value, due);
		if (reserved.held) return { ok: false, refusal: reserved.held };
		const { return: row } = await resolveIfDone(tx, by, reserved.loaded);
		return accepted({
			return_id: row.id,
			state: row.state,
			version: row.version,
			refunds: reserved.refunds,
			held: null
		});
	});
}
