import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { saveOrderChange } from '../../store/order-changes.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { changeEvent } from './apply.ts';
import { loadChange } from './load.ts';
import { mayPropose } from './permissions.ts';
import type { ChangeRef, ProposedChange } from './types.ts';

/** Takes a wish back that nothing has come of yet: who asked for it, or staff for them. */
export const withdrawChange = (
	ctx: CommandContext,
	actor: Actor,
	ref: ChangeRef
): Promise<Result<ProposedChange>> =>
	inTransaction<ProposedChange>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadChange(tx, actor, mayPropose, ref, 'withdraw');
		if (!loaded.ok) return loaded;
		const { change } = loaded.value;
		const state = 'withdrawn' as const;
		const set = { state, needs_person_since: null, ended_at: by.now };
		if (!(await saveOrderChange(tx, change, set))) return refused('changed_meanwhile');
		await appendEvents(tx, by, [changeEvent('order_change_withdrawn', change)]);
		return accepted({ change_id: change.id, kind: change.kind, state, version: change.version + 1 });
	});
