import { normalOrderNumber } from '#lib/domain/order/normal.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Context } from '../context.ts';
import { compiled } from '../store/compiled.ts';
import { findOrderByNumber } from '../store/orders.ts';
import type { OrdersTable } from '../store/schema.ts';
import type { CustomerVisitor, StaffVisitor } from './visitors.ts';

/** A customer who acts on one order. Call it only with an id that `orderAccess` gave. */
export const customerActor = (
	visitor: CustomerVisitor,
	orderId: Id<'ord'>
): Extract<Actor, { kind: 'customer' }> => ({ kind: 'customer', orderId, email: visitor.email });

/** The signed-in member of staff of a route that the access table keeps for staff. */
export function staffActor(locals: { staff: StaffVisitor | null }): StaffVisitor {
	if (!locals.staff) throw new Error('This route is open to others than staff: see auth/access.ts');
	return locals.staff;
}

/**
 * The order's id when this visitor may see it, else null: the same for an order that is not there and one that
 * belongs to somebody else. An order without an address is seen through its own link alone.
 */
export async function orderAccess(
	context: Pick<Context, 'db'>,
	visitor: CustomerVisitor | null,
	orderNumber: string
): Promise<Id<'ord'> | null> {
	if (!visitor) return null;
	const [order] = await owner(context.db.read, normalOrderNumber(orderNumber));
	return order && maySee(visitor, order) ? order.id : null;
}

/** The same order whole, for a page that shows it. */
export async function orderInSight(
	context: Pick<Context, 'db'>,
	visitor: CustomerVisitor | null,
	orderNumber: string
): Promise<OrdersTable | null> {
	if (!visitor) return null;
	const order = await findOrderByNumber(context.db.read, normalOrderNumber(orderNumber));
	return order && maySee(visitor, order) ? order : null;
}

/** Null never equals null: neither an order without an address nor a visitor without one matches anything. */
export function maySee(
	visitor: Pick<CustomerVisitor, 'email' | 'orderId'>,
	order: { id: Id<'ord'>; email_norm: string | null }
): boolean {
	if (visitor.orderId !== null && visitor.orderId === order.id) return true;
	return visitor.email !== null && visitor.email !== '' && visitor.email === order.email_norm;
}

const owner = compiled((db, numberNorm: string) =>
	db.selectFrom('orders').select(['id', 'email_norm']).where('number_norm', '=', numberNorm)
);
