import type { CreditKind } from '#lib/domain/credit/entry.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';

/** Whose credit: by the address a checkout has proved, or by the id of a customer. */
export type CreditOwner = { email_norm: string } | { customer_id: Id<'cus'> };

export type SpendCreditInput = {
	owner: CreditOwner;
	currency: string;
	amount_minor: number;
	/** The purchase, as the other shop or till calls it. */
	order_reference: string;
	idempotency_key: string;
};

export type RestoreCreditInput = {
	owner: CreditOwner;
	spend_id: Id<'crt'>;
	/** Null: all of the spend that did not come back yet. */
	amount_minor: number | null;
	note: string;
	idempotency_key: string;
};

export type AdjustCreditInput = {
	customer_id: Id<'cus'>;
	/** The order the desk has open: what happened is told there too. */
	order_id: Id<'ord'> | null;
	currency: string;
	/** Signed: more or less credit. */
	amount_minor: number;
	reason_code: string;
	note: string;
	idempotency_key: string;
};

export type RevokeCreditInput = {
	refund_id: Id<'rfd'>;
	reason_code: string;
	note: string;
	idempotency_key: string;
};

/** One movement as it stands for ever: the same for whoever asks again with the same key. */
export type CreditMoved = {
	transaction_id: Id<'crt'>;
	kind: CreditKind;
	currency: string;
	/** Signed, as the customer sees it: what was spent is negative. */
	amount_minor: number;
	order_reference: string | null;
	undoes_id: Id<'crt'> | null;
	/** What it did to each lot, in the order it was done. */
	parts: { amount_minor: number; bonus: boolean; expires_at: Instant | null }[];
	created_at: Instant;
};
