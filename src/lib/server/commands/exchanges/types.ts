import type { ExchangeState } from '#lib/domain/exchange/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { ReturnState } from '#lib/domain/return/states.ts';

/** `version` is the exchange's as the person saw it; another one is refused as `changed_meanwhile`. */
export type ExchangeRef = { exchange_id: Id<'exc'>; version?: number };

export type ConvertExchangeInput = ExchangeRef;
export type ContinueExchangeInput = ExchangeRef & {
	/** Sends it although less came back than was agreed. */
	all_the_same?: boolean;
};
export type SendReplacementInput = ExchangeRef & { carrier: string; tracking_number: string };

export type ChangedExchange = {
	exchange_id: Id<'exc'>;
	return_id: Id<'ret'>;
	state: ExchangeState;
	return_state: ReturnState;
	version: number;
};
