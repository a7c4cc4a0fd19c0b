import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineVerdict } from '#lib/domain/policy/line-verdict.ts';
import type { LineFacts } from '#lib/domain/policy/types.ts';
import { DAY, endOfWindow } from '#lib/domain/time.ts';
import { line, NOW, order, rules, ZONE } from '../support/facts.ts';

const verdict = (facts: LineFacts, now = NOW) => lineVerdict(rules(), order({ lines: [facts] }), facts, now);
const arrived = (quantity: number, daysAgo: number) => ({
	quantity,
	shipped_at: NOW - (daysAgo + 2) * DAY,
	delivered_at: NOW - daysAgo * DAY
});

describe('a line in several parcels', () => {
	const split = line({ quantity: 3, parcels: [arrived(1, 40), arrived(1, 20), arrived(1, 3)] });

	it('counts only the units whose window is open, until the first of them closes', () => {
		expect(verdict(split)).toMatchObject({
			returnable_quantity: 2,
			return_by: endOfWindow(NOW - 20 * DAY, 30, ZONE),
			refusal: null,
			defect_possible: false
		});
	});

	it('takes units that came back already from the parcel that closed first', () => {
		expect(verdict({ ...split, qty_returned: 1 }).returnable_quantity).toBe(2);
		expect(verdict({ ...split, qty_returned: 2 }).returnable_quantity).toBe(1);
		expect(verdict({ ...split, qty_returned: 2, qty_return_open: 1 }).refusal?.reason).toBe(
			'already_returning'
		);
	});

	it('waits for the units still on their way', () => {
		const waiting = line({
			quantity: 2,
			qty_return_open: 1,
			parcels: [arrived(1, 2), { quantity: 1, shipped_at: NOW - DAY, delivered_at: null }]
		});
		expect(verdict(waiting).refusal?.reason).toBe('not_delivered_yet');
	});
});

it('keeps the right to report a defect where taste has none', () => {
	expect(verdict(line({ final_sale: true }))).toMatchObject({ return_by: null, defect_possible: true });
	expect(verdict(line({ parcels: [arrived(1, 100)] }))).toMatchObject({
		return_by: endOfWindow(NOW - 100 * DAY, 30, ZONE),
		defect_possible: true
	});
	expect(verdict(line({ parcels: [arrived(1, 800)] })).defect_possible).toBe(false);
});

it('never offers more units than arrived and are free', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.record({ quantity: fc.integer({ min: 1, max: 4 }), days: fc.integer({ min: 0, max: 60 }) }),
				{
					maxLength: 4
				}
			),
			fc.nat(4),
			fc.nat(4),
			(parcels, open, returned) => {
				const fulfilled = parcels.reduce((sum, parcel) => sum + parcel.quantity, 0);
				fc.pre(open + returned <= fulfilled && fulfilled > 0);
				const facts = line({
					quantity: fulfilled,
					qty_fulfilled: fulfilled,
					qty_return_open: open,
					qty_returned: returned,
					parcels: parcels.map((parcel) => arrived(parcel.quantity, parcel.days))
				});
				const found = verdict(facts);
				expect(found.returnable_quantity).toBeLessThanOrEqual(fulfilled - open - returned);
				expect(found.returnable_quantity > 0).toBe(found.refusal === null);
			}
		)
	);
});
