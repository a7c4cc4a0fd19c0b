import { OPEN_EXCHANGE_STATES } from '#lib/domain/exchange/states.ts';
import type { Tx } from '../../store/database.ts';
import { exchangeOfReturn } from '../../store/exchanges.ts';
import { callOffDeposit } from '../instants/deposit.ts';
import { followInstant } from '../instants/follow.ts';
import type { By } from '../orders/by.ts';
import type { LoadedReturn } from '../returns/load.ts';
import { exchangedItems } from './exchanged-items.ts';
import { giveUp } from './give-up.ts';
import { moveExchange } from './move.ts';
import { settleExchange } from './settle.ts';

const OVER: readonly string[] = ['cancelled', 'expired', 'declined'];
const HERE: readonly string[] = ['part_received', 'received'];

/** The exchange after its return changed. Returns without one cost nothing. */
export async function followExchange(tx: Tx, by: By, loaded: LoadedReturn): Promise<LoadedReturn> {
	if (exchangedItems(loaded).length === 0) {
		await followInstant(tx, by, loaded);
		return loaded;
	}
	const exchange = await exchangeOfReturn(tx, loaded.return.id);
	if (exchange === null) return loaded;
	const isOver = OVER.includes(loaded.return.state);
	if (exchange.state === 'cancelled' && !isOver) {
		// Contested, or given more time: its pieces are looked for again when the goods are judged.
		await moveExchange(tx, by, exchange, 'reopen');
		return loaded;
	}
	if (!OPEN_EXCHANGE_STATES.includes(exchange.state) || exchange.state === 'payment_due') return loaded;
	// Goods that are here are surer than a deposit for them.
	if (HERE.includes(loaded.return.state)) await callOffDeposit(tx, by, exchange);
	return isOver ? giveUp(tx, by, loaded, exchange) : settleExchange(tx, by, loaded, exchange);
}
