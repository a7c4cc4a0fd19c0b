import { fail, redirect } from '@sveltejs/kit';
import { shopLabels } from '#lib/domain/shop/labels.ts';
import { methodName } from '#lib/i18n/labels.ts';
import { methodNote } from '#lib/i18n/method-notes.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { voiceOf } from '#lib/i18n/voice.ts';
import { changeReturn } from '#lib/server/commands/returns/change-return.ts';
import type { Actions, PageServerLoad } from './$types';
import { openReturn } from '../opened.ts';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const { view } = await openReturn(event);
	const voice = voiceOf(event.locals.locale, event.locals.shop.timezone);
	const labels = shopLabels(event.locals.shop.settings);
	return {
		number: view.return.number,
		possible: view.can.change,
		method: view.return.method,
		methods: (view.rules?.methods ?? []).map((method) => ({
			value: method,
			label: voice.t(methodName(labels, method)),
			note: voice.t(methodNote(labels, method))
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { view, actor, here } = await openReturn(event);
		const { context, locale, shop } = event.locals;
		const wanted = String((await event.request.formData()).get('method') ?? '');
		const method = view.rules?.methods.find((offered) => offered === wanted);
		const done = method
			? await changeReturn(context, actor, { return_id: view.return.id, method })
			: ({ ok: false, refusal: { reason: 'method_not_offered', facts: {} } } as const);
		if (done.ok) redirect(303, `${here}?changed`);
		return fail(409, { refused: refusalWords(locale, done.refusal, { timezone: shop.timezone }) });
	}
};
