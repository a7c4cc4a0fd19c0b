import { hasRole, hasScope, type Actor } from '#lib/domain/actor.ts';

/** Settings belong to merchants, to API keys a merchant gave the scope to, and to the machine itself. */
export const maySet = (actor: Actor): boolean =>
	actor.kind === 'system' || hasRole(actor, 'merchant') || hasScope(actor, 'settings:write');
