import type { Actor } from '#lib/domain/actor.ts';
import { accepted, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { mayPropose } from '../order-changes/permissions.ts';
import { writtenBy } from '../orders/by.ts';
import { endLineChange } from './end.ts';
import { loadLineChange } from './load.ts';
import { answerOf } from './tell.ts';
import type { LineChangeRef, ProposedLineChange } from './types.ts';

/** Takes a wish back that nothing has come of yet: who asked for it, or staff for them. */
export const withdrawLineChange = (
	ctx: CommandContext,
	actor: Actor,
	ref: LineChangeRef
): Promise<Result<ProposedLineChange>> =>
	inTransaction<ProposedLineChange>(ctx.db, async (tx) => {
		const loaded = await loadLineChange(tx, actor, mayPropose, ref, 'withdraw');
		if (!loaded.ok) return loaded;
		return accepted(
			answerOf(await endLineChange(tx, writtenBy(ctx, actor), loaded.value.change, 'withdraw'))
		);
	});
