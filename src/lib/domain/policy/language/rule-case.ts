import { lineShare } from '../../refund/line-share.ts';
import type { ReturnMethod } from '../../return/states.ts';
import type { Instant } from '../../time.ts';
import { isWholeOrder } from '../outbound-shipping.ts';
import type { LineFacts, OpenedBy, OrderFacts, ReasonFacts, RequestedItem } from '../types.ts';
import type { Leaf } from './answer.ts';

/** What one rule may look at: a line, and what a customer asks for it once they ask. */
export type RuleCase = {
	order: OrderFacts;
	line: LineFacts;
	now: Instant;
	/** Null while nobody has asked for anything: then whatever asks about the request is undecided. */
	asked: Asked | null;
	/** Where an evaluation leaves the comparison that last did not hold. */
	missed: Leaf | null;
};

export type Asked = { item: RequestedItem; reason: ReasonFacts; request: RequestFacts };

/** The request as a whole, worked out when a rule first asks for it. */
export type RequestFacts = {
	method: ReturnMethod;
	opened_by: OpenedBy | null;
	items: readonly RequestedItem[];
	pieces: number;
	/** Share of what was paid for everything that is asked for, tax included. */
	value: () => number;
	whole_order: () => boolean;
	/** Units asked for of a line, whatever the reason. */
	ofLine: (lineId: string) => number;
};

/** `items` are merged: each line, reason, answer and outcome once. */
export function requestFacts(
	order: OrderFacts,
	items: readonly RequestedItem[],
	method: ReturnMethod,
	openedBy: OpenedBy | undefined
): RequestFacts {
	let value: number | null = null;
	const ofLine = (lineId: string): number => {
		let units = 0;
		for (const item of items) if (item.line_id === lineId) units += item.quantity;
		return units;
	};
	return {
		method,
		opened_by: openedBy ?? null,
		items,
		pieces: items.reduce((sum, item) => sum + item.quantity, 0),
		value: () => (value ??= order.lines.reduce((sum, line) => sum + valueOf(line, ofLine(line.line_id)), 0)),
		whole_order: () => isWholeOrder(order, ofLine),
		ofLine
	};
}

/** More than there is counts as all there is: the checks of the request come after the rules. */
function valueOf(line: LineFacts, asked: number): number {
	const before = line.refunded_quantity + line.qty_return_open;
	const units = Math.min(asked, Math.max(0, line.quantity - before));
	return units > 0 ? lineShare(line, before, units).goods_minor : 0;
}
