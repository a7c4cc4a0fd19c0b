import { fail } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { addWebhook } from '#lib/server/commands/webhooks/add-webhook.ts';
import { listWebhooks } from '#lib/server/queries/webhooks.ts';
import { typedIn } from '../form.ts';
import { choicesIn, typedWebhook } from './typed-webhook.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, clock } = locals.context;
	return {
		webhooks: await listWebhooks(db.read, clock.now()),
		removed: url.searchParams.has('removed')
	};
};

export const actions: Actions = {
	add: async ({ request, locals }) => {
		const values = typedWebhook(typedIn(await request.formData()));
		const { name, url } = values;
		const done = await addWebhook(locals.context, staffActor(locals), {
			name,
			url,
			types: choicesIn(values)
		});
		if (!done.ok) return fail(422, { values, refusal: done.refusal, made: null });
		return { values: null, refusal: null, made: { ...done.value, name } };
	}
};
