import type { Id } from '#lib/domain/ids.ts';
import type { LineChangeKind } from '#lib/domain/line-change/kinds.ts';
import type { LineChangeState } from '#lib/domain/line-change/states.ts';

type Instant = number;

/**
 * One change of pieces of an order: of `line_id` these are changed, or so many more are wanted. The figures are those of
 * the line that the order gets for it, as agreed; amounts in minor units of the order's currency.
 */
export interface LineChangesTable {
	id: Id<'lch'>;
	order_id: Id<'ord'>;
	kind: LineChangeKind;
	state: LineChangeState;
	line_id: Id<'lin'>;
	quantity: number;
	variant_id: Id<'var'>;
	sku: string;
	title_en: string;
	title_th: string;
	/** In the order's language, as JSON. */
	options: string;
	image: string | null;
	category: string;
	tags: string;
	unit_price_minor: number;
	discount_minor: number;
	tax_minor: number;
	tax_rate_bp: number;
	paid_minor: number;
	/** To be paid on top, and to be given back, as agreed. One of them is zero. */
	due_minor: number;
	back_minor: number;
	/** What was paid for the old pieces and counts for the new ones, and what came on top. Null until it is applied. */
	carried_minor: number | null;
	topped_minor: number | null;
	/** What of the difference is not to be paid at the door any more. */
	released_minor: number;
	/** Takes the old pieces back; none for more pieces. */
	refund_id: Id<'rfd'> | null;
	/** The line that stands on the order for it. */
	order_line_id: Id<'lin'> | null;
	/** Why an agent looks at it, comma separated. */
	reviews: string;
	channel: 'portal' | 'agent' | 'api';
	requested_by: string | null;
	/** Why an agent or a program changed it; empty for a customer's own. */
	reason: string;
	/** Why it was declined, as the customer reads it. */
	decision_note: string | null;
	requested_at: Instant;
	needs_person_since: Instant | null;
	applied_at: Instant | null;
	decided_by: string | null;
	decided_at: Instant | null;
	/** When it ended without having been applied, or when the shop's system took it over. */
	ended_at: Instant | null;
	version: number;
}

export interface LineChangesSchema {
	line_changes: LineChangesTable;
}
