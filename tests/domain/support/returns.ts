import type { ItemFacts, ReturnCase, ReturnFacts } from '#lib/domain/return/case.ts';
import type { ReturnChange } from '#lib/domain/return/change.ts';
import { NOW } from './facts.ts';

export const ACT = { by: 'stf_1', now: NOW };

export const returnFacts = (change: Partial<ReturnFacts> = {}): ReturnFacts => ({
	id: 'ret_1',
	state: 'approved',
	method: 'drop_off',
	ship_by: NOW + 7 * 86_400_000,
	scanned_at: null,
	received_at: null,
	needs_person_since: null,
	asked_at: null,
	...change
});

export const itemFacts = (change: Partial<ItemFacts> = {}): ItemFacts => ({
	id: 'rit_1',
	order_line_id: 'lin_1',
	quantity: 1,
	outcome: 'refund',
	goods_required: 1,
	reason_code: 'too_small',
	reception: 'awaiting',
	acceptance: 'pending',
	quoted_goods_minor: 10_000,
	quoted_tax_minor: 654,
	quoted_shipping_minor: 0,
	fee_minor: 0,
	settled_at: null,
	...change
});

export const caseOf = (
	facts: Partial<ReturnFacts> = {},
	items: readonly ItemFacts[] = [itemFacts()]
): ReturnCase => ({ return: returnFacts(facts), items });

/** The case as it is saved: items changed, split rows with ids of their own, additions behind them. */
export function saved(facts: ReturnCase, change: ReturnChange): ReturnCase {
	const items = facts.items.map((item) => ({
		...item,
		...change.items.find((of) => of.item_id === item.id)?.set
	}));
	const splits = change.splits.map((split, index) => {
		const from = facts.items.find((item) => item.id === split.from_id);
		if (from === undefined) throw new Error(`split of ${split.from_id}`);
		return { ...from, ...split.set, id: `${split.from_id}.${facts.items.length + index}` };
	});
	const additions = change.additions.map((item, index) => ({ ...item, id: `new.${index}` }));
	return { return: { ...facts.return, ...change.return }, items: [...items, ...splits, ...additions] };
}
