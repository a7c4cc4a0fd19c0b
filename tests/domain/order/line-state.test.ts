import { expect, it } from 'vitest';
import { lineState } from '#lib/domain/order/line-state.ts';

const of = (change: object, delivered = 0) =>
	lineState(
		{ quantity: 3, qty_fulfilled: 0, qty_cancelled: 0, qty_return_open: 0, qty_returned: 0, ...change },
		delivered
	);

it.each([
	['nothing sent', of({}), 'unfulfilled', []],
	['one sent', of({ qty_fulfilled: 1 }), 'part_fulfilled', []],
	['all sent', of({ qty_fulfilled: 3 }), 'fulfilled', []],
	['all sent but the cancelled', of({ qty_fulfilled: 2, qty_cancelled: 1 }), 'fulfilled', ['part_cancelled']],
	['all there', of({ qty_fulfilled: 3 }, 3), 'delivered', []],
	['cancelled', of({ qty_cancelled: 3 }), 'cancelled', []],
	['in a return', of({ qty_fulfilled: 3, qty_return_open: 1 }, 3), 'delivered', ['return_open']],
	['one back', of({ qty_fulfilled: 3, qty_returned: 1 }, 3), 'delivered', ['part_returned']],
	['all back', of({ qty_fulfilled: 3, qty_returned: 3 }, 3), 'delivered', ['returned']]
])('%s', (_what, found, state, overlays) => {
	expect(found).toEqual({ state, overlays });
});
