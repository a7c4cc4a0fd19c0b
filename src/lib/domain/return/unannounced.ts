import { lineShare } from '../refund/line-share.ts';
import type { LineFacts } from '../policy/types.ts';
import { accepted, refused, type Result } from '../result.ts';
import type { Act } from './case.ts';
import type { NewItem } from './change.ts';

/** The reason code of things that came without a request. */
export const UNANNOUNCED = 'unannounced';

export type UnannouncedThing = { line_id: string; quantity: number; note: string };

/**
 * Things of an order that lay in a parcel although nobody announced them: received now, for a person to judge. Worth
 * what was paid for them, without fees; never more units than the customer still has.
 */
export function unannouncedItems(
	things: readonly UnannouncedThing[],
	lines: readonly LineFacts[],
	firstPosition: number,
	act: Act
): Result<NewItem[]> {
	const items: NewItem[] = [];
	for (const thing of things) {
		const line = lines.find((candidate) => candidate.line_id === thing.line_id);
		if (line === undefined) return refused('line_unknown', { line_id: thing.line_id });
		if (!Number.isSafeInteger(thing.quantity) || thing.quantity < 1) {
			return refused('quantity_invalid', { line_id: thing.line_id });
		}
		const earlier = items
			.filter((item) => item.order_line_id === thing.line_id)
			.reduce((sum, item) => sum + item.quantity, 0);
		const available = line.qty_fulfilled - line.qty_return_open - line.qty_returned - earlier;
		if (thing.quantity > available) {
			return refused('quantity_exceeds_returnable', {
				line_id: thing.line_id,
				available: Math.max(0, available)
			});
		}
		const before = line.refunded_quantity + line.qty_return_open + earlier;
		items.push(newItem(thing, lineShare(line, before, thing.quantity), firstPosition + items.length, act));
	}
	return accepted(items);
}

function newItem(
	thing: UnannouncedThing,
	share: { goods_minor: number; tax_minor: number },
	position: number,
	act: Act
): NewItem {
	return {
		order_line_id: thing.line_id,
		position,
		quantity: thing.quantity,
		outcome: 'refund',
		goods_required: 1,
		reason_code: UNANNOUNCED,
		answer_code: null,
		comment: thing.note,
		reception: 'received',
		acceptance: 'pending',
		quoted_goods_minor: share.goods_minor,
		quoted_tax_minor: share.tax_minor,
		quoted_shipping_minor: 0,
		fee_minor: 0,
		deduction_minor: 0,
		final_minor: null,
		condition: null,
		disposition: null,
		received_at: act.now,
		received_by: act.by,
		accepted_at: null,
		rejected_at: null,
		settled_at: null
	};
}
