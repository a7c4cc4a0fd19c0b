import type { HeldUnits } from './facts.ts';

type Line = {
	quantity: number;
	qty_cancelled: number;
	qty_return_open: number;
	qty_returned: number;
	qty_gifted?: number;
};

/**
 * Units that can be given away: neither called off, nor given already, nor sent back by the buyer. What receivers sent
 * back (`held`) was given, and counts once.
 */
export function freeToGive(line: Line, held: HeldUnits = { open: 0, returned: 0 }): number {
	const back = line.qty_return_open + line.qty_returned - held.open - held.returned;
	return Math.max(0, line.quantity - line.qty_cancelled - back - (line.qty_gifted ?? 0));
}
