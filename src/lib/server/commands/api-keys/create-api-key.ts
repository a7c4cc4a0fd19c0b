import { API_SCOPES, hasRole, type Actor, type ApiScope } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { sha256 } from '../../ids.ts';
import { insertApiKey } from '../../store/api-keys.ts';
import { appendEvents } from '../../store/events.ts';
import { inTransaction } from '../in-transaction.ts';

export type CreateApiKeyInput = { name: string; scopes: readonly ApiScope[] };
/** `secret` is shown once and known to nobody afterwards: only its hash is stored. */
export type CreatedApiKey = { id: Id<'key'>; secret: string; hint: string };

/** A new key for a program. Merchants make them, and the machine itself for its demo and command line. */
export async function createApiKey(
	ctx: Pick<CommandContext, 'db' | 'clock' | 'ids'>,
	actor: Actor,
	input: CreateApiKeyInput
): Promise<Result<CreatedApiKey>> {
	if (actor.kind !== 'system' && !hasRole(actor, 'merchant')) return refused('not_allowed');
	const name = input.name.trim();
	const scopes = API_SCOPES.filter((scope) => input.scopes.includes(scope));
	if (name === '' || name.length > 100) return refused('value_invalid', { pointer: '/name' });
	if (scopes.length === 0) return refused('value_invalid', { pointer: '/scopes' });
	const secret = `hw_${ctx.ids.token()}`;
	const hint = secret.slice(-4);
	return inTransaction<CreatedApiKey>(ctx.db, async (tx) => {
		const id = ctx.ids.next('key');
		const now = ctx.clock.now();
		await insertApiKey(tx, {
			id,
			name,
			hint,
			hash: sha256(secret),
			scopes: scopes.join(' '),
			created_by: actor.kind === 'staff' ? actor.id : null,
			created_at: now,
			last_used_at: null,
			revoked_at: null
		});
		await appendEvents(tx, { ids: ctx.ids, now, actor }, [
			{ type: 'api_key_created', entity: 'api_key', entity_id: id, order_id: null, data: { name, scopes } }
		]);
		return accepted({ id, secret, hint });
	});
}
