import { fail, redirect } from '@sveltejs/kit';
import { amountTyped } from '#lib/domain/desk/amount-typed.ts';
import { instantSettings } from '#lib/domain/instant/settings.ts';
import { figures } from '#lib/i18n/format.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { saveInstantSettings } from '#lib/server/commands/settings/save-instant.ts';
import { typedIn } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const { currency, version, settings } = locals.shop;
	const { offered, grace_days, most_minor, most_open } = instantSettings(settings);
	return {
		version,
		currency,
		values: {
			offered,
			grace: String(grace_days),
			most: most_minor === null ? '' : figures('en', { amountMinor: most_minor, currency }),
			open: String(most_open)
		},
		saved: url.searchParams.has('saved')
	};
};

const FIELDS: Partial<Record<string, 'grace' | 'most' | 'open'>> = {
	grace_days: 'grace',
	most_minor: 'most',
	most_open: 'open'
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const values = {
			offered: typed.checked('offered'),
			grace: typed.text('grace', 12),
			most: typed.text('most', 20),
			open: typed.text('open', 12)
		};
		const most_minor = values.most === '' ? null : (amountTyped(values.most, locals.shop.currency) ?? -1);
		const done = await saveInstantSettings(locals.context, staffActor(locals), {
			version: typed.whole('version') ?? -1,
			settings: {
				offered: values.offered,
				grace_days: typed.whole('grace') ?? -1,
				most_minor,
				most_open: typed.whole('open') ?? -1
			}
		});
		if (done.ok) redirect(303, '/admin/instant?saved');
		const { refusal } = done;
		const wrong = refusal.reason === 'value_invalid' ? (FIELDS[String(refusal.facts.field)] ?? null) : null;
		return fail(refusal.reason === 'changed_meanwhile' ? 409 : 422, {
			values,
			wrong,
			refusal: wrong ? null : refusal
		});
	}
};
