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
/** Other replacements for one exchanged item; an item that is not named counts for what another wants. */
export type ChosenItem = { item_id: Id<'rit'>; wants: { variant_id: Id<'var'>; quantity: number }[] };
export type PreviewChoiceInput = { exchange_id: Id<'exc'>; items: ChosenItem[] };
export type ChooseOtherInput = ExchangeRef &
	PreviewChoiceInput & {
		/** The difference as it was shown, minor units: one of them is zero. */
		quoted_due_minor: number;
		quoted_back_minor: number;
		/** Why somebody in the shop changes it; kept in the record. */
		why?: string;
	};
export type SendReplacementInput = ExchangeRef & { carrier: string; tracking_number: string };

export type ChangedExchange = {
	exchange_id: Id<'exc'>;
	return_id: Id<'ret'>;
	state: ExchangeState;
	return_state: ReturnState;
	version: number;
};
