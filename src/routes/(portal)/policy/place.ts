import { amountsNamed } from '#lib/domain/policy/public/currencies.ts';
import { categoriesToShow, countriesToShow } from '#lib/domain/policy/public/overview.ts';
import { ELSEWHERE, type Place } from '#lib/domain/policy/public/plain-order.ts';
import type { PublicPolicy } from '#lib/server/queries/public-policy.ts';

/** What can be chosen: codes, in the order of the lists. */
export type Choices = { countries: string[]; categories: string[]; currencies: string[] };

type Shop = Pick<App.Locals['shop'], 'returnAddress' | 'currency' | 'timezone'>;

export const homeOf = ({ returnAddress }: Shop): string | undefined => {
	const home = returnAddress.country;
	return home && isCountry(home) ? home : undefined;
};

export function choicesOf({ live, used }: PublicPolicy, shop: Shop): Choices {
	return {
		countries: countriesToShow(live.rules, homeOf(shop), used.countries.filter(isCountry)),
		categories: categoriesToShow(live.rules, used.categories).filter((code) => CATEGORY.test(code)),
		currencies: [...new Set([shop.currency, ...amountsNamed(live.rules)])]
	};
}

/** The place an address asks for: what it leaves out is the usual; null where it names what there is not. */
export function placeOf(query: URLSearchParams, shop: Shop, choices: Choices): Place | null {
	const home_country = homeOf(shop);
	const asked = (name: string): string => query.get(name)?.trim() ?? '';
	const country = asked('country').toUpperCase() || (home_country ?? ELSEWHERE);
	const category = asked('category').toLowerCase();
	const currency = asked('currency').toUpperCase() || shop.currency;
	if (country !== ELSEWHERE && !isCountry(country)) return null;
	if (category !== '' && !CATEGORY.test(category)) return null;
	if (!choices.currencies.includes(currency)) return null;
	return { country, category, currency, home_country, timezone: shop.timezone };
}

/** The address that asks for a place, without what is the usual. */
export function pathOf(
	path: string,
	place: Pick<Place, 'country' | 'category' | 'currency'>,
	shop: Shop
): string {
	const query = new URLSearchParams();
	if (place.country !== (homeOf(shop) ?? ELSEWHERE)) query.set('country', place.country);
	if (place.category !== '') query.set('category', place.category);
	if (place.currency !== shop.currency) query.set('currency', place.currency);
	return query.size === 0 ? path : `${path}?${query}`;
}

const CATEGORY = /^[a-z0-9][a-z0-9_]{0,63}$/;
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Codes that stand for more or less than a country. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', ELSEWHERE]);
const isCountry = (code: string): boolean =>
	/^[A-Z]{2}$/.test(code) && !NO_COUNTRIES.has(code) && names.of(code) !== undefined;
