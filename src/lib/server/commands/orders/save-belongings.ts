import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import { accepted, type Result } from '#lib/domain/result.ts';
import type { Tx } from '../../store/database.ts';
import { fulfilmentsOfOrder } from '../../store/fulfilments.ts';
import type { OrderLinesTable, OrdersTable } from '../../store/schema.ts';
import { replaceTerms } from '../../store/search-terms.ts';
import { collectCash } from '../cod/collect-cash.ts';
import type { By } from './by.ts';
import { orderTerms } from './order-terms.ts';
import { saveEarlierRefunds } from './save-earlier-refunds.ts';
import { saveFulfilments } from './save-fulfilments.ts';
import { savePayments } from './save-payments.ts';

/** What an order brings along: its payments, parcels, earlier refunds and the words by which it is found. */
export async function saveBelongings(
	tx: Tx,
	by: By,
	order: OrdersTable,
	lines: readonly OrderLinesTable[],
	input: NeutralOrder
): Promise<Result<null>> {
	const paid = await savePayments(tx, by, order, input.payments);
	if (!paid.ok) return paid;
	const sent = await saveFulfilments(tx, by, order, lines, input.fulfilments, '/fulfilments');
	if (!sent.ok) return sent;
	await collectCash(tx, by, order.id);
	const refunded = await saveEarlierRefunds(tx, by, order, input.refunds);
	if (!refunded.ok) return refunded;
	await refreshTerms(tx, order);
	return accepted(null);
}

/** The words by which an order is found, as they are now. */
export async function refreshTerms(tx: Tx, order: OrdersTable): Promise<void> {
	const parcels = await fulfilmentsOfOrder(tx, order.id);
	await replaceTerms(
		tx,
		{ entity: 'order', entity_id: order.id, order_id: order.id },
		orderTerms(order, parcels)
	);
}
