import { DAY } from '#lib/domain/time.ts';
import { watchGoods } from '../../commands/instants/watch-goods.ts';
import type { Context } from '../../context.ts';
import { instantsDue } from '../../store/instants.ts';

/** A reminder is due two days before the last day at the earliest. */
const AHEAD = 2 * DAY;
const MOST = 500;

/** Goods whose replacement left before them: customers are reminded, and told when their day is over. */
export async function sweepInstants(context: Context): Promise<void> {
	const due = await instantsDue(context.db.read, context.clock.now() + AHEAD, MOST);
	for (const { exchange_id } of due) await watchGoods(context, exchange_id);
}
