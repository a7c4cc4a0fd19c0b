import type { Actor } from '#lib/domain/actor.ts';
import { isDueForReminder } from '#lib/domain/credit/validity.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { enqueueMail } from '../../jobs/queue.ts';
import { findLot } from '../../store/credit-lots.ts';
import { findCustomerById } from '../../store/customers.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';

/** Promises one mail for all credit of a customer that runs out on the same day, once for ever. */
export async function remindOfCredit(
	ctx: CommandContext,
	actor: Actor,
	{ lot_id }: { lot_id: Id<'crl'> }
): Promise<Result<{ due: boolean }>> {
	if (actor.kind !== 'system') return refused('not_allowed');
	return inTransaction<{ due: boolean }>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const lot = await findLot(tx, lot_id);
		if (!lot || !isDueForReminder(lot, by.now)) return accepted({ due: false });
		const customer = await findCustomerById(tx, lot.customer_id);
		if (!customer?.email_norm || customer.erased_at !== null) return accepted({ due: false });
		await enqueueMail(tx, by, {
			key: `credit_expiring:${customer.id}:${lot.currency}:${lot.expires_at}`,
			kind: 'credit_expiring',
			locale: customer.locale,
			recipient: customer.email_norm,
			order_id: null,
			return_id: null
		});
		return accepted({ due: true });
	});
}
