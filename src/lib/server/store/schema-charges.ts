import type { ChargePurpose } from '#lib/domain/charge/purposes.ts';
import type { ChargeSessionState, ChargeState } from '#lib/domain/charge/states.ts';
import type { Id } from '#lib/domain/ids.ts';

type Instant = number;

/** Money that the customer has to pay for an order, once. */
export interface ChargesTable {
	id: Id<'chg'>;
	/** `PY-…`, for people and addresses. */
	number: string;
	/** What made it: asked for again under the same key, it is the same charge. */
	key: string;
	order_id: Id<'ord'>;
	purpose: ChargePurpose;
	/** What it pays for: the exchange, the change; for a request the charge itself. */
	purpose_id: string;
	/** A person's own words for the customer; empty where the purpose has words. */
	title: string;
	currency: string;
	amount_minor: number;
	state: ChargeState;
	/** After that it lapses. */
	due_at: Instant;
	asked_by: string | null;
	reminded_at: Instant | null;
	created_at: Instant;
	settled_at: Instant | null;
	version: number;
}

/** One page at the provider on which a charge can be paid; a new one when it was closed and the charge still stands. */
export interface ChargeSessionsTable {
	id: Id<'chs'>;
	charge_id: Id<'chg'>;
	generation: number;
	state: ChargeSessionState;
	/** What is asked of the provider, as JSON; under the id as key it is always the same. */
	params: string;
	gateway_session_id: string | null;
	url: string | null;
	expires_at: Instant;
	/** The payment that it made. */
	payment_id: Id<'pay'> | null;
	/** Set when the money came for nothing: it goes back. */
	refund_id: Id<'rfd'> | null;
	failure_code: string | null;
	looked_at: Instant;
	created_at: Instant;
	settled_at: Instant | null;
	version: number;
}

export interface ChargesSchema {
	charges: ChargesTable;
	charge_sessions: ChargeSessionsTable;
}
