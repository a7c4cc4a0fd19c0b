import { error, type RequestEvent } from '@sveltejs/kit';
import { parseReadableCode } from '#lib/domain/ids.ts';
import { customerActor, orderInSight } from '#lib/server/auth/actors.ts';
import { chargeOf } from '#lib/server/queries/charges.ts';

/** The charge of this address for who may see its order; of another order or another person it is the same 404. */
export async function openChargePage(event: RequestEvent<Partial<Record<string, string>>>) {
	const { context, customer } = event.locals;
	const order = await orderInSight(context, customer, event.params.order ?? '');
	const number = parseReadableCode('PY', event.params.charge ?? '');
	const view = order && number ? await chargeOf(context.db.read, order.id, number) : null;
	if (!order || !view || !customer) error(404);
	const here = `/orders/${encodeURIComponent(order.number)}/pay/${view.charge.number}`;
	return { order, view, here, actor: customerActor(customer, order.id) };
}
