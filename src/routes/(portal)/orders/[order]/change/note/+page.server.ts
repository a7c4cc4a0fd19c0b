import { fail, redirect } from '@sveltejs/kit';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { proposeChange } from '#lib/server/commands/order-changes/propose-change.ts';
import { typedIn } from '../../../../../admin/form.ts';
import type { Actions, PageServerLoad } from './$types';
import { openChanges } from '../opened.ts';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const { order, standing, settings, home } = await openChanges(event);
	const { barred } = standing.note;
	return {
		number: order.number,
		home,
		version: order.version,
		note: order.delivery_note,
		asks: settings.note.mode === 'agent',
		closed: barred && refusalWords(event.locals.locale, barred)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { order, actor, home } = await openChanges(event);
		const { context, locale, shop } = event.locals;
		const typed = typedIn(await event.request.formData());
		const note = typed.lines('note', 1_000);
		const done = await proposeChange(context, actor, {
			order_id: order.id,
			version: typed.whole('version') ?? 0,
			wanted: { kind: 'note', note }
		});
		if (done.ok) redirect(303, `${home}/change${done.value.state === 'applied' ? '?done=note' : ''}`);
		const { refusal } = done;
		const wrong = refusal.reason === 'value_invalid';
		const refused = wrong ? null : refusalWords(locale, refusal, { timezone: shop.timezone });
		return fail(refusal.reason === 'changed_meanwhile' ? 409 : 422, { note, wrong, refused });
	}
};
