import { countryName } from './policy-rules.ts';
import type { Locale } from './say.ts';

/** "Chiang Mai" at home, "Copenhagen, Denmark" abroad: enough to tell two customers of one name apart. */
export function placeWords(locale: Locale, place: string, country: string, home?: string): string {
	return [place, country === home ? '' : countryName(locale, country)].filter(Boolean).join(', ');
}
