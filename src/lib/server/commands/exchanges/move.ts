import { EXCHANGE_TRANSITIONS, type ExchangeCommand } from '#lib/domain/exchange/states.ts';
import { next } from '#lib/domain/transitions.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { saveExchange, type Exchange } from '../../store/exchanges.ts';
import type { ExchangesTable } from '../../store/schema-exchanges.ts';
import type { By } from '../orders/by.ts';
import { exchangeEvent } from './events.ts';

const TOLD: Record<ExchangeCommand, `exchange_${string}`> = {
	choose_other: 'exchange_chosen',
	miss_stock: 'exchange_out_of_stock',
	fall_short: 'exchange_undecided',
	ask_payment: 'exchange_payment_due',
	make_ready: 'exchange_ready',
	convert: 'exchange_converted',
	cancel: 'exchange_cancelled',
	reopen: 'exchange_reopened',
	ship: 'exchange_shipped',
	deliver: 'exchange_completed'
};

/** True when the table knows the way from where the exchange is. */
export const canMove = (exchange: Pick<ExchangesTable, 'state'>, command: ExchangeCommand): boolean =>
	next(EXCHANGE_TRANSITIONS, exchange.state, command) !== null;

/** One step of an exchange, with its entry in the record. Whoever calls asked `canMove` before. */
export async function moveExchange(
	tx: Tx,
	by: By,
	exchange: Exchange,
	command: ExchangeCommand,
	set: Partial<ExchangesTable> = {},
	data: Record<string, unknown> = {}
): Promise<Exchange> {
	const state = next(EXCHANGE_TRANSITIONS, exchange.state, command);
	if (state === null) throw new Error(`exchange ${exchange.id} is ${exchange.state}: no ${command}`);
	const since = state === exchange.state ? exchange.since : by.now;
	if (!(await saveExchange(tx, exchange, { ...set, state, since }))) {
		throw new Error(`exchange ${exchange.id} was saved by somebody else inside a transaction`);
	}
	await appendEvents(tx, by, [exchangeEvent(exchange, TOLD[command], data)]);
	return { ...exchange, ...set, state, since, version: exchange.version + 1 };
}
