import { fail, redirect } from '@sveltejs/kit';
import { API_SCOPES } from '#lib/domain/actor.ts';
import { isId } from '#lib/domain/ids.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { createApiKey } from '#lib/server/commands/api-keys/create-api-key.ts';
import { revokeApiKey } from '#lib/server/commands/api-keys/revoke-api-key.ts';
import { listApiKeys } from '#lib/server/queries/admin.ts';
import { typedIn } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const keys = await listApiKeys(locals.context.db.read);
	const ask = url.searchParams.get('revoke');
	return {
		revoked: url.searchParams.has('revoked'),
		/** The key that somebody is asked about before it is revoked. */
		asked: keys.find((key) => key.id === ask && key.revoked_at === null)?.id ?? null,
		keys: keys.map(({ id, name, hint, scopes, created_at, last_used_at, revoked_at }) => ({
			id,
			name,
			hint,
			scopes: API_SCOPES.filter((scope) => scopes.split(' ').includes(scope)),
			created_at,
			last_used_at,
			revoked_at
		}))
	};
};

export const actions: Actions = {
	create: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const given = typed.all('scopes', 40);
		const values = { name: typed.text('name'), scopes: API_SCOPES.filter((scope) => given.includes(scope)) };
		const done = await createApiKey(locals.context, staffActor(locals), values);
		if (!done.ok) return fail(422, { values, refusal: done.refusal, made: null });
		return { values: null, refusal: null, made: { name: values.name, secret: done.value.secret } };
	},

	revoke: async ({ request, locals }) => {
		const id = String((await request.formData()).get('key') ?? '');
		const done = isId('key', id) ? await revokeApiKey(locals.context, staffActor(locals), { id }) : null;
		if (!done?.ok)
			return fail(422, {
				values: null,
				refusal: done?.refusal ?? { reason: 'not_found' as const, facts: {} },
				made: null
			});
		redirect(303, '/admin/keys?revoked');
	}
};
