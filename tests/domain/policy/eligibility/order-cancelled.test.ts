import { expect, it } from 'vitest';
import { orderCancelled } from '#lib/domain/policy/eligibility/order-cancelled.ts';
import { lineCase } from './line-case.ts';

it('lets a live line pass', () => {
	expect(orderCancelled(lineCase())).toBeNull();
	expect(orderCancelled(lineCase({ quantity: 2, qty_cancelled: 1, qty_fulfilled: 1 }))).toBeNull();
});

it('stops a cancelled order and a line cancelled whole', () => {
	expect(orderCancelled(lineCase({}, { cancelled: true }))?.facts.whole_order).toBe(true);
	const line = { quantity: 2, qty_cancelled: 2, qty_fulfilled: 0, parcels: [] };
	expect(orderCancelled(lineCase(line))).toEqual({
		reason: 'order_cancelled',
		facts: { line_id: 'lin_1', whole_order: false }
	});
});
