import { error } from '@sveltejs/kit';
import { isWithdrawalLanguage, type WithdrawalLanguage } from '#lib/domain/withdrawal/declaration.ts';
import { LEGAL_WORDS } from '#lib/domain/withdrawal/legal-words.ts';
import { withdrawalSettings } from '#lib/domain/withdrawal/settings.ts';
import { legal, withdrawal } from '#lib/i18n/withdrawal.ts';

/** The settings of a shop that offers the function; without it these pages are not there. */
export function offered(locals: App.Locals) {
	const settings = withdrawalSettings(locals.shop.settings);
	if (!settings.on) error(404);
	return settings;
}

/** Everything that these pages say, in one language: German is spoken here although the portal does not speak it. */
export function spoken(locals: App.Locals, language: WithdrawalLanguage) {
	const settings = withdrawalSettings(locals.shop.settings);
	const own = Object.entries(withdrawal).map(([key, words]) => [key, words[language]]);
	const ofLaw = LEGAL_WORDS.map((word) => [word, legal(settings, language, word)]);
	return {
		language,
		own: Object.fromEntries(own) as Record<keyof typeof withdrawal, string>,
		legal: Object.fromEntries(ofLaw) as Record<(typeof LEGAL_WORDS)[number], string>
	};
}

/** `?lang=de`, or the language of the portal. */
export function languageOf(url: URL, locals: App.Locals): WithdrawalLanguage {
	const wish = url.searchParams.get('lang');
	return isWithdrawalLanguage(wish) ? wish : locals.locale;
}
