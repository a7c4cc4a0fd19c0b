import { hasScope, type Actor } from '#lib/domain/actor.ts';
import { maySet } from '../settings/permissions.ts';

/** Whoever sets up a webhook reads all events from then on: a key without that scope gets no second way to them. */
export const maySetWebhooks = (actor: Actor): boolean =>
	maySet(actor) && (actor.kind !== 'api' || hasScope(actor, 'events:read'));
