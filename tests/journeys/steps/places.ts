import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import type { ChargeState } from '#lib/domain/charge/states.ts';
import type { FulfilmentState } from '#lib/domain/fulfilment/states.ts';
import type { CancellationState } from '#lib/domain/cancellation/states.ts';
import type { RefundState } from '#lib/domain/refund/states.ts';
import type { ReturnState } from '#lib/domain/return/states.ts';
import type { Reader } from '#lib/server/store/database.ts';
import type { Visitor } from './sessions.ts';

/**
 * A page somebody can stand on; `reach` leads on from the address to what has none of its own. `isNew`: in a shop that
 * nobody has set up yet.
 */
export type Place = {
	path: string;
	as: Visitor;
	reach?: (page: Page) => Promise<void>;
	isNew?: boolean;
};
export type Find = (db: Reader) => Promise<Place>;

const ROUTES = join('src', 'routes');

/** Every page of the product by its route id, read from the folder, so that a new page cannot be forgotten. */
export const pageRoutes: readonly string[] = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
	.filter((file) => /(^|\/)\+page(@[^/]*)?\.svelte$/.test(file))
	.map((file) => (dirname(file) === '.' ? '/' : `/${dirname(file)}`))
	.sort();

/** The same place, gone on from. */
export const thenOn =
	(find: Find, reach: NonNullable<Place['reach']>): Find =>
	async (db) => ({ ...(await find(db)), reach });

export const at =
	(path: string, as: Visitor = 'nobody'): Find =>
	async () => ({ path, as });

export const inNewShop =
	(path: string): Find =>
	async () => ({ path, as: 'nobody', isNew: true });

/** The page of the first product of the catalogue. */
export const ofProduct =
	(path: (id: string) => string, as: Visitor): Find =>
	async (db) => {
		const { id } = await db
			.selectFrom('products')
			.select('id')
			.orderBy('id')
			.limit(1)
			.executeTakeFirstOrThrow();
		return { path: path(id), as };
	};

/** The page of the first webhook. */
export const ofWebhook =
	(path: (id: string) => string, as: Visitor): Find =>
	async (db) => {
		const { id } = await db.selectFrom('webhooks').select('id').orderBy('id').executeTakeFirstOrThrow();
		return { path: path(id), as };
	};

/** The page of one member of the team. */
export const ofMember =
	(path: (id: string) => string, as: Visitor): Find =>
	async (db) => {
		const { id } = await db
			.selectFrom('staff')
			.where('role', '=', 'agent')
			.select('id')
			.executeTakeFirstOrThrow();
		return { path: path(id), as };
	};

/** A page about the newest refund in this state; its customer's unless somebody else looks. */
export const ofRefund =
	(state: RefundState, path: (order: string, refund: string, back: string) => string, as?: Visitor): Find =>
	async (db) => {
		const row = await db
			.selectFrom('refunds')
			.innerJoin('orders', 'orders.id', 'refunds.order_id')
			.innerJoin('returns', 'returns.id', 'refunds.return_id')
			.where('refunds.state', '=', state)
			.where('returns.gift_id', 'is', null)
			.where('orders.email_norm', 'is not', null)
			.orderBy('refunds.id', 'desc')
			.select(['orders.number as order', 'orders.email_norm', 'refunds.number', 'returns.number as back'])
			.executeTakeFirstOrThrow();
		return { path: path(row.order, row.number, row.back), as: as ?? { email: row.email_norm ?? '' } };
	};

/** The page of the first charge in this state, as its customer sees it. */
export const ofCharge =
	(state: ChargeState, path: (order: string, charge: string) => string): Find =>
	async (db) => {
		const row = await db
			.selectFrom('charges')
			.innerJoin('orders', 'orders.id', 'charges.order_id')
			.where('charges.state', '=', state)
			.where('orders.email_norm', 'is not', null)
			.orderBy('charges.created_at')
			.select(['orders.number as order', 'orders.email_norm', 'charges.number'])
			.executeTakeFirstOrThrow();
		return { path: path(row.order, row.number), as: { email: row.email_norm ?? '' } };
	};

/** A page about the newest return in this state, found by the number that people read. */
export const ofReturn =
	(state: ReturnState, path: (number: string) => string, as?: Visitor): Find =>
	async (db) => {
		const row = await db
			.selectFrom('returns')
			.innerJoin('orders', 'orders.id', 'returns.order_id')
			.where('returns.state', '=', state)
			.where('returns.kind', '=', 'return')
			.where('returns.gift_id', 'is', null)
			.where('orders.email_norm', 'is not', null)
			.orderBy('returns.number')
			.select(['returns.number', 'orders.email_norm'])
			.executeTakeFirstOrThrow();
		return { path: path(row.number), as: as ?? { email: row.email_norm ?? '' } };
	};

/** A page about the return by which something of this order is exchanged. */
export const ofExchange =
	(order: string, path: (number: string) => string, as?: Visitor): Find =>
	async (db) => {
		const row = await db
			.selectFrom('exchanges')
			.innerJoin('returns', 'returns.id', 'exchanges.return_id')
			.innerJoin('orders', 'orders.id', 'exchanges.order_id')
			.where('orders.number', '=', order)
			.select(['returns.number', 'orders.email_norm'])
			.executeTakeFirstOrThrow();
		return { path: path(row.number), as: as ?? { email: row.email_norm ?? '' } };
	};

/** A page about an order that has a parcel in this state. */
export const ofParcel =
	(state: FulfilmentState, path: (number: string) => string, as?: Visitor): Find =>
	async (db) => {
		const row = await db
			.selectFrom('fulfilments')
			.innerJoin('orders', 'orders.id', 'fulfilments.order_id')
			.where('fulfilments.state', '=', state)
			.where('orders.email_norm', 'is not', null)
			.orderBy('orders.number')
			.select(['orders.number', 'orders.email_norm'])
			.executeTakeFirstOrThrow();
		return { path: path(row.number), as: as ?? { email: row.email_norm ?? '' } };
	};

/** A page about the order with this number; its customer's unless somebody else looks. */
export const ofOrder =
	(order: string, path: (number: string) => string, as?: Visitor): Find =>
	async (db) => {
		const row = await db
			.selectFrom('orders')
			.where('number', '=', order)
			.select(['number', 'email_norm'])
			.executeTakeFirstOrThrow();
		return { path: path(row.number), as: as ?? { email: row.email_norm ?? '' } };
	};

/** A page about the order that the documentation shows. */
export const ofShownOrder = (path: (number: string) => string, as?: Visitor): Find =>
	ofOrder('BD-74K29', path, as);

/** A page of the receiver of an order's gift. */
export const ofGift =
	(order: string, path: string): Find =>
	async (db) => {
		const row = await db
			.selectFrom('gifts')
			.innerJoin('orders', 'orders.id', 'gifts.order_id')
			.where('orders.number', '=', order)
			.select('gifts.id')
			.executeTakeFirstOrThrow();
		return { path, as: { email: 'mint@example.net', gift: row.id } };
	};

/** The page of the return that a receiver opened. */
export const ofGiftReturn =
	(path: (number: string) => string): Find =>
	async (db) => {
		const row = await db
			.selectFrom('gift_returns')
			.innerJoin('returns', 'returns.id', 'gift_returns.return_id')
			.select(['returns.number', 'gift_returns.gift_id', 'gift_returns.email_norm'])
			.executeTakeFirstOrThrow();
		return { path: path(row.number), as: { email: row.email_norm, gift: row.gift_id } };
	};

/** A page about the newest cancellation in this state, as its customer sees it. */
export const ofCancellation =
	(state: CancellationState, path: (order: string, cancellation: string) => string): Find =>
	async (db) => {
		const row = await db
			.selectFrom('cancellations')
			.innerJoin('orders', 'orders.id', 'cancellations.order_id')
			.where('cancellations.state', '=', state)
			.orderBy('cancellations.id', 'desc')
			.select(['orders.number as order', 'orders.email_norm', 'cancellations.number'])
			.executeTakeFirstOrThrow();
		return { path: path(row.order, row.number), as: { email: row.email_norm ?? '' } };
	};

/** A page about the newest order of which nothing is packed; its customer's unless somebody else looks. */
export const ofCancellable =
	(path: (order: string) => string, as?: Visitor): Find =>
	async (db) => {
		const row = await db
			.selectFrom('orders')
			.where('cancelled_at', 'is', null)
			.where('cancellations', '=', 0)
			.where(({ not, exists, selectFrom }) =>
				not(exists(selectFrom('fulfilments').select('id').whereRef('order_id', '=', 'orders.id')))
			)
			.orderBy('placed_at', 'desc')
			.select(['number', 'email_norm'])
			.executeTakeFirstOrThrow();
		return { path: path(row.number), as: as ?? { email: row.email_norm ?? '' } };
	};
