import { fail, redirect } from '@sveltejs/kit';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { proposeChange } from '#lib/server/commands/order-changes/propose-change.ts';
import { addressStep } from '#lib/server/places/address-step.ts';
import { typedAddress } from '#lib/server/places/typed-address.ts';
import { typedIn } from '../../../../../admin/form.ts';
import type { Actions, PageServerLoad } from './$types';
import { openChanges } from '../opened.ts';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const { order, standing, settings, home } = await openChanges(event);
	const { locale } = event.locals;
	const { barred } = standing.address;
	const step = await addressStep(event.url.searchParams, order.ship_to, locale);
	return {
		number: order.number,
		home,
		version: order.version,
		closed: barred && refusalWords(locale, barred),
		...step,
		asks: settings.address.mode === 'agent' || step.moves
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { order, actor, home } = await openChanges(event);
		const { context, locale } = event.locals;
		const typed = typedIn(await event.request.formData());
		const { address, values, faults } = await typedAddress(typed.text, locale);
		if (faults.includes('place')) redirect(303, `${home}/change/address?pick`);
		if (faults.length > 0) return fail(422, { values, wrong: faults, refused: null });
		const version = typed.whole('version') ?? 0;
		const done = await proposeChange(context, actor, {
			order_id: order.id,
			version,
			wanted: { kind: 'address', address }
		});
		if (done.ok) redirect(303, `${home}/change${done.value.state === 'applied' ? '?done=address' : ''}`);
		const refused = refusalWords(locale, done.refusal, { timezone: event.locals.shop.timezone });
		return fail(done.refusal.reason === 'changed_meanwhile' ? 409 : 422, { values, wrong: [], refused });
	}
};
