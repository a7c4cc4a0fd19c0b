import { accepted, refused, type Result } from '../result.ts';
import { next } from '../transitions.ts';
import type { Act, ItemFacts, ReturnCase } from './case.ts';
import {
	changeOf,
	unitsFreed,
	unitsReturned,
	type ItemColumns,
	type NewInspection,
	type ReturnChange
} from './change.ts';
import { notInThisState } from './move.ts';
import { ACCEPTANCE_TRANSITIONS, type AcceptanceCommand } from './states.ts';

const COMMANDS: Record<NewInspection['verdict'], AcceptanceCommand> = {
	accept: 'accept',
	reduce: 'reduce',
	reject: 'reject'
};

/**
 * A person has looked at goods that came back: accepted, accepted for less, or rejected. Each is final. Accepted units
 * count as returned and their money is due; rejected ones go back to the customer and are free again.
 */
export function inspectItems(
	facts: ReturnCase,
	inspections: readonly NewInspection[],
	reasons: { deduct: readonly string[]; reject: readonly string[] },
	act: Act
): Result<ReturnChange> {
	const { state } = facts.return;
	if (state !== 'part_received' && state !== 'received') {
		return facts.return.received_at === null ? refused('not_received_yet') : notInThisState(facts);
	}
	if (inspections.length === 0) return refused('nothing_chosen');
	const change = changeOf({});
	const judged = new Set<string>();
	for (const inspection of inspections) {
		const item = facts.items.find((candidate) => candidate.id === inspection.return_item_id);
		if (item === undefined) return refused('not_found', { item_id: inspection.return_item_id });
		if (judged.has(item.id)) return refused('already_inspected', { item_id: item.id });
		judged.add(item.id);
		const set = judge(item, inspection, reasons, act);
		if (!set.ok) return set;
		change.items.push({ item_id: item.id, set: set.value });
		change.inspections.push(inspection);
		change.counters.push(inspection.verdict === 'reject' ? unitsFreed(item) : unitsReturned(item));
		if (inspection.verdict !== 'reject') change.money_due.push(item.id);
		const { verdict, condition, disposition, deduction_minor, reason_code } = inspection;
		change.events.push({
			type: 'item_inspected',
			item_id: item.id,
			data: { verdict, condition, disposition, deduction_minor, reason_code }
		});
	}
	const left = facts.items.some((item) => isJudgeable(item) && !judged.has(item.id));
	const rejected = inspections.some((inspection) => inspection.verdict === 'reject');
	return accepted(
		changeOf({
			...change,
			return: left ? {} : { needs_person_since: null },
			effects: rejected ? [{ kind: 'tell_customer', about: 'return_declined' }] : []
		})
	);
}

/** Received and not judged yet. */
export const isJudgeable = (item: Pick<ItemFacts, 'reception' | 'acceptance'>): boolean =>
	item.reception === 'received' && item.acceptance === 'pending';

/** The most that can be kept of an item: what was promised for it, less its fee. */
export const mostDeductible = (item: ItemFacts): number =>
	Math.max(0, item.quoted_goods_minor + item.quoted_shipping_minor - item.fee_minor);

function judge(
	item: ItemFacts,
	inspection: NewInspection,
	reasons: { deduct: readonly string[]; reject: readonly string[] },
	act: Act
): Result<Partial<ItemColumns>> {
	if (item.reception !== 'received') return refused('not_received_yet', { item_id: item.id });
	const acceptance = next(ACCEPTANCE_TRANSITIONS, item.acceptance, COMMANDS[inspection.verdict]);
	if (acceptance === null) return refused('already_inspected', { item_id: item.id });
	const { verdict, deduction_minor, reason_code, condition, disposition } = inspection;
	const most = mostDeductible(item);
	const sound =
		verdict === 'reduce'
			? Number.isSafeInteger(deduction_minor) && deduction_minor > 0 && deduction_minor <= most
			: deduction_minor === 0;
	if (!sound) return refused('deduction_invalid', { item_id: item.id, most_minor: most });
	const known = verdict === 'reduce' ? reasons.deduct : reasons.reject;
	if (verdict !== 'accept' && (reason_code === null || !known.includes(reason_code))) {
		return refused('reason_missing', { item_id: item.id });
	}
	const seen = { acceptance, condition, disposition, deduction_minor };
	return accepted(
		verdict === 'reject'
			? { ...seen, rejected_at: act.now, final_minor: 0, settled_at: act.now }
			: { ...seen, accepted_at: act.now }
	);
}
