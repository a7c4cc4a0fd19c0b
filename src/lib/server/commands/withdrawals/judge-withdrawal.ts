import { normalEmail, normalOrderNumber } from '#lib/domain/order/normal.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { isSameSecret } from '../../auth/secrets.ts';
import type { CommandContext } from '../../context.ts';
import { findOrder, findOrderByNumber } from '../../store/orders.ts';
import { findWithdrawal } from '../../store/withdrawals.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { leaveToPerson, takeUp } from './take-up.ts';

/**
 * Looks for the order of a declaration: the one that the session had proved, or the one with this number whose mailbox
 * is the contact that was given. Safe to repeat.
 */
export async function judgeWithdrawal(ctx: CommandContext, id: Id<'wdr'>): Promise<Result<null>> {
	return inTransaction<null>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, { kind: 'system' });
		const row = await findWithdrawal(tx, id);
		if (!row) return refused('not_found');
		if (row.judged_at !== null || row.closed_at !== null) return accepted(null);
		const proved = row.proved_order_id && (await findOrder(tx, row.proved_order_id));
		const order = proved || (await findOrderByNumber(tx, normalOrderNumber(row.order_typed)));
		if (!order) await leaveToPerson(tx, by, row, 'unknown_order');
		else if (!proved && !isSameSecret(normalEmail(row.contact), order.email_norm ?? '')) {
			await leaveToPerson(tx, by, row, 'contact_differs');
		} else if (!(await takeUp(tx, by, row, order)).saved) return refused('changed_meanwhile');
		return accepted(null);
	});
}
