import { redirect } from '@sveltejs/kit';
import { isLocale } from '#lib/i18n/say.ts';
import { cookieOptions, PREFERENCE_LIFE_SECONDS } from '#lib/server/http/cookies.ts';
import { isTheme } from '#lib/server/http/locale.ts';
import { ownPath } from '#lib/server/http/own-path.ts';
import type { RequestHandler } from './$types';

/** Language and colours, then back to the page they were chosen on. */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
	const form = await request.formData();
	const options = { ...cookieOptions(locals.context.config), maxAge: PREFERENCE_LIFE_SECONDS };
	const lang = form.get('lang');
	const theme = form.get('theme');
	if (isLocale(lang)) cookies.set('lang', lang, options);
	if (isTheme(theme)) cookies.set('theme', theme, options);
	if (theme === 'system') cookies.delete('theme', options);
	redirect(303, ownPath(form.get('back')) ?? '/');
};
