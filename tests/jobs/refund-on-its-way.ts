import type Stripe from 'stripe';
import type { Id } from '#lib/domain/ids.ts';
import type { RefundState } from '#lib/domain/refund/states.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { MessagesTable, RefundPaymentsTable } from '#lib/server/store/schema.ts';
import {
	openReturnsShop,
	placeOrder,
	receiveAndAccept,
	submit,
	type PlacedOrder,
	type ReturnsShop
} from '../support/returns-shop.ts';

/** A shop with an order of three pieces for ฿200 each, and the ways to see what becomes of its refund. */
export type OnItsWay = {
	shop: ReturnsShop;
	order: PlacedOrder;
	/** One piece came back and was accepted: the refund that is to be sent. */
	refunded(): Promise<Id<'rfd'>>;
	/** The newest call to the provider for a refund. */
	part(id: Id<'rfd'>): Promise<RefundPaymentsTable>;
	state(id: Id<'rfd'>): Promise<RefundState>;
	refundsAtStripe(): Promise<Stripe.Refund[]>;
	/** Requests for a refund that arrived at Stripe. */
	sends(): ReturnType<ReturnsShop['emulator']['control']['requests']>;
	/** How many mails of a kind there are. */
	mailed(kind: MessagesTable['kind']): Promise<number>;
	/** Works until all rests, and again after each wait. */
	settle(...waits: number[]): Promise<void>;
};

/** Only who tries time-outs shortens the wait for an answer. */
export async function openOnItsWay(db: Database, wait: { timeoutMs?: number } = {}): Promise<OnItsWay> {
	const shop = await openReturnsShop(db, wait);
	const order = await placeOrder(shop, [{ quantity: 3, unit_price_minor: 20_000 }]);
	return {
		shop,
		order,
		async refunded() {
			const { return_id } = await submit(shop, order, [1]);
			const decided = await receiveAndAccept(shop, return_id);
			return decided.refunds[0]?.refund_id as Id<'rfd'>;
		},
		part: (id) =>
			shop.ctx.db.read
				.selectFrom('refund_payments')
				.selectAll()
				.where('refund_id', '=', id)
				.orderBy('created_at', 'desc')
				.orderBy('id', 'desc')
				.limit(1)
				.executeTakeFirstOrThrow(),
		async state(id) {
			const row = await shop.ctx.db.read
				.selectFrom('refunds')
				.select('state')
				.where('id', '=', id)
				.executeTakeFirstOrThrow();
			return row.state;
		},
		refundsAtStripe: async () =>
			(await shop.stripe.refunds.list({ payment_intent: order.paymentIntent })).data,
		sends: () =>
			shop.emulator.control
				.requests()
				.filter(({ method, path }) => method === 'POST' && path === '/v1/refunds'),
		async mailed(kind) {
			const rows = await shop.ctx.db.read
				.selectFrom('messages')
				.select('key')
				.where('kind', '=', kind)
				.execute();
			return rows.length;
		},
		async settle(...waits) {
			await shop.work();
			for (const wait of waits) {
				shop.pass(wait);
				await shop.work();
			}
		}
	};
}
