import { accepted, refused, type Refusal, type Result } from '../result.ts';
import type { Instant } from '../time.ts';
import { answerGiven } from './eligibility/answer-given.ts';
import type { ItemCheck } from './eligibility/item-check.ts';
import { outcomeOffered } from './eligibility/outcome-offered.ts';
import { photoGiven } from './eligibility/photo-given.ts';
import { quantityValid } from './eligibility/quantity-valid.ts';
import { reasonKnown } from './eligibility/reason-known.ts';
import { firstRefusal, firstRefusalOfDefect } from './line-verdict.ts';
import { mergeItems } from './merge-items.ts';
import type { LineFacts, OrderFacts, PolicyRules, ReasonFacts, RequestedItem } from './types.ts';
import { unitsOf, type Units } from './units.ts';

/** A requested item that may come back, with all that its figures need. */
export type CheckedItem = {
	item: RequestedItem;
	line: LineFacts;
	reason: ReasonFacts;
	units: Units;
	/** A defect reported after the window of its units closed. */
	outside_window: boolean;
};

const ITEM_CHECKS: readonly ItemCheck[] = [outcomeOffered, answerGiven, photoGiven];

/** Checks every item of a request, duplicates merged; the refusal names the first line that cannot come back. */
export function checkItems(
	rules: PolicyRules,
	reasons: readonly ReasonFacts[],
	order: OrderFacts,
	requested: readonly RequestedItem[],
	now: Instant
): Result<CheckedItem[]> {
	if (requested.length === 0) return refused('nothing_chosen');
	const reasonOf = (item: RequestedItem) =>
		reasons.find((reason) => reason.code === item.reason_code) ?? null;
	for (const item of requested) {
		const wrong = quantityValid({ rules, item, reason: null });
		if (wrong !== null) return { ok: false, refusal: wrong };
	}
	const items = mergeItems(order, requested);
	const checked: CheckedItem[] = [];
	for (const item of items) {
		const line = order.lines.find((candidate) => candidate.line_id === item.line_id);
		if (line === undefined) return refused('line_unknown', { line_id: item.line_id });
		const reason = reasonOf(item);
		const unknown = reasonKnown({ rules, item, reason });
		if (unknown !== null || reason === null) return { ok: false, refusal: unknown as Refusal };
		const ofLine = items.filter((other) => other.line_id === item.line_id);
		const wanted = {
			taste: unitsFor(ofLine, (other) => reasonOf(other)?.fault === 'customer'),
			all: unitsFor(ofLine, () => true)
		};
		const units = unitsOf(rules, order, line, now);
		const refusal =
			reason.fault === 'customer'
				? tasteRefusal(rules, order, line, units, wanted.taste)
				: defectRefusal(rules, order, line, units, wanted);
		if (refusal !== null) return { ok: false, refusal };
		for (const check of ITEM_CHECKS) {
			const wrong = check({ rules, item, reason });
			if (wrong !== null) return { ok: false, refusal: wrong };
		}
		checked.push({
			item,
			line,
			reason,
			units,
			outside_window: reason.fault !== 'customer' && wanted.all > units.open
		});
	}
	return accepted(checked);
}

function tasteRefusal(
	rules: PolicyRules,
	order: OrderFacts,
	line: LineFacts,
	units: Units,
	wanted: number
): Refusal | null {
	const refusal = firstRefusal({ rules, order, line, units });
	if (refusal !== null) return refusal;
	return wanted > units.open ? tooMany(line, units.open) : null;
}

function defectRefusal(
	rules: PolicyRules,
	order: OrderFacts,
	line: LineFacts,
	units: Units,
	wanted: { taste: number; all: number }
): Refusal | null {
	const reportable = units.open + units.defect_only;
	const refusal = firstRefusalOfDefect({ rules, order, line, units });
	if (refusal !== null && (refusal.reason !== 'window_closed' || reportable === 0)) return refusal;
	return wanted.all > reportable ? tooMany(line, Math.max(0, reportable - wanted.taste)) : null;
}

const tooMany = (line: LineFacts, available: number): Refusal => ({
	reason: 'quantity_exceeds_returnable',
	facts: { line_id: line.line_id, available }
});

const unitsFor = (items: readonly RequestedItem[], wanted: (item: RequestedItem) => boolean): number =>
	items.filter(wanted).reduce((sum, item) => sum + item.quantity, 0);
