import type { Id } from '#lib/domain/ids.ts';
import { isDeposit } from '#lib/domain/instant/deposit.ts';
import type { Tx } from '../../store/database.ts';
import { findExchange, type Exchange } from '../../store/exchanges.ts';
import { instantOfCharge } from '../../store/instants.ts';
import { findOrder } from '../../store/orders.ts';
import { findReturn, itemsOfReturn } from '../../store/returns.ts';
import type { ChargesTable } from '../../store/schema-charges.ts';
import type { By } from '../orders/by.ts';
import type { LoadedReturn } from '../returns/load.ts';
import { resolveIfDone } from '../returns/settle.ts';
import { depositLapsed, depositPaid } from '../instants/deposit.ts';
import { convert } from './convert.ts';
import { settleExchange } from './settle.ts';

/** What was due on top, or the deposit, is paid: the replacement goes out. */
export async function exchangePaid(tx: Tx, by: By, charge: ChargesTable): Promise<void> {
	const found = await loadExchange(tx, charge.purpose_id as Id<'exc'>);
	const instant = isDeposit(charge) ? await instantOfCharge(tx, charge.id) : null;
	if (found && instant) return void (await depositPaid(tx, by, found.loaded, found.exchange, instant));
	if (found?.exchange.state !== 'payment_due') return;
	await resolveIfDone(tx, by, await settleExchange(tx, by, found.loaded, found.exchange, 'paid'));
}

/** Nobody paid: the customer gets their money back instead; without a deposit it is an exchange like any other. */
export async function exchangeLapsed(tx: Tx, by: By, charge: ChargesTable): Promise<void> {
	const instant = isDeposit(charge) ? await instantOfCharge(tx, charge.id) : null;
	if (instant) return depositLapsed(tx, by, instant);
	const found = await loadExchange(tx, charge.purpose_id as Id<'exc'>);
	if (found?.exchange.state !== 'payment_due') return;
	await resolveIfDone(tx, by, await convert(tx, by, found.loaded, found.exchange, 'not_paid'));
}

async function loadExchange(
	tx: Tx,
	id: Id<'exc'>
): Promise<{ exchange: Exchange; loaded: LoadedReturn } | null> {
	const exchange = await findExchange(tx, id);
	const row = exchange && (await findReturn(tx, exchange.return_id));
	const order = row && (await findOrder(tx, row.order_id));
	if (!exchange || !row || !order) return null;
	return { exchange, loaded: { return: row, items: await itemsOfReturn(tx, row.id), order } };
}
