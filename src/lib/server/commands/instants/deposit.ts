import type { Settlement } from '#lib/domain/exchange/settle.ts';
import type { Tx } from '../../store/database.ts';
import type { Exchange } from '../../store/exchanges.ts';
import { findInstant } from '../../store/instants.ts';
import { saveItem } from '../../store/returns.ts';
import type { ExchangeLinesTable } from '../../store/schema-exchanges.ts';
import type { InstantExchangesTable } from '../../store/schema-instants.ts';
import { cancelCharge } from '../charges/close-charge.ts';
import { exchangedItems } from '../exchanges/exchanged-items.ts';
import { holdPieces } from '../exchanges/hold.ts';
import { moveExchange } from '../exchanges/move.ts';
import { putOnOrder } from '../exchanges/replace.ts';
import type { By } from '../orders/by.ts';
import { reread } from '../refunds/reserve.ts';
import type { LoadedReturn } from '../returns/load.ts';
import { canMoveInstant, moveInstant } from './move.ts';
import { tellOfInstant } from './tell.ts';

/**
 * The deposit is paid: it bought the replacement, which can be packed at once. What comes back is from now on paid back
 * like any refund, by the figures that were agreed.
 */
export async function depositPaid(
	tx: Tx,
	by: By,
	loaded: LoadedReturn,
	exchange: Exchange,
	instant: InstantExchangesTable
): Promise<LoadedReturn> {
	if (!canMoveInstant(instant, 'secure')) return loaded;
	const held = await holdPieces(tx, by, exchange.id, exchange.lines, null);
	if (!held.ok) throw new Error(`exchange ${exchange.id} lost its pieces while its deposit could be paid`);
	const topped_minor = instant.amount_minor;
	const fulfilment_id = await putOnOrder(tx, by, loaded, exchange, {
		lines: exchange.lines.map(asAgreed),
		carried_minor: 0,
		due_minor: topped_minor,
		back_minor: 0
	});
	await moveExchange(
		tx,
		by,
		exchange,
		'make_ready',
		{ carried_minor: 0, topped_minor, fulfilment_id, settled_at: by.now },
		{ topped_minor, fulfilment_id }
	);
	for (const item of exchangedItems(loaded)) await saveItem(tx, item.id, { outcome: 'refund' });
	const { due_at, grace_until } = instant;
	const secured = await moveInstant(
		tx,
		by,
		instant,
		'secure',
		{},
		{ deposit_minor: topped_minor, due_at, grace_until }
	);
	await tellOfInstant(tx, by, secured, 'secured');
	return reread(tx, loaded);
}

const asAgreed = (line: ExchangeLinesTable): Settlement['lines'][number] => ({
	id: line.id,
	quantity: line.quantity,
	unit_price_minor: line.unit_price_minor,
	discount_minor: line.discount_minor,
	tax_minor: line.tax_minor,
	tax_rate_bp: line.tax_rate_bp,
	paid_minor: line.paid_minor
});

/** Nobody paid it: the exchange goes on as any other, and its pieces stay held. */
export async function depositLapsed(tx: Tx, by: By, instant: InstantExchangesTable): Promise<void> {
	if (!canMoveInstant(instant, 'lapse')) return;
	await tellOfInstant(tx, by, await moveInstant(tx, by, instant, 'lapse'), 'lapsed');
}

/** It is not needed any more: the goods are here first, or nothing is exchanged. Money that comes late goes back. */
export async function callOffDeposit(tx: Tx, by: By, exchange: Pick<Exchange, 'id'>): Promise<void> {
	const instant = await findInstant(tx, exchange.id);
	if (instant === null || !canMoveInstant(instant, 'call_off')) return;
	await cancelCharge(tx, by, instant.charge_id);
	await moveInstant(tx, by, instant, 'call_off');
}
