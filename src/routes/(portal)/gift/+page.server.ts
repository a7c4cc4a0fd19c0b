import { fail, redirect } from '@sveltejs/kit';
import { setGiftCookie } from '#lib/server/auth/gift-access.ts';
import { openGift } from '#lib/server/commands/gifts/open-gift.ts';
import { giftToTry } from '#lib/server/queries/gifts.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nothing of a gift needs a script. */
export const csr = false;

export const load: PageServerLoad = async ({ url, locals, setHeaders }) => {
	const { config, db } = locals.context;
	setHeaders({ 'cache-control': 'no-store' });
	return {
		code: url.searchParams.get('code')?.slice(0, 40) ?? '',
		demo: config.DEMO ? await giftToTry(db.read, config) : null,
		ended: url.searchParams.has('ended'),
		isOpen: locals.gift !== null && !url.searchParams.has('ended')
	};
};

export const actions: Actions = {
	default: async ({ request, locals, cookies, getClientAddress }) => {
		const code = String((await request.formData()).get('code') ?? '')
			.trim()
			.slice(0, 40);
		if (code === '') return fail(422, { code, missing: true, refusal: null });
		const { context, gift } = locals;
		const opened = await openGift(context, {
			code,
			clientAddress: getClientAddress(),
			before: gift?.sessionId ?? null
		});
		if (!opened.ok) {
			const status = opened.refusal.reason === 'too_many_attempts' ? 429 : 422;
			return fail(status, { code, missing: false, refusal: opened.refusal });
		}
		setGiftCookie(cookies, context.config, opened.value.sessionToken);
		redirect(303, '/gift/pieces');
	}
};
