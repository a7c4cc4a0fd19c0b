import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAwaited, type ItemFacts } from '#lib/domain/return/case.ts';
import { receiveReturn, type Parcel } from '#lib/domain/return/receive.ts';
import { line, NOW, refusalOf, valueOf } from '../support/facts.ts';
import { ACT, caseOf, itemFacts, saved } from '../support/returns.ts';

const three = itemFacts({ quantity: 3, quoted_goods_minor: 10_000, quoted_tax_minor: 655, fee_minor: 100 });
const lines = [line({ quantity: 5, qty_return_open: 3 })];
const receive = (
	facts = caseOf({}, [three]),
	parcel: Parcel = { items: [{ item_id: 'rit_1', quantity: 3 }] }
) => receiveReturn(facts, parcel, lines, ACT);

describe('a parcel', () => {
	it('with everything completes the return', () => {
		const change = valueOf(receive());
		expect(change.return).toEqual({ state: 'received', received_at: NOW, needs_person_since: NOW });
		expect(change.items).toEqual([
			{ item_id: 'rit_1', set: { reception: 'received', received_at: NOW, received_by: 'stf_1' } }
		]);
		expect([change.splits, change.counters]).toEqual([[], []]);
	});

	it('with two of three splits the item', () => {
		const change = valueOf(receive(undefined, { items: [{ item_id: 'rit_1', quantity: 2 }] }));
		expect(change.return.state).toBe('part_received');
		expect(change.items[0]?.set).toMatchObject({
			reception: 'received',
			quantity: 2,
			quoted_goods_minor: 6_667
		});
		expect(change.splits).toEqual([
			{
				from_id: 'rit_1',
				set: {
					quantity: 1,
					quoted_goods_minor: 3_333,
					quoted_tax_minor: 218,
					quoted_shipping_minor: 0,
					fee_minor: 33
				}
			}
		]);
	});

	it('scanned piece by piece is the same as counted', () => {
		const once = { item_id: 'rit_1', quantity: 1 };
		expect(receive(undefined, { items: [once, once, once] })).toEqual(receive());
	});

	it('in any number of parts keeps every unit and every satang', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 9 }),
				fc.nat(99_999),
				fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 9 }),
				(quantity, goods, parts) => {
					let facts = caseOf({}, [itemFacts({ quantity, quoted_goods_minor: goods })]);
					for (const part of [...parts, quantity]) {
						const row = facts.items.find(isAwaited);
						if (row === undefined) break;
						const items = [{ item_id: row.id, quantity: Math.min(part, row.quantity) }];
						facts = saved(facts, valueOf(receive(facts, { items })));
					}
					expect(total(facts.items, 'quantity')).toBe(quantity);
					expect(total(facts.items, 'quoted_goods_minor')).toBe(goods);
					expect(facts.return.state).toBe(facts.items.some(isAwaited) ? 'part_received' : 'received');
				}
			)
		);
	});

	it('that comes after its return expired takes its units again', () => {
		const expired = caseOf({ state: 'expired' }, [{ ...three, reception: 'expired' }]);
		const free = [line({ quantity: 3 })];
		const all = { items: [{ item_id: 'rit_1', quantity: 3 }] };
		expect(valueOf(receiveReturn(expired, all, free, ACT)).counters).toEqual([
			{ line_id: 'lin_1', qty_return_open: 3, qty_returned: 0 }
		]);
		const taken = [line({ quantity: 3, qty_return_open: 1 })];
		expect(refusalOf(receiveReturn(expired, all, taken, ACT))).toBe('already_returning');
	});

	it('may hold things that nobody announced', () => {
		const unannounced = [{ line_id: 'lin_1', quantity: 2, note: 'in the same bag' }];
		const change = valueOf(receive(undefined, { items: [], unannounced }));
		expect(change.additions).toMatchObject([
			{ reception: 'received', acceptance: 'pending', quantity: 2, quoted_goods_minor: 40_000, fee_minor: 0 }
		]);
		expect(change.counters).toEqual([{ line_id: 'lin_1', qty_return_open: 2, qty_returned: 0 }]);
		expect(change.return.state).toBe('part_received');
	});
});

describe('is refused', () => {
	it.each([
		['an empty parcel', { items: [] }, 'nothing_to_receive'],
		['somebody else’s item', { items: [{ item_id: 'rit_9', quantity: 1 }] }, 'not_found'],
		['half a piece', { items: [{ item_id: 'rit_1', quantity: 0.5 }] }, 'quantity_invalid'],
		[
			'less than nothing beside something',
			{
				items: [
					{ item_id: 'rit_1', quantity: 3 },
					{ item_id: 'rit_1', quantity: -1 }
				]
			},
			'quantity_invalid'
		],
		['more than awaited', { items: [{ item_id: 'rit_1', quantity: 4 }] }, 'quantity_exceeds_awaited'],
		[
			'more unannounced than the customer has',
			{ items: [], unannounced: [{ line_id: 'lin_1', quantity: 3, note: '' }] },
			'quantity_exceeds_returnable'
		],
		[
			'unannounced from another order',
			{ items: [], unannounced: [{ line_id: 'lin_9', quantity: 1, note: '' }] },
			'line_unknown'
		]
	])('%s', (_what, parcel, reason) => {
		expect(refusalOf(receive(undefined, parcel))).toBe(reason);
	});

	it('what was received already, or never had to come', () => {
		const received = { ...three, reception: 'received' as const };
		const rest = itemFacts({ id: 'rit_2' });
		const facts = caseOf({ state: 'part_received', received_at: 1 }, [received, rest]);
		expect(refusalOf(receive(facts))).toBe('nothing_to_receive');
		const kept = caseOf({}, [{ ...three, goods_required: 0 }]);
		expect(refusalOf(receive(kept))).toBe('nothing_to_receive');
		const over = caseOf({ state: 'received', received_at: 1 }, [received]);
		expect(refusalOf(receive(over))).toBe('nothing_to_receive');
	});
});

const total = (items: readonly ItemFacts[], figure: 'quantity' | 'quoted_goods_minor'): number =>
	items.reduce((sum, item) => sum + item[figure], 0);
