import { hasScope, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';

/** The customer of this very order, staff, and API keys that write orders. */
export const mayPropose = (actor: Actor, orderId: Id<'ord'>): boolean =>
	actor.kind === 'customer' ? actor.orderId === orderId : mayDecide(actor);

/** Staff, and API keys that write orders. */
export const mayDecide = (actor: Actor): boolean => actor.kind === 'staff' || hasScope(actor, 'orders:write');
