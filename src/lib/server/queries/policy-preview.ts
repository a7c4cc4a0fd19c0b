import type { Id } from '#lib/domain/ids.ts';
import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import type { OrderFacts } from '#lib/domain/policy/types.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { orderFacts } from '../store/order-facts.ts';
import { ruleFacts } from '../store/rule-facts.ts';
import { findOrderByNumber, linesOfOrder } from '../store/orders.ts';
import { reasonsOf, type Reason } from '../store/reasons.ts';

export type PreviewOrder = {
	number: string;
	currency: string;
	placed_at: Instant;
	lines: { id: Id<'lin'>; title_en: string; title_th: string; quantity: number; category: string }[];
	facts: OrderFacts;
};

/** Orders to try a draft on: the latest that have something delivered or on its way. */
export const ordersToTry = (
	db: Reader,
	limit: number
): Promise<{ number: string; customer_name: string; placed_at: Instant }[]> =>
	db
		.selectFrom('orders')
		.select(['number', 'customer_name', 'placed_at'])
		.where('cancelled_at', 'is', null)
		.orderBy('placed_at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();

/** A real order with all that a decision looks at; null when there is none with this number. */
export async function previewOrder(db: Reader, number: string, now: Instant): Promise<PreviewOrder | null> {
	const order = await findOrderByNumber(db, normalOrderNumber(number));
	if (!order) return null;
	const lines = await linesOfOrder(db, order.id);
	return {
		number: order.number,
		currency: order.currency,
		placed_at: order.placed_at,
		lines: lines.map(({ id, title_en, title_th, quantity, category }) => ({
			id,
			title_en,
			title_th,
			quantity,
			category
		})),
		facts: await ruleFacts(db, order, await orderFacts(db, order, now), 'any')
	};
}

/** Reasons that customers can choose today. */
export const reasonsToTry = (db: Reader): Promise<Reason[]> => reasonsOf(db, 'return');

/** Categories that the latest orders hold, for whoever types one into a rule. */
export async function categoriesInUse(db: Reader): Promise<string[]> {
	const rows = await db
		.selectFrom(
			db.selectFrom('order_lines').select('category').orderBy('id', 'desc').limit(2_000).as('latest')
		)
		.select('category')
		.distinct()
		.execute();
	return rows
		.map((row) => row.category)
		.filter((category) => category !== '')
		.sort();
}
