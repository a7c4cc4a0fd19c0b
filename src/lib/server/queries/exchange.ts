import type { ExchangeState } from '#lib/domain/exchange/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import { isDeposit } from '#lib/domain/instant/deposit.ts';
import { chargesFor } from '../store/charges.ts';
import type { Reader } from '../store/database.ts';
import { exchangeLinesOf, exchangeOfReturn, type Exchange } from '../store/exchanges.ts';
import { findInstant } from '../store/instants.ts';
import type { InstantExchangesTable } from '../store/schema-instants.ts';
import type { ChargesTable } from '../store/schema-charges.ts';
import type { FulfilmentsTable, OrderLinesTable } from '../store/schema.ts';

export type ExchangeView = Omit<Exchange, 'lines'> & {
	return_number: string;
	order_number: string;
	customer_name: string;
	/** JSON of an address: where it goes. */
	ship_to: string;
	lines: (Exchange['lines'][number] & {
		/** The order's line that it became; null until it stands there. */
		sent: Pick<OrderLinesTable, 'external_ref' | 'quantity' | 'paid_minor'> | null;
	})[];
	parcel: Pick<
		FulfilmentsTable,
		| 'id'
		| 'external_ref'
		| 'state'
		| 'carrier'
		| 'tracking_number'
		| 'tracking_url'
		| 'shipped_at'
		| 'delivered_at'
	> | null;
	/** What was asked for on top, the latest; null: nothing. */
	charge: Pick<ChargesTable, 'number' | 'state' | 'amount_minor' | 'due_at'> | null;
	/** What stands for the goods where the replacement leaves first, with what the deposit is paid by; null: it does not. */
	instant: (InstantExchangesTable & { charge: ChargesTable }) | null;
};

const joined = (db: Reader) =>
	db
		.selectFrom('exchanges')
		.innerJoin('returns', 'returns.id', 'exchanges.return_id')
		.innerJoin('orders', 'orders.id', 'exchanges.order_id')
		.selectAll('exchanges')
		.select(['returns.number as return_number', 'orders.number as order_number', 'orders.customer_name'])
		.select('orders.ship_to');

type Row = Omit<ExchangeView, 'lines' | 'parcel' | 'charge' | 'instant'>;

export async function exchangeView(db: Reader, id: Id<'exc'>): Promise<ExchangeView | null> {
	const row = await joined(db).where('exchanges.id', '=', id).executeTakeFirst();
	return row ? viewOf(db, row) : null;
}

export async function exchangeViewOfReturn(db: Reader, id: Id<'ret'>): Promise<ExchangeView | null> {
	const found = await exchangeOfReturn(db, id);
	return found && exchangeView(db, found.id);
}

/** Exchanges in some states, in the order in which they began. */
export async function exchangeViews(
	db: Reader,
	page: { states: readonly ExchangeState[]; after: string; limit: number }
): Promise<ExchangeView[]> {
	const rows = await joined(db)
		.where('exchanges.state', 'in', page.states)
		.where('exchanges.id', '>', page.after as Id<'exc'>)
		.orderBy('exchanges.id')
		.limit(page.limit)
		.execute();
	const views: ExchangeView[] = [];
	for (const row of rows) views.push(await viewOf(db, row));
	return views;
}

/** Exchanges whose replacement left first and whose goods are awaited, those that are due first. */
export async function owedViews(db: Reader, limit: number): Promise<ExchangeView[]> {
	const rows = await joined(db)
		.innerJoin('instant_exchanges', 'instant_exchanges.exchange_id', 'exchanges.id')
		.where('instant_exchanges.state', 'in', ['secured', 'overdue'])
		.orderBy('instant_exchanges.due_at')
		.limit(limit)
		.execute();
	const views: ExchangeView[] = [];
	for (const row of rows) views.push(await viewOf(db, row));
	return views;
}

async function viewOf(db: Reader, row: Row): Promise<ExchangeView> {
	const agreed = await exchangeLinesOf(db, row.id);
	const ids = agreed.flatMap((line) => (line.order_line_id ? [line.order_line_id] : []));
	const sent =
		ids.length === 0
			? []
			: await db
					.selectFrom('order_lines')
					.select(['id', 'external_ref', 'quantity', 'paid_minor'])
					.where('id', 'in', ids)
					.execute();
	const instant = await findInstant(db, row.id);
	const asked = row.due_minor > 0 || instant ? await chargesFor(db, 'exchange', row.id) : [];
	const charge = asked.findLast((one) => !isDeposit(one));
	const deposit = asked.find(isDeposit);
	return {
		...row,
		lines: agreed.map((line) => ({
			...line,
			sent: sent.find((one) => one.id === line.order_line_id) ?? null
		})),
		parcel: row.fulfilment_id === null ? null : await parcelOf(db, row.fulfilment_id),
		charge: charge ?? null,
		instant: instant && deposit ? { ...instant, charge: deposit } : null
	};
}

const parcelOf = async (db: Reader, id: Id<'ful'>): Promise<ExchangeView['parcel']> =>
	(await db
		.selectFrom('fulfilments')
		.select(['id', 'external_ref', 'state', 'carrier', 'tracking_number', 'tracking_url'])
		.select(['shipped_at', 'delivered_at'])
		.where('id', '=', id)
		.executeTakeFirst()) ?? null;
