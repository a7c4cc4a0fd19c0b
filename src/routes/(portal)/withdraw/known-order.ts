import type { Id } from '#lib/domain/ids.ts';
import { orderAccess } from '#lib/server/auth/actors.ts';
import { orderNumberOf } from '#lib/server/queries/order-number.ts';
import { ordersOfMailbox } from '#lib/server/queries/orders-of-mailbox.ts';
import { knownDeclarant, piecesOfOrder } from '#lib/server/queries/withdrawal.ts';

/** The order that the session proves: the one that is named, or the only one it holds. Null for a guest. */
export async function provedOrder(locals: App.Locals, named: string | null) {
	const { context, customer } = locals;
	const { read } = context.db;
	if (!customer) return null;
	const number = named ?? (customer.orderId && (await orderNumberOf(read, customer.orderId)));
	const id = number ? await orderAccess(context, customer, number) : null;
	const known = id && (await knownDeclarant(read, id));
	return id && known ? { id, ...known, pieces: await piecesOfOrder(read, id) } : null;
}

/** The numbers that somebody who proved a mailbox may choose from. */
export async function ownOrders(locals: App.Locals): Promise<string[]> {
	const { context, customer } = locals;
	if (!customer?.email) return [];
	return (await ordersOfMailbox(context.db.read, customer.email)).slice(0, 10).map((order) => order.number);
}

/** Pieces by their place in the order, as the cookie between the two steps has them. */
export async function piecesAt(
	locals: App.Locals,
	orderId: Id<'ord'>,
	chosen: readonly (readonly [number, number])[],
	language: 'th' | 'en' | 'de'
) {
	const lines = await piecesOfOrder(locals.context.db.read, orderId);
	return chosen.flatMap(([at, units]) => {
		const line = lines[at];
		if (!line) return [];
		const title = line.title[language === 'th' ? 'th' : 'en'];
		return [{ line_id: line.line_id, title, quantity: Math.min(units, line.quantity) }];
	});
}
