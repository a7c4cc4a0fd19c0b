import { parseReadableCode, type Id } from '#lib/domain/ids.ts';
import { placeOf } from '#lib/domain/order/place.ts';
import { normalOrderNumber, normalPhone, normalTracking } from '#lib/domain/order/normal.ts';
import type { ReturnState } from '#lib/domain/return/states.ts';
import type { Reader } from '../store/database.ts';
import { findOrderByNumber } from '../store/orders.ts';
import { findReturnByNumber } from '../store/returns.ts';
import { findByTerm, searchWord, wordsOf } from '../store/search-terms.ts';
import { goodsOf, type WorkRow } from './queue-rows.ts';

export type Found = {
	/** A number typed in full: there is nothing to choose. */
	exact: { entity: 'order' | 'return'; number: string } | null;
	orders: {
		id: Id<'ord'>;
		number: string;
		customer_name: string;
		email_norm: string | null;
		place: string;
		ship_country: string;
		placed_at: number;
		total_minor: number;
		currency: string;
	}[];
	returns: {
		id: Id<'ret'>;
		number: string;
		order_number: string;
		customer_name: string;
		state: ReturnState;
		created_at: number;
		quoted_minor: number;
		currency: string;
		goods: WorkRow['goods'];
	}[];
	more: boolean;
};

const NOTHING: Found = { exact: null, orders: [], returns: [], more: false };
const SHOWN = 30;
/** Rows of one word that are compared with those of the others; more would be no help to anybody. */
const LOOKED_THROUGH = 400;

/**
 * Finds orders and returns by number, name, e-mail, telephone or parcel number, by the beginnings of words. Several
 * words must all be found. `country` is where numbers without a calling code are from.
 */
export async function search(db: Reader, typed: string, country: string): Promise<Found> {
	const whole = searchWord(typed);
	if ([...whole].length < 2) return NOTHING;
	const exact = await exactly(db, typed);
	if (exact) return { ...NOTHING, exact };
	const hits = await firstFound(db, formsOf(typed, country));
	const alone = onlyNumber(hits, typed);
	const orderIds = [...new Set(hits.map((hit) => hit.order_id))].slice(0, SHOWN);
	const orders = await ordersBy(db, orderIds);
	const returns = await returnsOf(db, orderIds, hits);
	const one = alone?.entity === 'return' ? returns[0] : orders[0];
	return {
		exact: alone && one ? { entity: alone.entity, number: one.number } : null,
		orders,
		returns,
		more: hits.length > SHOWN
	};
}

async function exactly(db: Reader, typed: string): Promise<Found['exact']> {
	const code = parseReadableCode('RT', typed);
	const row = code
		? await findReturnByNumber(db, code)
		: await findReturnByNumber(db, typed.trim().toUpperCase());
	if (row) return { entity: 'return', number: row.number };
	const number = normalOrderNumber(typed);
	const order = number === '' ? null : await findOrderByNumber(db, number);
	return order && { entity: 'order', number: order.number };
}

type Hit = {
	entity: 'order' | 'return';
	entity_id: string;
	order_id: Id<'ord'>;
	term: string;
	weight: number;
};

/** Terms that weigh this much are numbers: of parcels, of orders by their last digits, of the shop's own system. */
const NUMBERS = 80;

/** A number typed in full that only one thing has. Names are never taken for it: another may come tomorrow. */
function onlyNumber(hits: readonly Hit[], typed: string): Hit | null {
	const [hit] = hits;
	const isWhole = hit?.term === normalTracking(typed).toLowerCase();
	return hit && hits.length === 1 && hit.weight >= NUMBERS && isWhole ? hit : null;
}

/** What somebody may have meant, the likeliest first: as typed, as a number, as a telephone, as several words. */
function formsOf(typed: string, country: string): string[][] {
	const words = typed.trim().split(/\s+/u);
	const phone = /^[\d\s()+.-]{6,}$/u.test(typed.trim()) ? normalPhone(typed, country) : null;
	const compact = normalOrderNumber(typed).toLowerCase();
	return [
		[typed],
		...(phone ? [[phone]] : []),
		...(/\d/u.test(compact) && compact.length >= 3 ? [[compact]] : []),
		...(words.length > 1 ? [words] : []),
		// Thai is written without spaces: its words are found by the dictionary that also cut the names.
		wordsOf(typed)
	];
}

async function firstFound(db: Reader, forms: string[][]): Promise<Hit[]> {
	for (const words of forms) {
		const hits = await havingAll(
			db,
			words.filter((word) => searchWord(word) !== '')
		);
		if (hits.length > 0) return hits;
	}
	return [];
}

async function havingAll(db: Reader, words: readonly string[]): Promise<Hit[]> {
	let left: Hit[] | null = null;
	for (const word of words.slice(0, 6)) {
		const found: Hit[] = await findByTerm(db, word, LOOKED_THROUGH);
		const orders = new Set(found.map((hit) => hit.order_id));
		left = left === null ? found : left.filter((hit) => orders.has(hit.order_id));
		if (left.length === 0) return [];
	}
	return left ?? [];
}

async function ordersBy(db: Reader, ids: readonly Id<'ord'>[]): Promise<Found['orders']> {
	if (ids.length === 0) return [];
	const rows = await db
		.selectFrom('orders')
		.select([
			'id',
			'number',
			'customer_name',
			'email_norm',
			'ship_to',
			'ship_country',
			'placed_at',
			'total_minor',
			'currency'
		])
		.where('id', 'in', ids)
		.orderBy('placed_at', 'desc')
		.execute();
	return rows.map(({ ship_to, ...row }) => ({ ...row, place: placeOf(JSON.parse(ship_to)) }));
}

/** Returns that were found themselves, or that belong to an order that was. */
async function returnsOf(
	db: Reader,
	orderIds: readonly Id<'ord'>[],
	hits: readonly Hit[]
): Promise<Found['returns']> {
	if (orderIds.length === 0) return [];
	const rows = await db
		.selectFrom('returns')
		.innerJoin('orders', 'orders.id', 'returns.order_id')
		.select([
			'returns.id',
			'returns.number',
			'returns.order_id',
			'orders.number as order_number',
			'customer_name',
			'returns.state',
			'returns.created_at',
			'quoted_minor',
			'returns.currency'
		])
		.where('returns.order_id', 'in', orderIds)
		.orderBy('returns.created_at', 'desc')
		.limit(SHOWN)
		.execute();
	const byOrder = new Set(hits.filter((hit) => hit.entity === 'order').map((hit) => hit.order_id));
	const byThemselves = new Set(hits.filter((hit) => hit.entity === 'return').map((hit) => hit.entity_id));
	const kept = rows.filter((row) => byOrder.has(row.order_id) || byThemselves.has(row.id));
	const goods = await goodsOf(
		db,
		kept.map((row) => row.id)
	);
	return kept.map(({ order_id: _order, ...row }) => ({ ...row, goods: goods.get(row.id) ?? null }));
}
