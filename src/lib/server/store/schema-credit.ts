import type { CreditAccount, CreditKind } from '#lib/domain/credit/entry.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Flag, Instant } from './schema-values.ts';

/** One movement of store credit, append only. Its postings sum to zero. */
export interface CreditTransactionsTable {
	id: Id<'crt'>;
	/** Names the cause: the same cause moves credit once for ever. */
	key: string;
	/** Of what was asked for under the key; empty for causes that can only say one thing. */
	request_hash: string;
	kind: CreditKind;
	customer_id: Id<'cus'>;
	currency: string;
	refund_id: Id<'rfd'> | null;
	/** The purchase it was spent on, as the other shop or till calls it. */
	order_reference: string | null;
	/** The spend a restore takes back, the issue a revoke takes back. */
	undoes_id: Id<'crt'> | null;
	reason_code: string | null;
	note: string;
	actor_kind: 'customer' | 'staff' | 'api' | 'system';
	actor_id: string | null;
	created_at: Instant;
}

/** Credit that came in at once and runs out at once. Only what is left of it changes. */
export interface CreditLotsTable {
	id: Id<'crl'>;
	customer_id: Id<'cus'>;
	currency: string;
	opened_by: Id<'crt'>;
	bonus: Flag;
	amount_minor: number;
	left_minor: number;
	expires_at: Instant | null;
	created_at: Instant;
}

/** One side of a movement, append only: `customer` names its lot, the other accounts have none. */
export interface CreditPostingsTable {
	id: Id<'crp'>;
	transaction_id: Id<'crt'>;
	account: CreditAccount;
	amount_minor: number;
	lot_id: Id<'crl'> | null;
}

export interface CreditSchema {
	credit_transactions: CreditTransactionsTable;
	credit_lots: CreditLotsTable;
	credit_postings: CreditPostingsTable;
}
