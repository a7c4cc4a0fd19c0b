import { isRefused } from '#lib/domain/fulfilment/refused.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Reader } from '../store/database.ts';
import { ordersOfEmail } from '../store/orders.ts';
import type { FulfilmentsTable } from '../store/schema.ts';

/** One order in the list of a mailbox: enough to recognise it and to see where it stands. */
export type OrderRow = {
	number: string;
	placedAt: number;
	total: { amountMinor: number; currency: string };
	first: { title: { en: string; th: string }; image: string | null } | null;
	moreItems: number;
	state: 'cancelled' | 'preparing' | 'on_the_way' | 'delivered' | 'refused' | 'trouble';
	openReturns: number;
};

const MOST = 100;
const CLOSED_RETURNS = ['declined', 'resolved', 'closed', 'cancelled', 'expired'] as const;

/** Newest first. `emailNorm` is a mailbox that the visitor has proved. */
export async function ordersOfMailbox(db: Reader, emailNorm: string): Promise<OrderRow[]> {
	const orders = await ordersOfEmail(db, emailNorm, MOST);
	if (orders.length === 0) return [];
	const ids = orders.map((order) => order.id);
	const lines = await db
		.selectFrom('order_lines')
		.select(['order_id', 'title_en', 'title_th', 'image'])
		.where('order_id', 'in', ids)
		.orderBy('position')
		.execute();
	const parcels = await db
		.selectFrom('fulfilments')
		.select(['order_id', 'state', 'refused_at'])
		.where('order_id', 'in', ids)
		.execute();
	const returns = await db
		.selectFrom('returns')
		.select(['order_id'])
		.where('order_id', 'in', ids)
		.where('state', 'not in', CLOSED_RETURNS)
		.where('gift_id', 'is', null)
		.execute();
	const of = <T extends { order_id: Id<'ord'> }>(rows: T[], id: Id<'ord'>) =>
		rows.filter((row) => row.order_id === id);
	return orders.map((order) => {
		const [first, ...more] = of(lines, order.id);
		return {
			number: order.number,
			placedAt: order.placed_at,
			total: { amountMinor: order.total_minor, currency: order.currency },
			first: first ? { title: { en: first.title_en, th: first.title_th }, image: first.image } : null,
			moreItems: more.length,
			state: order.cancelled_at !== null ? 'cancelled' : stateOf(of(parcels, order.id)),
			openReturns: of(returns, order.id).length
		};
	});
}

/** The parcel that needs a word most speaks for the order. */
function stateOf(parcels: Pick<FulfilmentsTable, 'state' | 'refused_at'>[]): OrderRow['state'] {
	const sent = parcels.filter((parcel) => parcel.state !== 'cancelled');
	if (sent.length > 0 && sent.every(isRefused)) return 'refused';
	const live = sent.filter((parcel) => !isRefused(parcel)).map(({ state }) => state);
	if (live.some((state) => TROUBLE.has(state))) return 'trouble';
	if (live.some((state) => state === 'shipped' || state === 'out_for_delivery')) return 'on_the_way';
	if (live.length > 0 && live.every((state) => state === 'delivered')) return 'delivered';
	return 'preparing';
}
const TROUBLE = new Set(['failed_attempt', 'returned_to_sender', 'lost']);
