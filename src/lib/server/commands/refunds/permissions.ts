import { hasRole, hasScope, type Actor } from '#lib/domain/actor.ts';

/** May decide refunds at all; how much is a question of the limit. */
export const mayRefund = (actor: Actor): boolean =>
	actor.kind === 'staff' || hasScope(actor, 'refunds:write');

/** May do what is not routine: give money another way than it came. */
export const maySettleOtherwise = (actor: Actor): boolean =>
	hasRole(actor, 'lead') || hasScope(actor, 'refunds:write');
