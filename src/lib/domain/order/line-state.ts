import type { LineFacts } from '../policy/types.ts';

export const LINE_STATES = ['unfulfilled', 'part_fulfilled', 'fulfilled', 'delivered', 'cancelled'] as const;
export type LineState = (typeof LINE_STATES)[number];
export const LINE_OVERLAYS = ['part_cancelled', 'return_open', 'part_returned', 'returned'] as const;
export type LineOverlay = (typeof LINE_OVERLAYS)[number];

/** Where a line stands: never stored, always told from its counters, so it cannot contradict them. */
export function lineState(
	line: Pick<LineFacts, 'quantity' | 'qty_fulfilled' | 'qty_cancelled' | 'qty_return_open' | 'qty_returned'>,
	delivered: number
): { state: LineState; overlays: LineOverlay[] } {
	const wanted = line.quantity - line.qty_cancelled;
	const overlays: [boolean, LineOverlay][] = [
		[line.qty_cancelled > 0 && wanted > 0, 'part_cancelled'],
		[line.qty_return_open > 0, 'return_open'],
		[line.qty_returned > 0 && line.qty_returned < wanted, 'part_returned'],
		[line.qty_returned > 0 && line.qty_returned === wanted, 'returned']
	];
	return {
		state: baseState(wanted, line.qty_fulfilled, delivered),
		overlays: overlays.filter(([holds]) => holds).map(([, overlay]) => overlay)
	};
}

function baseState(wanted: number, fulfilled: number, delivered: number): LineState {
	if (wanted === 0) return 'cancelled';
	if (fulfilled === 0) return 'unfulfilled';
	if (fulfilled < wanted) return 'part_fulfilled';
	return delivered >= wanted ? 'delivered' : 'fulfilled';
}
