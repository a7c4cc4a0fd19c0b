import { receptionWithout } from '../claim/problems.ts';
import type { PlannedItem, ReturnPlan } from '../policy/types.ts';
import { accepted, refused, type Result } from '../result.ts';
import type { Instant } from '../time.ts';
import {
	addedUp,
	unitsReturned,
	unitsTaken,
	type CounterChange,
	type NewItem,
	type ReturnEffect,
	type ReturnEvent
} from './change.ts';
import type { ReturnMethod, ReturnState } from './states.ts';

/** A return that is opened: its row, its items and what happens with them. */
export type ReturnOpening = {
	state: Extract<ReturnState, 'approved' | 'in_review'>;
	method: ReturnMethod;
	quoted_minor: number;
	return_shipping_fee_minor: number;
	review_reasons: string;
	needs_person_since: Instant | null;
	decided_at: Instant | null;
	ship_by: Instant | null;
	items: NewItem[];
	counters: CounterChange[];
	events: ReturnEvent[];
	effects: ReturnEffect[];
	/** Positions in `items` whose money is due at once: the customer keeps the goods. */
	money_due: number[];
};

/**
 * Opens a return as the policy decided it. `quotedTotalMinor` is what the customer saw; another figure is refused, so
 * that nobody agrees to an amount they have not read; `quotedDueMinor` is the same for what they pay on top. Null accepts
 * the plan as it is.
 */
export function requestReturn(
	plan: ReturnPlan,
	quotedTotalMinor: number | null,
	now: Instant,
	quotedDueMinor = 0
): Result<ReturnOpening> {
	const due = plan.exchange?.due_minor ?? 0;
	const isAnother = quotedTotalMinor !== plan.total_minor || quotedDueMinor !== due;
	if (quotedTotalMinor !== null && isAnother) {
		return refused('quote_changed', {
			quoted_minor: quotedTotalMinor,
			total_minor: plan.total_minor,
			...(due > 0 && { due_minor: due }),
			currency: plan.currency
		});
	}
	const approved = plan.verdict === 'approve';
	const items = plan.items.map((item, position) => newItem(item, position, approved, now));
	return accepted({
		state: approved ? 'approved' : 'in_review',
		method: plan.method,
		quoted_minor: plan.total_minor,
		return_shipping_fee_minor: plan.return_shipping_fee_minor,
		review_reasons: plan.review_reasons.join(','),
		needs_person_since: approved ? null : now,
		decided_at: approved ? now : null,
		ship_by: approved ? plan.ship_by : null,
		items,
		counters: addedUp(
			items.flatMap((item) =>
				item.acceptance === 'accepted' ? [unitsTaken(item), unitsReturned(item)] : [unitsTaken(item)]
			)
		),
		events: [
			{
				type: 'return_submitted',
				item_id: null,
				data: { verdict: plan.verdict, total_minor: plan.total_minor, policy_number: plan.policy_number }
			}
		],
		effects: [{ kind: 'tell_customer', about: approved ? 'return_requested' : 'return_in_review' }],
		money_due: items.flatMap((item, index) => (item.acceptance === 'accepted' ? [index] : []))
	});
}

function newItem(item: PlannedItem, position: number, approved: boolean, now: Instant): NewItem {
	const kept = approved && !item.goods_required;
	return {
		order_line_id: item.line_id,
		position,
		quantity: item.quantity,
		outcome: item.outcome,
		goods_required: item.goods_required ? 1 : 0,
		reason_code: item.reason_code,
		answer_code: item.answer_code,
		comment: item.comment,
		reception: kept ? receptionWithout(item.reason_code) : 'awaiting',
		acceptance: kept ? 'accepted' : 'pending',
		quoted_goods_minor: item.goods_minor,
		quoted_tax_minor: item.tax_minor,
		quoted_shipping_minor: item.shipping_minor,
		fee_minor: item.restocking_fee_minor,
		deduction_minor: 0,
		final_minor: null,
		condition: null,
		disposition: null,
		received_at: null,
		received_by: null,
		accepted_at: kept ? now : null,
		rejected_at: null,
		settled_at: null
	};
}
