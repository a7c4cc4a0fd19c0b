import { accepted, refused, type Refusal, type Result } from '../result.ts';
import type { Instant } from '../time.ts';
import { exchangeTermsFault, wantsFault } from './eligibility/replacement-offered.ts';
import { answerGiven } from './eligibility/answer-given.ts';
import { commentGiven } from './eligibility/comment-given.ts';
import type { ItemCheck } from './eligibility/item-check.ts';
import { outcomeOffered } from './eligibility/outcome-offered.ts';
import { photoGiven } from './eligibility/photo-given.ts';
import { quantityValid } from './eligibility/quantity-valid.ts';
import { reasonKnown } from './eligibility/reason-known.ts';
import { requestFacts } from './language/rule-case.ts';
import type { Trial } from './language/trial.ts';
import { firstRefusal, firstRefusalOfDefect } from './line-verdict.ts';
import { mergeItems } from './merge-items.ts';
import { standingOf, type Standing } from './standing.ts';
import type {
	LineFacts,
	OrderFacts,
	PolicyRules,
	ReasonFacts,
	RequestedItem,
	ReturnRequest
} from './types.ts';

/** A requested item that may come back, with all that its figures need. */
export type CheckedItem = Standing & {
	item: RequestedItem;
	line: LineFacts;
	reason: ReasonFacts;
	/** A defect reported after the window of its units closed. */
	outside_window: boolean;
};

const ITEM_CHECKS: readonly ItemCheck[] = [outcomeOffered, answerGiven, photoGiven, commentGiven];

/**
 * Checks every item of a request, duplicates merged; the refusal names the first line that cannot come back. `trials`
 * collects how each rule fared with each item.
 */
export function checkItems(
	rules: PolicyRules,
	reasons: readonly ReasonFacts[],
	order: OrderFacts,
	{ items: requested, method, opened_by }: ReturnRequest,
	now: Instant,
	trials: Trial[]
): Result<CheckedItem[]> {
	if (requested.length === 0) return refused('nothing_chosen');
	const reasonOf = (item: RequestedItem) =>
		reasons.find((reason) => reason.code === item.reason_code) ?? null;
	for (const item of requested) {
		const wrong = quantityValid(item);
		if (wrong !== null) return { ok: false, refusal: wrong };
	}
	const items = mergeItems(order, requested);
	const request = requestFacts(order, items, method, opened_by);
	const checked: CheckedItem[] = [];
	for (const item of items) {
		const line = order.lines.find((candidate) => candidate.line_id === item.line_id);
		if (line === undefined) return refused('line_unknown', { line_id: item.line_id });
		const reason = reasonOf(item);
		if (reason === null) return { ok: false, refusal: reasonKnown(item, reason) as Refusal };
		const wanted = { taste: 0, all: 0 };
		for (const other of items) {
			if (other.line_id !== item.line_id) continue;
			wanted.all += other.quantity;
			if (reasonOf(other)?.fault === 'customer') wanted.taste += other.quantity;
		}
		const look = { asked: { item, reason, request }, trials };
		const { terms, units, rights, right, claim, for_taste } = standingOf(rules, order, line, now, look);
		const isTaste = reason.fault === 'customer';
		const facts = { rules, order, line, terms, units, for_taste };
		const refusal = isTaste
			? (firstRefusal(facts) ?? (wanted.taste > for_taste ? tooMany(line, for_taste) : null))
			: defectRefusal(facts, wanted);
		if (refusal !== null) return { ok: false, refusal };
		for (const check of ITEM_CHECKS) {
			const wrong = check({ terms, item, reason });
			if (wrong !== null) return { ok: false, refusal: wrong };
		}
		const unwanted = exchangeTermsFault(rules, item);
		if (unwanted !== null) return { ok: false, refusal: unwanted };
		checked.push({
			item,
			line,
			reason,
			terms,
			units,
			rights,
			right,
			claim,
			for_taste,
			outside_window: !isTaste && wanted.all > Math.max(units.open, units.claimable)
		});
	}
	const incomplete = wantsFault(items);
	return incomplete === null ? accepted(checked) : { ok: false, refusal: incomplete };
}

function defectRefusal(
	facts: Parameters<typeof firstRefusalOfDefect>[0],
	wanted: { taste: number; all: number }
): Refusal | null {
	const { line, units } = facts;
	const reportable = units.open + units.defect_only;
	const refusal = firstRefusalOfDefect(facts);
	if (refusal !== null && (refusal.reason !== 'window_closed' || reportable === 0)) return refusal;
	return wanted.all > reportable ? tooMany(line, Math.max(0, reportable - wanted.taste)) : null;
}

const tooMany = (line: LineFacts, available: number): Refusal => ({
	reason: 'quantity_exceeds_returnable',
	facts: { line_id: line.line_id, available }
});
