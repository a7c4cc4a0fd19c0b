import type { LineFacts } from '../policy/types.ts';
import type { Instant } from '../time.ts';
import type { AcceptanceState, Outcome, ReceptionState, ReturnMethod, ReturnState } from './states.ts';

/** What decisions read of a return; a row of the store fits as it is. */
export type ReturnFacts = {
	id: string;
	state: ReturnState;
	method: ReturnMethod;
	ship_by: Instant | null;
	scanned_at: Instant | null;
	received_at: Instant | null;
	needs_person_since: Instant | null;
	asked_at: Instant | null;
};

export type ItemFacts = {
	id: string;
	order_line_id: string;
	quantity: number;
	outcome: Outcome;
	goods_required: 0 | 1;
	reason_code: string;
	reception: ReceptionState;
	acceptance: AcceptanceState;
	quoted_goods_minor: number;
	quoted_tax_minor: number;
	quoted_shipping_minor: number;
	fee_minor: number;
	settled_at: Instant | null;
};

export type ReturnCase = { return: ReturnFacts; items: readonly ItemFacts[] };

/** Counters of the lines, for decisions that take units again. */
export type LineCounters = Pick<LineFacts, 'line_id' | 'qty_fulfilled' | 'qty_return_open' | 'qty_returned'>;

/** Who acts (an actor's id; null for customer and system) and when. */
export type Act = { by: string | null; now: Instant };

/** Goods that are expected and have not come. */
export const isAwaited = (item: Pick<ItemFacts, 'reception' | 'goods_required'>): boolean =>
	item.goods_required === 1 && (item.reception === 'awaiting' || item.reception === 'in_transit');
