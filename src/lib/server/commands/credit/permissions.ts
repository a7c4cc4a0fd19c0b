import { hasRole, hasScope, type Actor } from '#lib/domain/actor.ts';

/** May spend a customer's credit and take a spend back: a checkout with a key of its own. */
export const maySpendCredit = (actor: Actor): boolean => hasScope(actor, 'credit:write');

/** May correct what a customer has, in either direction: not routine, so a lead or a merchant. */
export const mayAdjustCredit = (actor: Actor): boolean => hasRole(actor, 'lead');
