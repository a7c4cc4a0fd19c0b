import type { ExchangeState } from '#lib/domain/exchange/states.ts';
import type { Id } from '#lib/domain/ids.ts';

type Instant = number;

/** What is wanted for the exchanged items of one return. Amounts: price = value + due − back, as it was agreed. */
export interface ExchangesTable {
	id: Id<'exc'>;
	return_id: Id<'ret'>;
	order_id: Id<'ord'>;
	state: ExchangeState;
	currency: string;
	value_minor: number;
	price_minor: number;
	due_minor: number;
	back_minor: number;
	/** What went over to the replacements in the end, and what was paid on top: together what they count for. */
	carried_minor: number | null;
	topped_minor: number | null;
	/** The refund that took it from the goods and gives back the difference. */
	refund_id: Id<'rfd'> | null;
	fulfilment_id: Id<'ful'> | null;
	/** Since when it is in its state. */
	since: Instant;
	created_at: Instant;
	settled_at: Instant | null;
	version: number;
}

/** One replacement as it was agreed, and the order's line that it became. */
export interface ExchangeLinesTable {
	id: Id<'exl'>;
	exchange_id: Id<'exc'>;
	/** The item it was chosen for; parts that break off it in a parcel count with it. */
	return_item_id: Id<'rit'>;
	position: number;
	variant_id: Id<'var'>;
	sku: string;
	title_en: string;
	title_th: string;
	options: string;
	image: string | null;
	category: string;
	tags: string;
	quantity: number;
	/** Units of the item that counted when these were chosen; null: all of them. */
	given_for: number | null;
	unit_price_minor: number;
	discount_minor: number;
	tax_minor: number;
	tax_rate_bp: number;
	paid_minor: number;
	/** What of the discount was given for choosing an exchange, tax included. */
	bonus_minor: number;
	order_line_id: Id<'lin'> | null;
}

export interface ExchangesSchema {
	exchanges: ExchangesTable;
	exchange_lines: ExchangeLinesTable;
}
