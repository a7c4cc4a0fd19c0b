import type { Id } from '#lib/domain/ids.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { findOrder } from '../../store/orders.ts';
import { promiseFacts } from '../../store/promise-facts.ts';
import { findPromise, savePromise } from '../../store/refund-promises.ts';
import { findReturn } from '../../store/returns.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { SYSTEM } from '../refunds/types.ts';
import { grantCredit, waiveFees, type Granted } from './grant.ts';
import { keepTrack } from './keep-track.ts';

/**
 * Time is up. When the promise is really broken it is written down once, with what the policy grants for it; when the
 * money left after all, or nothing is owed, that is written down instead. Running it again changes nothing.
 */
export async function breakPromise(ctx: CommandContext, id: Id<'ret'>): Promise<void> {
	await ctx.db.transaction(async (tx) => {
		const by = writtenBy(ctx, SYSTEM);
		const standing = await keepTrack(tx, by, id);
		const known = await findPromise(tx, id);
		if (standing.state !== 'broken' || !known || known.broken_at !== null) return;
		const { kind, refund } = await grant(tx, by, id);
		await savePromise(tx, {
			...known,
			kept_at: null,
			ended_at: standing.sent_at === null ? null : by.now,
			broken_at: by.now,
			granted: kind,
			refund_id: refund?.id ?? null
		});
		const row = await findReturn(tx, id);
		await appendEvents(tx, by, [
			{
				type: 'refund_promise_broken',
				entity: 'return',
				entity_id: id,
				order_id: row?.order_id ?? null,
				data: {
					return_id: id,
					due_at: standing.due_at,
					granted: kind,
					amount_minor: refund?.amount_minor ?? 0,
					refund_id: refund?.id ?? null
				}
			}
		]);
	});
}

async function grant(tx: Tx, by: By, id: Id<'ret'>): Promise<Granted> {
	const facts = await promiseFacts(tx, id);
	const row = await findReturn(tx, id);
	const order = row && (await findOrder(tx, row.order_id));
	const promised = facts?.promise?.grant;
	// What is granted is the order's: a receiver has no claim to it, and a buyer would learn of the return by it.
	if (row?.gift_id) return { kind: 'nothing', refund: null };
	if (!row || !order || !promised || promised.kind === 'nothing') return { kind: 'nothing', refund: null };
	if (promised.kind === 'fees') return waiveFees(tx, by, row, order);
	return grantCredit(tx, by, row, order, promised.amounts[row.currency] ?? 0);
}
