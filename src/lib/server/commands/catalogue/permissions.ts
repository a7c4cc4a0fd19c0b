import { hasRole, hasScope, type Actor } from '#lib/domain/actor.ts';

/** The catalogue and its counts belong to merchants, to keys with the scope, and to the machine itself. */
export const mayKeepCatalogue = (actor: Actor): boolean =>
	actor.kind === 'system' || hasRole(actor, 'merchant') || hasScope(actor, 'catalogue:write');
