import type { Id } from '#lib/domain/ids.ts';
import { compiled } from '../store/compiled.ts';

/** Which line has which place in an order: all that a request to return pieces needs of them before it is judged. */
export const linePositions = compiled((db, orderId: Id<'ord'>) =>
	db.selectFrom('order_lines').select(['id', 'position']).where('order_id', '=', orderId)
);
