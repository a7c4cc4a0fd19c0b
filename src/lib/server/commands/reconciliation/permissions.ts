import { hasRole, hasScope, type Actor } from '#lib/domain/actor.ts';

/** Books and provider are the business of who leads: to compare them, to say what a difference was, to hand it over. */
export const mayReconcile = (actor: Actor): boolean =>
	actor.kind === 'system' || hasRole(actor, 'lead') || hasScope(actor, 'refunds:write');
