import { hasScope, type Actor } from '#lib/domain/actor.ts';

/** Staff answer declarations, and API keys that may decide returns. */
export const mayAnswer = (actor: Actor): boolean =>
	actor.kind === 'staff' || hasScope(actor, 'returns:decide');
