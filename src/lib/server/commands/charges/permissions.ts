import { hasRole, hasScope, type Actor } from '#lib/domain/actor.ts';
import type { ChargesTable } from '../../store/schema-charges.ts';

/** The customer whose order it is; staff and keys open the page for them, and pay nothing themselves. */
export const mayPay = (actor: Actor, charge: Pick<ChargesTable, 'order_id'>): boolean =>
	actor.kind === 'customer' ? actor.orderId === charge.order_id : maySeeCharges(actor);

export const maySeeCharges = (actor: Actor): boolean =>
	actor.kind === 'staff' || hasScope(actor, 'orders:read') || hasScope(actor, 'orders:write');

/** Asking a customer for money, or no longer, is not routine. */
export const mayAsk = (actor: Actor): boolean => hasRole(actor, 'lead') || hasScope(actor, 'orders:write');
