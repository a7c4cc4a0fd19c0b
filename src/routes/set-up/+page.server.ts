import { fail, redirect } from '@sveltejs/kit';
import { setSessionCookie } from '#lib/server/auth/signed-in.ts';
import { setUpShop } from '#lib/server/commands/staff/set-up-shop.ts';
import { isSetUp } from '#lib/server/queries/set-up.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, setHeaders }) => {
	if (await isSetUp(locals.context.db.read)) redirect(303, '/desk/sign-in');
	setHeaders({ 'cache-control': 'no-store' });
};

export const actions: Actions = {
	default: async ({ request, locals, cookies, getClientAddress }) => {
		const form = await request.formData();
		const typed = (name: string): string =>
			String(form.get(name) ?? '')
				.trim()
				.slice(0, 300);
		const values = {
			key: typed('key'),
			name_th: typed('name_th'),
			name_en: typed('name_en'),
			currency: typed('currency').toUpperCase(),
			timezone: typed('timezone'),
			name: typed('name'),
			email: typed('email')
		};
		const done = await setUpShop(locals.context, {
			key: values.key,
			shop: {
				nameEn: values.name_en,
				nameTh: values.name_th,
				currency: values.currency,
				timezone: values.timezone,
				locale: locals.locale
			},
			merchant: { name: values.name, email: values.email, password: String(form.get('password') ?? '') },
			clientAddress: getClientAddress()
		});
		if (!done.ok) {
			const status = done.refusal.reason === 'too_many_attempts' ? 429 : 422;
			return fail(status, { values, refusal: done.refusal });
		}
		setSessionCookie(cookies, locals.context.config, {
			kind: 'staff',
			token: done.value.sessionToken,
			stay: true
		});
		redirect(303, '/desk');
	}
};
