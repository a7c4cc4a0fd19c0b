import { fail, redirect } from '@sveltejs/kit';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { proposeChange } from '#lib/server/commands/order-changes/propose-change.ts';
import { addressStep } from '#lib/server/places/address-step.ts';
import { typedAddress } from '#lib/server/places/typed-address.ts';
import { typedIn } from '../../../../../admin/form.ts';
import type { Actions, PageServerLoad } from './$types';
import { openDeskChanges } from '../opened.ts';

export const load: PageServerLoad = async (event) => {
	const { order, standing, here } = await openDeskChanges(event);
	const { locale } = event.locals;
	const step = await addressStep(event.url.searchParams, order.ship_to, locale);
	const barred = standing.find((one) => one.kind === 'address')?.barred ?? null;
	return {
		number: order.number,
		here,
		version: order.version,
		closed: barred && refusalWords(locale, barred),
		...step
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { order, here } = await openDeskChanges(event);
		const { context, locale, shop } = event.locals;
		const typed = typedIn(await event.request.formData());
		const { address, values, faults } = await typedAddress(typed.text, locale);
		const reason = typed.text('reason', 500);
		if (faults.includes('place')) redirect(303, `${here}/change/address?pick`);
		if (faults.length > 0) return fail(422, { values, reason, wrong: faults, refused: null });
		const done = await proposeChange(context, staffActor(event.locals), {
			order_id: order.id,
			version: typed.whole('version') ?? 0,
			wanted: { kind: 'address', address },
			reason
		});
		if (done.ok) redirect(303, `${here}/change?done=changed`);
		const { refusal } = done;
		const wrong = refusal.reason === 'reason_missing' ? ['reason'] : [];
		const refused = wrong.length > 0 ? null : refusalWords(locale, refusal, { timezone: shop.timezone });
		return fail(refusal.reason === 'changed_meanwhile' ? 409 : 422, { values, reason, wrong, refused });
	}
};
