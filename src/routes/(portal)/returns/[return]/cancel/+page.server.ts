import { fail, redirect } from '@sveltejs/kit';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import type { Actions, PageServerLoad } from './$types';
import { openReturn } from '../opened.ts';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const { view } = await openReturn(event);
	const { number, quoted_minor, currency, version, kind } = view.return;
	return {
		number,
		isClaim: kind === 'claim',
		possible: view.can.cancel,
		version,
		amount: { amountMinor: quoted_minor, currency }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { view, actor, here } = await openReturn(event);
		const { context, locale, shop } = event.locals;
		const done = await cancelReturn(context, actor, { return_id: view.return.id });
		// Asked twice is asked once: what is called off already stays so.
		if (done.ok || view.return.state === 'cancelled') redirect(303, `${here}?cancelled`);
		return fail(409, { refused: refusalWords(locale, done.refusal, { timezone: shop.timezone }) });
	}
};
