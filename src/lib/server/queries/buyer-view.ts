import { factsForBuyer } from '#lib/domain/gift/facts.ts';
import type { Reader } from '../store/database.ts';
import { heldPerLine } from '../store/gift-facts.ts';
import type { OrderView } from './order-view.ts';

/**
 * An order as its buyer sees it: of what the receiver of a gift does with it there is no trace, neither among the
 * returns, refunds and messages nor in what the lines count. Where nothing was given away nothing more is read.
 */
export async function asBuyerSees(db: Reader, view: OrderView): Promise<OrderView> {
	if (!view.lines.some((line) => (line.qty_gifted ?? 0) > 0)) return view;
	const hidden = new Set(view.returns.filter((one) => one.gift_id).map((one) => one.id as string));
	const isHidden = (id: unknown): boolean => typeof id === 'string' && hidden.has(id);
	const held = await heldPerLine(db, view.order.id);
	return {
		...view,
		lines: view.lines.map((line) => {
			const { open, returned } = held.get(line.id) ?? { open: 0, returned: 0 };
			return {
				...line,
				qty_return_open: line.qty_return_open - open,
				qty_returned: line.qty_returned - returned
			};
		}),
		returns: view.returns.filter((one) => !isHidden(one.id)),
		refunds: view.refunds.filter((one) => !isHidden(one.return_id)),
		messages: view.messages.filter((one) => !isHidden(one.return_id)),
		events: view.events.filter((event) => !isHidden(event.entity_id) && !isHidden(event.data.return_id)),
		facts: factsForBuyer(view.facts, held)
	};
}
