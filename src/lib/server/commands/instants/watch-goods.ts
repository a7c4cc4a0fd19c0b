import { remindOfGoodsAt } from '#lib/domain/instant/offer.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { findInstant, saveInstant } from '../../store/instants.ts';
import { findReturn } from '../../store/returns.ts';
import { exchangeEvent } from '../exchanges/events.ts';
import type { By } from '../orders/by.ts';
import { SYSTEM } from '../refunds/types.ts';
import { moveInstant } from './move.ts';
import { tellOfInstant } from './tell.ts';

/** What time alone brings: the reminder, and the last day. Goods that are on their way, or here, are not asked for. */
export async function watchGoods(ctx: CommandContext, id: Id<'exc'>): Promise<void> {
	await ctx.db.transaction(async (tx) => {
		const by: By = { ids: ctx.ids, now: ctx.clock.now(), actor: SYSTEM };
		const instant = await findInstant(tx, id);
		const row = instant && (await findReturn(tx, instant.return_id));
		if (instant?.state !== 'secured' || row?.state !== 'approved') return;
		if (instant.due_at < by.now)
			return tellOfInstant(tx, by, await moveInstant(tx, by, instant, 'miss'), 'overdue');
		if (instant.reminded_at !== null || remindOfGoodsAt(instant) > by.now) return;
		await saveInstant(tx, instant, { reminded_at: by.now });
		await appendEvents(tx, by, [exchangeEvent({ ...instant, id }, 'exchange_goods_reminded')]);
		await tellOfInstant(tx, by, instant, 'reminder');
	});
}
