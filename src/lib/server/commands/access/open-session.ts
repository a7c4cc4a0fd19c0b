import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { doorWithin, startCustomerSession } from '../../auth/sessions.ts';
import type { CustomerVisitor } from '../../auth/visitors.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { deleteSession } from '../../store/sessions.ts';
import { findOrder } from '../../store/orders.ts';

export type OpenedOrder = {
	orderNumber: string;
	/** For the cookie of the new session. */
	sessionToken: string;
	/** Whether the cookie outlives the browser. */
	stay: boolean;
};

/**
 * A new session for what was just proved; the one the visitor had ends. Who had proved the same mailbox before
 * keeps seeing all its orders.
 */
export async function openSession(
	tx: Tx,
	context: Pick<CommandContext, 'ids'>,
	opening: {
		proved: { orderId: Id<'ord'>; email: string | null };
		stay: boolean;
		visitor: CustomerVisitor | null;
		now: Instant;
	}
): Promise<OpenedOrder> {
	const { proved, visitor, now } = opening;
	const order = await findOrder(tx, proved.orderId);
	if (!order) throw new Error('An access token names an order that is gone');
	const had = visitor?.email ?? null;
	const stay = proved.email !== null && (opening.stay || had === proved.email);
	const keeps = had !== null && had === order.email_norm ? had : null;
	const scope = stay ? { email: proved.email, orderId: null } : { email: keeps, orderId: order.id };
	if (visitor) await deleteSession(tx, 'customer_sessions', visitor.sessionId);
	const sessionToken = await startCustomerSession(doorWithin(tx, now), context.ids, scope);
	return { orderNumber: order.number, sessionToken, stay: stay || keeps !== null };
}
