import type { Actor } from '#lib/domain/actor.ts';
import type { Id, IdPrefix } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import { fulfilmentsOfOrder } from '#lib/server/store/fulfilments.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { itemsOfReturn, returnsOfOrder } from '#lib/server/store/returns.ts';
import type {
	FulfilmentsTable,
	OrderLinesTable,
	ReturnItemsTable,
	ReturnsTable
} from '#lib/server/store/schema.ts';
import type { ExchangeShop } from '../../support/exchanges.ts';
import { customer, type PlacedOrder } from '../../support/returns-shop.ts';

/** Numbers that choose what an act is done to, and how. */
export type Chance = { a: number; b: number };

/** An order as it stands right before an act. */
export type Scene = {
	shop: ExchangeShop;
	order: PlacedOrder;
	buyer: Actor;
	lines: OrderLinesTable[];
	parcels: FulfilmentsTable[];
	returns: ReturnsTable[];
	items: ReturnItemsTable[];
	/** What else was asked of it, the newest first. */
	cancellations: Asked<'can'>[];
	exchanges: Asked<'exc'>[];
	charges: Asked<'chg'>[];
};

type Asked<Prefix extends IdPrefix> = { id: Id<Prefix>; state: string };

export type Act = {
	/** How often it is chosen among what makes sense now, 0: it makes none. It may be refused all the same. */
	weight(scene: Scene): number;
	play(scene: Scene, chance: Chance): Promise<Result<unknown> | void>;
};

export async function lookAt(shop: ExchangeShop, order: PlacedOrder): Promise<Scene> {
	const { read } = shop.ctx.db;
	const asked = (table: 'cancellations' | 'exchanges' | 'charges') =>
		read.selectFrom(table).select(['id', 'state']).where('order_id', '=', order.id).orderBy('id', 'desc');
	const returns = await returnsOfOrder(read, order.id);
	return {
		shop,
		order,
		buyer: customer(order.id),
		lines: await linesOfOrder(read, order.id),
		parcels: await fulfilmentsOfOrder(read, order.id),
		returns,
		items: (await Promise.all(returns.map((one) => itemsOfReturn(read, one.id)))).flat(),
		cancellations: await asked('cancellations').$castTo<Asked<'can'>>().execute(),
		exchanges: await asked('exchanges').$castTo<Asked<'exc'>>().execute(),
		charges: await asked('charges').$castTo<Asked<'chg'>>().execute()
	};
}

export const isAny = (rows: readonly { state: string }[], ...states: string[]): boolean =>
	rows.some((row) => states.includes(row.state));

export const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)];

/** The line an act is about, and how many of its pieces. */
export const piecesOf = ({ lines }: Scene, { a, b }: Chance) => ({
	line: pick(lines, a)!,
	quantity: 1 + (b % 2)
});

export const newKey = ({ shop }: Scene): string => shop.ctx.ids.token().slice(0, 20);
