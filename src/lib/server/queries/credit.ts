import { balanceAt, inSpendingOrder, isSpendable } from '#lib/domain/credit/lots.ts';
import { statementOf } from '#lib/domain/credit/statement.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Money } from '#lib/domain/money.ts';
import type { Instant } from '#lib/domain/time.ts';
import { creditCurrencies, creditOfRefunds, lotsOfCustomer, type StoredLot } from '../store/credit-lots.ts';
import { balanceBefore, movementsOf, type StoredMovement } from '../store/credit-movements.ts';
import { findCustomer } from '../store/customers.ts';
import type { Reader } from '../store/database.ts';
import type { CustomersTable, RefundsTable } from '../store/schema.ts';

/** What a customer can spend of one currency at an instant, and of which lots, in the order they are spent. */
export type CreditBalance = { currency: string; available_minor: number; lots: StoredLot[] };

/** One movement with the books' balance after it and the numbers people know its cause by. */
export type StatementRow = StoredMovement & {
	balance_minor: number;
	refund_number: string | null;
	return_number: string | null;
	order_number: string | null;
};

/** One balance per currency in which the customer ever had credit. */
export async function creditBalances(
	db: Reader,
	customerId: Id<'cus'>,
	now: Instant
): Promise<CreditBalance[]> {
	const currencies = await creditCurrencies(db, customerId);
	if (currencies.length === 0) return [];
	const lots = await lotsOfCustomer(db, customerId);
	return currencies.map((currency) => {
		const own = lots.filter((lot) => lot.currency === currency);
		return {
			currency,
			available_minor: balanceAt(own, now),
			lots: inSpendingOrder(own.filter((lot) => isSpendable(lot, now)))
		};
	});
}

/** Movements of one currency, newest first. */
export async function creditStatement(
	db: Reader,
	owner: { customer_id: Id<'cus'>; currency: string },
	page: { after: { created_at: Instant; id: string } | null; limit: number }
): Promise<StatementRow[]> {
	const rows = await movementsOf(db, owner, page);
	const oldest = rows.at(-1);
	if (!oldest) return [];
	const causes = await causesOf(
		db,
		rows.flatMap((row) => row.refund_id ?? [])
	);
	return statementOf(rows, await balanceBefore(db, owner, oldest)).map((row) => ({
		...row,
		...(causes.get(row.refund_id ?? '') ?? { refund_number: null, return_number: null, order_number: null })
	}));
}

/** What the refunds of an order gave as credit, bonus included, and when the last of it ends; null for none. */
export async function creditGiven(
	db: Reader,
	refunds: readonly Pick<RefundsTable, 'id' | 'route' | 'state' | 'currency'>[]
): Promise<{ amount: Money; validUntil: Instant | null } | null> {
	const settled = refunds.filter(({ route, state }) => route === 'store_credit' && state === 'settled_other');
	const [first] = settled;
	if (!first) return null;
	const given = await creditOfRefunds(
		db,
		settled.map(({ id }) => id)
	);
	const ends = given.map((one) => one.expires_at);
	const amountMinor = given.reduce((sum, one) => sum + one.amount_minor, 0);
	return {
		amount: { amountMinor, currency: first.currency },
		validUntil: ends.includes(null) ? null : Math.max(...ends.map((end) => end ?? 0))
	};
}

/** The customer of a proved mailbox; null when the shop knows nobody with it. */
export const customerOfMailbox = (db: Reader, emailNorm: string): Promise<CustomersTable | null> =>
	findCustomer(db, { email_norm: emailNorm, phone_norm: null });

type Cause = Pick<StatementRow, 'refund_number' | 'return_number' | 'order_number'>;

async function causesOf(db: Reader, ids: readonly Id<'rfd'>[]): Promise<Map<string, Cause>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('refunds')
		.innerJoin('orders', 'orders.id', 'refunds.order_id')
		.leftJoin('returns', 'returns.id', 'refunds.return_id')
		.select([
			'refunds.id',
			'refunds.number as refund_number',
			'returns.number as return_number',
			'orders.number as order_number'
		])
		.where('refunds.id', 'in', ids)
		.execute();
	return new Map(rows.map(({ id, ...cause }) => [id, cause]));
}
