import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { creditLeftOfRefunds, type CreditLeft } from '../store/credit-lots.ts';
import type { Reader } from '../store/database.ts';
import { reasonsOf, type Reason } from '../store/reasons.ts';
import { creditBalances, creditStatement, type CreditBalance, type StatementRow } from './credit.ts';
import { namesOf } from './names.ts';

/** A customer's store credit as staff see it. */
export type DeskCredit = {
	balances: CreditBalance[];
	/** The newest movements of every currency. */
	rows: StatementRow[];
	/** Credit of refunds that is not spent yet: what could be taken back as a whole. */
	unspent: (CreditLeft & { number: string })[];
	reasons: Reason[];
	/** Names of the staff and keys behind the movements, by actor id. */
	names: Record<string, string>;
};

const ROWS = 20;

/** Null for an order that belongs to no customer. */
export async function deskCredit(
	db: Reader,
	customerId: Id<'cus'> | null,
	now: Instant
): Promise<DeskCredit | null> {
	if (customerId === null) return null;
	const balances = await creditBalances(db, customerId, now);
	const rows: StatementRow[] = [];
	for (const { currency } of balances) {
		const owner = { customer_id: customerId, currency };
		rows.push(...(await creditStatement(db, owner, { after: null, limit: ROWS })));
	}
	const names = await namesOf(
		db,
		rows.map((row) => row.actor_id)
	);
	const numbers = new Map(rows.map((row) => [row.refund_id, row.refund_number]));
	const unspent = balances.length === 0 ? [] : await creditLeftOfRefunds(db, customerId);
	return {
		balances,
		rows,
		unspent: unspent.flatMap((one) => {
			const number = numbers.get(one.refund_id);
			return number ? [{ ...one, number }] : [];
		}),
		reasons: await reasonsOf(db, 'override'),
		names: Object.fromEntries(names)
	};
}
