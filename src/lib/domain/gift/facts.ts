import type { LineFacts, OrderFacts } from '../policy/types.ts';

/** Units of one line that returns of a gift hold or have brought back. */
export type HeldUnits = { open: number; returned: number };

/** One gift, or what all gifts of an order hold, by the ids of lines. */
export type GiftUnits = ReadonlyMap<string, HeldUnits>;

const NONE: HeldUnits = { open: 0, returned: 0 };

/**
 * The facts of an order as its buyer is told them: what was given away is not theirs to send back, and it looks the
 * same whether the receiver has sent it back or not.
 */
export const factsForBuyer = (facts: OrderFacts, held: GiftUnits): OrderFacts => ({
	...facts,
	lines: facts.lines.map((line) => {
		const { open, returned } = held.get(line.line_id) ?? NONE;
		const given = Math.max(line.qty_gifted ?? 0, open + returned);
		if (given === 0) return line;
		return {
			...line,
			qty_return_open: line.qty_return_open - open,
			qty_returned: line.qty_returned - returned,
			qty_given: given
		};
	})
});

/**
 * The facts of an order for the receiver of one gift: of each line no more units are free than the gift has left, of
 * the other lines none. `held` is what this gift's own returns hold.
 */
export const factsForReceiver = (
	facts: OrderFacts,
	gift: ReadonlyMap<string, number>,
	held: GiftUnits
): OrderFacts => ({
	...facts,
	is_gift: true,
	lines: facts.lines.map((line): LineFacts => {
		const { open, returned } = held.get(line.line_id) ?? NONE;
		const left = Math.max(0, (gift.get(line.line_id) ?? 0) - open - returned);
		const free = line.quantity - line.qty_cancelled - line.qty_return_open - line.qty_returned;
		return left < free ? { ...line, qty_given: free - left } : line;
	})
});
