import type { CreditKind } from '#lib/domain/credit/entry.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { NewEvent } from '../../store/events.ts';
import type { CreditTransactionsTable } from '../../store/schema.ts';

/** What a refund gives is told with the refund: `store_credit_issued`. */
const TYPES: Record<Exclude<CreditKind, 'issue' | 'bonus'>, string> = {
	spend: 'credit_spent',
	restore: 'credit_restored',
	expire: 'credit_expired',
	adjust: 'credit_adjusted',
	revoke: 'credit_revoked'
};

/** The event of one movement, told at an order where one is concerned. */
export const creditEvent = (
	row: Pick<CreditTransactionsTable, 'id' | 'currency' | 'customer_id'> & { kind: CreditKind },
	data: Record<string, unknown>,
	order_id: Id<'ord'> | null = null
): NewEvent => ({
	type: row.kind === 'issue' || row.kind === 'bonus' ? 'store_credit_issued' : TYPES[row.kind],
	entity: 'credit',
	entity_id: row.id,
	order_id,
	data: { customer_id: row.customer_id, currency: row.currency, ...data }
});
