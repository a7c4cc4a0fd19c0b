import type { LineCheck } from './line-check.ts';

/** Nothing of a cancelled order or line was kept, so nothing can come back. */
export const orderCancelled: LineCheck = ({ order, line }) =>
	order.cancelled || line.qty_cancelled === line.quantity
		? { reason: 'order_cancelled', facts: { line_id: line.line_id, whole_order: order.cancelled } }
		: null;
