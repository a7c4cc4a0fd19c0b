import { hasRole, hasScope, type Actor } from '#lib/domain/actor.ts';

/** May decide refunds at all; how much is a question of the limit. */
export const mayRefund = (actor: Actor): boolean =>
	actor.kind === 'staff' || hasScope(actor, 'refunds:write');

/** May do what is not routine: give money another way than it came. */
export const maySettleOtherwise = (actor: Actor): boolean =>
	hasRole(actor, 'lead') || hasScope(actor, 'refunds:write');

/**
 * Up to which amount an actor lets money go without a second person; null: any. Leads and merchants are the second
 * person; the policy's own approvals are the system's; a key needs the scope for money. A limit in the shop's currency
 * says nothing about another one, so there somebody else looks.
 */
export function limitOf(actor: Actor, currency: string, shopCurrency: string): number | null {
	if (actor.kind === 'system' || hasScope(actor, 'refunds:write') || hasRole(actor, 'lead')) return null;
	if (actor.kind !== 'staff') return 0;
	if (actor.refundLimitMinor === null) return null;
	return currency === shopCurrency ? actor.refundLimitMinor : 0;
}

export const isWithin = (limit: number | null, amountMinor: number): boolean =>
	limit === null || amountMinor <= limit;
