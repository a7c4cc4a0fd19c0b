import { error, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/domain/actor.ts';
import type { ChangeKind } from '#lib/domain/order-change/kinds.ts';
import { orderChangeSettings, type OrderChangeSettings } from '#lib/domain/order-change/settings.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import { customerActor, orderInSight } from '#lib/server/auth/actors.ts';
import type { CustomerVisitor } from '#lib/server/auth/visitors.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { changeStanding, type ChangeStanding } from '#lib/server/queries/order-changes.ts';

export type OpenedChange = {
	order: NonNullable<Awaited<ReturnType<typeof orderInSight>>>;
	standing: Record<ChangeKind, ChangeStanding>;
	settings: OrderChangeSettings;
	actor: Actor;
	visitor: CustomerVisitor;
	voice: Voice;
	/** The page of the order. */
	home: string;
};

/** Somebody else's order and one that does not exist are the same 404. */
export async function openChanges(
	event: RequestEvent<Partial<Record<string, string>>>
): Promise<OpenedChange> {
	const { context, customer, locale, shop } = event.locals;
	const order = await orderInSight(context, customer, event.params.order ?? '');
	if (!order || !customer) error(404);
	const settings = orderChangeSettings(shop.settings);
	const now = context.clock.now();
	const all = await changeStanding(context.db.read, order, settings, 'customer', now);
	return {
		order,
		standing: Object.fromEntries(all.map((one) => [one.kind, one])) as Record<ChangeKind, ChangeStanding>,
		settings,
		actor: customerActor(customer, order.id),
		visitor: customer,
		voice: voiceOfVisitor({ locale, shop }),
		home: `/orders/${encodeURIComponent(order.number)}`
	};
}
