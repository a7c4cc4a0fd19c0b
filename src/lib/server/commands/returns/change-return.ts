import type { Actor } from '#lib/domain/actor.ts';
import { laterTermsOf } from '#lib/domain/policy/later-terms.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import type { ReturnChange } from '#lib/domain/return/change.ts';
import { changeTravel, type Travel } from '#lib/domain/return/change-travel.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { findOrder } from '../../store/orders.ts';
import { itemsOfReturn } from '../../store/returns.ts';
import { matesOf } from './box.ts';
import { changeReturn as changing } from './change.ts';
import type { LoadedReturn } from './load.ts';
import { policyOf } from './policy.ts';
import { saveChange } from './save.ts';
import type { ChangedReturn, ChangeReturnInput } from './types.ts';

/** Another way to send the parcel, or its tracking number, until the carrier has it; for all that share its box. */
export const changeReturn = (
	ctx: CommandContext,
	actor: Actor,
	input: ChangeReturnInput
): Promise<Result<ChangedReturn>> =>
	changing(ctx, actor, 'serve', input, async (loaded, _act, { tx, by }) => {
		for (const row of await matesOf(tx, loaded.return)) {
			const order = await findOrder(tx, row.order_id);
			if (!order) return refused('not_found');
			const mate = { return: row, items: await itemsOfReturn(tx, row.id), order };
			const moved = await travelling(tx, mate, input);
			if (!moved.ok) return moved;
			const saved = await saveChange(tx, by, mate, moved.value);
			if (!saved.ok) return saved;
		}
		return travelling(tx, loaded, input);
	});

async function travelling(tx: Tx, loaded: LoadedReturn, travel: Travel): Promise<Result<ReturnChange>> {
	const decision = JSON.parse(loaded.return.decision) as ReturnPlan | null;
	const { rules } = await policyOf(tx, loaded);
	return changeTravel(loaded, travel, laterTermsOf(decision, rules).methods);
}
