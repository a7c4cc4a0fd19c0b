import { error, type RequestEvent } from '@sveltejs/kit';
import { parseReadableCode } from '#lib/domain/ids.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { customerActor, maySee } from '#lib/server/auth/actors.ts';
import { boxableWith } from '#lib/server/queries/return.ts';
import type { BoxMate } from '#lib/server/queries/return-types.ts';
import { customerReturn, type CustomerReturn } from '#lib/server/queries/customer-return.ts';

export type OpenedReturn = { view: CustomerReturn; actor: Actor; here: string };

/** The return of this address for who may see its order; anybody else's is the same 404 as none. */
export async function openReturn(
	event: RequestEvent<Partial<Record<string, string>>>
): Promise<OpenedReturn> {
	const { context, customer } = event.locals;
	const number = parseReadableCode('RT', event.params.return ?? '');
	const view = number && customer ? await customerReturn(context.db.read, number) : null;
	// What the receiver of a gift sends back is not the buyer's to see.
	if (!view || !customer || view.return.gift_id || !maySee(customer, view.order)) error(404);
	return {
		view,
		actor: customerActor(customer, view.order.id),
		here: `/returns/${view.return.number}`
	};
}

/** Those in the same box, as far as this visitor may see their orders: all of them for who proved the mailbox. */
export async function matesInSight(
	{ locals: { context, customer } }: RequestEvent<Partial<Record<string, string>>>,
	{ box }: CustomerReturn
): Promise<CustomerReturn[]> {
	const mates = await Promise.all(box.map(({ number }) => customerReturn(context.db.read, number)));
	return mates.flatMap((mate) => (mate && customer && maySee(customer, mate.order) ? mate : []));
}

/** Those that could join its box: only who proved the mailbox is told of its other orders. */
export const boxableInSight = async (
	{ locals: { context, customer } }: RequestEvent<Partial<Record<string, string>>>,
	view: CustomerReturn
): Promise<BoxMate[]> =>
	customer?.email && customer.email === view.order.email_norm ? boxableWith(context.db.read, view) : [];
