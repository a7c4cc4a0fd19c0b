import { describe, expect, it } from 'vitest';
import { bearsFees, keptOfGoods } from '#lib/domain/policy/fees.ts';
import { isKept, unitsBefore } from '#lib/domain/policy/item-figures.ts';
import { restockingBasisPoints } from '#lib/domain/policy/language/terms.ts';
import { isWholeOrder, outboundShare, shippingLeft } from '#lib/domain/policy/outbound-shipping.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import type { LineFacts, ParcelFacts, ReasonFacts } from '#lib/domain/policy/types.ts';
import { standingOf, unitsOf } from '#lib/domain/policy/standing.ts';
import { DAY } from '#lib/domain/time.ts';
import {
	damaged,
	item,
	line,
	NOW,
	order,
	payment,
	policy,
	reasons,
	request,
	rules,
	termsOf,
	valueOf
} from '../support/facts.ts';

const reasonOf = (fault: ReasonFacts['fault'], waives_fees: boolean): ReasonFacts => ({
	code: 'some',
	fault,
	needs_photo: false,
	waives_fees,
	answers: []
});

describe('fees', () => {
	it('are for the customer’s own reasons, unless the shop waives them', () => {
		expect(bearsFees(reasonOf('customer', false))).toBe(true);
		expect(bearsFees(reasonOf('customer', true))).toBe(false);
		expect(bearsFees(reasonOf('merchant', false))).toBe(false);
		expect(bearsFees(reasonOf('carrier', true))).toBe(false);
	});

	it('of a category are its own entry, or that of everything else, or none', () => {
		const change = {
			restocking_fees: [
				{ category: 'shoes', basis_points: 1_000 },
				{ category: null, basis_points: 500 }
			]
		};
		const some = rules(change);
		const kept = (fault: ReasonFacts['fault']) =>
			keptOfGoods(termsOf(change, 'shoes'), reasonOf(fault, false), 1, 1_999);
		expect(restockingBasisPoints(some, 'shoes')).toBe(1_000);
		expect(restockingBasisPoints(some, 'bags')).toBe(500);
		expect(restockingBasisPoints(rules({ restocking_fees: [] }), 'bags')).toBe(0);
		expect(kept('customer')).toBe(200);
		expect(kept('merchant')).toBe(0);
	});
});

describe('an item that is kept', () => {
	const checked = (fault: ReasonFacts['fault'], photos: number) => ({
		reason: reasonOf(fault, false),
		item: item({ photos })
	});
	const limited = termsOf({ keep_item_limit: { THB: 500 } });
	const elsewhere = termsOf({ keep_item_limit: { THB: 500 } }, 'clothing', 'EUR');

	it('is cheap, not the customer’s fault, and seen on a photo', () => {
		expect(isKept(limited, checked('merchant', 1), 500)).toBe(true);
		expect(isKept(limited, checked('merchant', 1), 501)).toBe(false);
		expect(isKept(limited, checked('merchant', 0), 500)).toBe(false);
		expect(isKept(limited, checked('customer', 1), 500)).toBe(false);
		expect(isKept(elsewhere, checked('merchant', 1), 0)).toBe(false);
	});
});

describe('the charge of the delivery', () => {
	const two = order({
		shipping_minor: 1_000,
		lines: [
			line({ line_id: 'lin_1', quantity: 3, paid_minor: 6_000 }),
			line({ line_id: 'lin_2', quantity: 1, paid_minor: 4_000 })
		]
	});
	const [first, second] = two.lines as [LineFacts, LineFacts];

	it('is shared by what was paid, then by units', () => {
		expect([0, 1, 2].map((before) => outboundShare(two, first, before, 1))).toEqual([200, 200, 200]);
		expect(outboundShare(two, second, 0, 1)).toBe(400);
	});

	it('never counts more units than the line has', () => {
		expect(outboundShare(two, first, 0, 9)).toBe(600);
		expect(outboundShare(two, first, 9, 1)).toBe(200);
		expect(outboundShare(two, line({ line_id: 'lin_9' }), 0, 1)).toBe(0);
	});

	it('goes over to the pieces in whose place others came before they were sent', () => {
		const changed = { ...first, qty_cancelled: 2, refunded_quantity: 2 };
		const third = line({ ...first, line_id: 'lin_3', quantity: 2, origin: 'replacement' });
		const facts = { ...two, lines: [changed, second, { ...third, paid_minor: (first.paid_minor / 3) * 2 }] };
		expect(outboundShare(facts, changed, 2, 1)).toBe(200);
		expect([0, 1].map((before) => outboundShare(facts, third, before, 1))).toEqual([200, 200]);
		expect(outboundShare(facts, second, 0, 1)).toBe(400);
	});

	it('goes back once', () => {
		expect(shippingLeft(order({ shipping_minor: 500, refunded_shipping_minor: 200 }))).toBe(300);
		expect(shippingLeft(order({ shipping_minor: 500, refunded_shipping_minor: 700 }))).toBe(0);
	});

	it('is that of a whole order when nothing stays with the customer', () => {
		const all = (change: Partial<LineFacts>, quantity: number) =>
			isWholeOrder(order({ lines: [line({ quantity: 5, ...change })] }), () => quantity);
		expect(all({}, 5)).toBe(true);
		expect(all({}, 4)).toBe(false);
		expect(all({ qty_cancelled: 2 }, 3)).toBe(true);
		expect(all({ qty_returned: 2, qty_return_open: 1 }, 2)).toBe(true);
		expect(all({ qty_returned: 2 }, 2)).toBe(false);
	});

	it('of several defective items is never more than what is left of it', () => {
		const facts = order({
			...two,
			refunded_shipping_minor: 450,
			payments: [payment()]
		});
		const both = [
			damaged({ line_id: 'lin_1', quantity: 2 }),
			damaged({ line_id: 'lin_2' }),
			item({ line_id: 'lin_1' })
		];
		const some = policy({ refund_shipping: { merchant_fault: true, whole_order: false } });
		const plan = valueOf(planReturn(some, reasons, facts, request(both), NOW));
		const given = plan.items.map((one) => [one.line_id, one.reason_code, one.shipping_minor]);
		expect(given).toEqual([
			['lin_1', 'changed_mind', 0],
			['lin_1', 'damaged', 400],
			['lin_2', 'damaged', 150]
		]);
	});
});

it('two items of a line that was refunded elsewhere share what is left of it', () => {
	const facts = order({
		lines: [line({ quantity: 2, paid_minor: 10_000, tax_minor: 0, refunded_minor: 8_000 })]
	});
	const both = [item(), item({ reason_code: 'too_big' })];
	const plan = valueOf(planReturn(policy(), reasons, facts, request(both), NOW));
	expect(plan.items.map((one) => one.goods_minor)).toEqual([2_000, 0]);
});

it('units before an item are those refunded, those in open returns and those earlier in the request', () => {
	const some = line({ quantity: 9, refunded_quantity: 2, qty_return_open: 1 });
	const facts = { reason: reasonOf('customer', false), outside_window: false } as const;
	const standing = standingOf(rules(), order(), some, NOW);
	const checked = [1, 3].map((quantity) => ({ ...facts, ...standing, line: some, item: item({ quantity }) }));
	expect(unitsBefore(checked)).toEqual([3, 4]);
});

describe('units of a line', () => {
	const parcel = (quantity: number, days: number | null): ParcelFacts => ({
		quantity,
		shipped_at: days === null ? null : NOW - (days + 2) * DAY,
		delivered_at: days === null ? null : NOW - days * DAY
	});
	const sorted = (change: Partial<LineFacts>, parcels: ParcelFacts[]) =>
		unitsOf(
			rules({ windows: [{ category: null, country: null, days: 30 }], defect_days: 90 }),
			order(),
			line({ parcels, ...change }),
			NOW
		);

	it('are awaited until they arrive, less those that were cancelled', () => {
		expect(sorted({ quantity: 5, qty_cancelled: 2 }, [])).toMatchObject({ awaited: 3, open: 0 });
		expect(sorted({ quantity: 5 }, [parcel(2, 1), parcel(3, null)])).toMatchObject({ awaited: 3, open: 2 });
	});

	it('are open, for a defect only, or too late, parcel by parcel', () => {
		const units = sorted({ quantity: 10 }, [parcel(1, 5), parcel(2, 40), parcel(3, 50), parcel(4, 200)]);
		expect(units).toMatchObject({ open: 1, defect_only: 5, expired: 4, awaited: 0 });
		const late = sorted({ quantity: 2 }, [parcel(2, 40)]);
		expect(units.closed_at).toBe(late.closed_at);
		expect(units.open_until).toBeGreaterThan(NOW);
	});

	it('that are in returns are taken from the parcels that close first', () => {
		const parcels = [parcel(2, 3), parcel(2, 9)];
		expect(sorted({ quantity: 4, qty_return_open: 1, qty_returned: 1 }, parcels)).toMatchObject({ open: 2 });
		const left = sorted({ quantity: 4, qty_return_open: 2 }, parcels).open_until;
		expect(left).toBe(sorted({ quantity: 2 }, [parcel(2, 3)]).open_until);
	});

	it('that are in returns before they arrived are not awaited any more', () => {
		expect(sorted({ quantity: 3, qty_return_open: 2 }, [parcel(1, 5)])).toMatchObject({
			open: 0,
			awaited: 1
		});
		expect(sorted({ quantity: 1, qty_return_open: 3 }, [parcel(1, 5)])).toMatchObject({ awaited: 0 });
	});
});
