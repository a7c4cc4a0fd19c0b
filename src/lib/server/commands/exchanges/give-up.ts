import type { Tx } from '../../store/database.ts';
import type { Exchange } from '../../store/exchanges.ts';
import { releaseStock } from '../catalogue/release-stock.ts';
import { callOffDeposit } from '../instants/deposit.ts';
import type { By } from '../orders/by.ts';
import type { LoadedReturn } from '../returns/load.ts';
import { canMove, moveExchange } from './move.ts';

/** Nothing comes back for it, so nothing is sent: the pieces are anybody's again. */
export async function giveUp(
	tx: Tx,
	by: By,
	loaded: LoadedReturn,
	exchange: Exchange
): Promise<LoadedReturn> {
	if (!canMove(exchange, 'cancel')) return loaded;
	await callOffDeposit(tx, by, exchange);
	await releaseStock(tx, by, exchange.id);
	await moveExchange(tx, by, exchange, 'cancel');
	return loaded;
}
