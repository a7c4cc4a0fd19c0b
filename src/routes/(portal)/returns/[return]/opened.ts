import { error, type RequestEvent } from '@sveltejs/kit';
import { parseReadableCode } from '#lib/domain/ids.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { customerActor, maySee } from '#lib/server/auth/actors.ts';
import { customerReturn, type CustomerReturn } from '#lib/server/queries/customer-return.ts';

export type OpenedReturn = { view: CustomerReturn; actor: Actor; here: string };

/** The return of this address for who may see its order; anybody else's is the same 404 as none. */
export async function openReturn(
	event: RequestEvent<Partial<Record<string, string>>>
): Promise<OpenedReturn> {
	const { context, customer } = event.locals;
	const number = parseReadableCode('RT', event.params.return ?? '');
	const view = number && customer ? await customerReturn(context.db.read, number) : null;
	if (!view || !customer || !maySee(customer, view.order)) error(404);
	return {
		view,
		actor: customerActor(customer, view.order.id),
		here: `/returns/${view.return.number}`
	};
}
