import { orderToCancel } from '#lib/domain/cancellation/facts.ts';
import type { OrderToCancel } from '#lib/domain/cancellation/plan.ts';
import type { Reader } from './database.ts';
import { fulfilmentLinesOfOrder, fulfilmentsOfOrder } from './fulfilments.ts';
import { standingShipping } from './order-facts.ts';
import { linesOfOrder } from './orders.ts';
import { paymentsOfOrder } from './payments.ts';
import { refundsOfOrder } from './refunds.ts';
import type { OrdersTable } from './schema.ts';
import { readShop } from './shop.ts';

/** What a cancellation may look at, read on one handle. */
export const readOrderToCancel = async (db: Reader, order: OrdersTable): Promise<OrderToCancel> =>
	orderToCancel({
		order,
		lines: await linesOfOrder(db, order.id),
		fulfilments: await fulfilmentsOfOrder(db, order.id),
		contents: await fulfilmentLinesOfOrder(db, order.id),
		payments: await paymentsOfOrder(db, order.id),
		refunded_shipping_minor: standingShipping(await refundsOfOrder(db, order.id)),
		settings: (await readShop(db)).settings
	});
