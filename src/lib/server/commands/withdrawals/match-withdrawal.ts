import type { Actor } from '#lib/domain/actor.ts';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { findOrderByNumber } from '../../store/orders.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { loadOpen } from './load.ts';
import { takeUp } from './take-up.ts';
import type { ChangedWithdrawal, MatchWithdrawalInput } from './types.ts';

/** A person says which order a declaration is about; it is then judged as if it had been found by itself. */
export const matchWithdrawal = (
	ctx: CommandContext,
	actor: Actor,
	input: MatchWithdrawalInput
): Promise<Result<ChangedWithdrawal>> =>
	inTransaction<ChangedWithdrawal>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const found = await loadOpen(tx, actor, input);
		if (!found.ok) return found;
		const row = found.value;
		if (row.return_id !== null) return refused('already_decided');
		const order = await findOrderByNumber(tx, normalOrderNumber(input.order_number));
		if (!order) return refused('not_found', { order_number: input.order_number.slice(0, 64) });
		const taken = await takeUp(tx, by, row, order);
		if (!taken.saved) return refused('changed_meanwhile');
		return accepted({ withdrawal_id: row.id, version: row.version + 1 });
	});
