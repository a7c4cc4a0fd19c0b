import { hasScope, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { refused } from '#lib/domain/result.ts';

/** Who may do a thing: `serve` acts on an order for its customer, `decide` judges, `system` happens by itself. */
export type Right = 'serve' | 'decide' | 'system';

/** Why an actor may not; null when they may. To somebody else's customer the thing does not exist. */
export function refusalOf(actor: Actor, right: Right, orderId: Id<'ord'>): ReturnType<typeof refused> | null {
	if (actor.kind === 'customer' && actor.orderId !== orderId) return refused('not_found');
	return may(actor, right) ? null : refused('not_allowed');
}

function may(actor: Actor, right: Right): boolean {
	if (actor.kind === 'system') return right !== 'decide';
	if (right === 'system') return false;
	if (actor.kind === 'staff') return true;
	if (actor.kind === 'customer') return right === 'serve';
	return hasScope(actor, right === 'serve' ? 'returns:write' : 'returns:decide');
}
