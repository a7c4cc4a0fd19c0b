import { isLocale, type Locale } from '#lib/i18n/say.ts';

/** A visitor's own choice first, then what the browser asks for, then the language of the shop. */
export function localeOf(wishes: {
	chosen: string | undefined;
	acceptLanguage: string | null;
	shop: Locale;
}): Locale {
	if (isLocale(wishes.chosen)) return wishes.chosen;
	return asked(wishes.acceptLanguage) ?? wishes.shop;
}

/** `?lang=th` is answered by the same address without it, so that the choice is kept and not passed on. */
export function chosenByAddress(url: URL): { locale: Locale; clean: string } | null {
	const wish = url.searchParams.get('lang');
	if (!isLocale(wish)) return null;
	const clean = new URL(url);
	clean.searchParams.delete('lang');
	return { locale: wish, clean: clean.pathname.replace(/^\/{2,}/, '/') + clean.search };
}

export type Theme = 'light' | 'dark';
export const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark';

/** The language with the highest weight among those we speak; the first one wins a tie. */
function asked(header: string | null): Locale | null {
	if (!header) return null;
	let best: { locale: Locale; weight: number } | null = null;
	for (const part of header.slice(0, 200).split(',')) {
		const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
		const locale = tag.split('-')[0];
		if (!isLocale(locale)) continue;
		const given = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
		const weight = given ? Number(given.slice(2)) : 1;
		if (weight > (best?.weight ?? 0)) best = { locale, weight };
	}
	return best?.locale ?? null;
}
