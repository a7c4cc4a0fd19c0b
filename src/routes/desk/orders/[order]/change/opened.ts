import { error, type RequestEvent } from '@sveltejs/kit';
import { orderChangeSettings } from '#lib/domain/order-change/settings.ts';
import { deskChanges, type DeskChanges } from '#lib/server/queries/order-changes.ts';

export type OpenedDeskChanges = DeskChanges & { here: string };

/** The changes of the order in the address. */
export async function openDeskChanges(
	event: RequestEvent<Partial<Record<string, string>>>
): Promise<OpenedDeskChanges> {
	const { context, shop } = event.locals;
	const settings = orderChangeSettings(shop.settings);
	const now = context.clock.now();
	const view = await deskChanges(context.db.read, event.params.order ?? '', settings, now);
	if (!view) error(404);
	return { ...view, here: `/desk/orders/${encodeURIComponent(view.order.number)}` };
}
