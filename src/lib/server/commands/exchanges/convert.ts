import type { WhyConverted } from '#lib/domain/exchange/states.ts';
import type { Tx } from '../../store/database.ts';
import type { Exchange } from '../../store/exchanges.ts';
import { saveItem } from '../../store/returns.ts';
import { releaseStock } from '../catalogue/release-stock.ts';
import { callOffDeposit } from '../instants/deposit.ts';
import type { By } from '../orders/by.ts';
import { reread, reserveRefunds } from '../refunds/reserve.ts';
import type { LoadedReturn } from '../returns/load.ts';
import { moveExchange } from './move.ts';
import { exchangedItems } from './exchanged-items.ts';
import { tellOfExchange } from './tell.ts';

/**
 * The money instead of the replacement: the items are refunded as if that had been asked for, those that were accepted
 * at once. To the receiver of a gift it is credit.
 */
export async function convert(
	tx: Tx,
	by: By,
	loaded: LoadedReturn,
	exchange: Exchange,
	why: WhyConverted
): Promise<LoadedReturn> {
	await callOffDeposit(tx, by, exchange);
	await releaseStock(tx, by, exchange.id);
	const moved = await moveExchange(tx, by, exchange, 'convert', {}, { why });
	const outcome = loaded.return.gift_id ? 'store_credit' : 'refund';
	const converted = exchangedItems(loaded);
	for (const item of converted) await saveItem(tx, item.id, { outcome });
	const now = await reread(tx, loaded);
	await tellOfExchange(tx, by, now, moved);
	const due = now.items.filter(
		(item) => converted.some(({ id }) => id === item.id) && item.acceptance.startsWith('accepted')
	);
	return (await reserveRefunds(tx, by, now, due)).loaded;
}
