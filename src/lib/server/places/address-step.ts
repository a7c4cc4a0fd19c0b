import type { Address } from '#lib/domain/order/neutral.ts';
import { countryName } from '#lib/i18n/policy-rules.ts';
import type { Locale } from '#lib/i18n/say.ts';
import type { PlacePicking } from '#lib/ui/types.ts';
import { picking } from './picking.ts';

export type AddressStep = {
	picking: PlacePicking;
	/** For ui/ShipToFields, from the present address. */
	values: Record<string, string>;
	/** The parcel would go to another country. */
	moves: boolean;
};

/** One step of the page that changes where a parcel goes. @param shipTo JSON of the present address */
export async function addressStep(
	query: URLSearchParams,
	shipTo: string,
	locale: Locale
): Promise<AddressStep> {
	const present = JSON.parse(shipTo) as Address;
	const at = await picking(query, present, locale);
	const { name, company = '', line1, line2 = '', city = '', province = '', postcode, country } = present;
	const wasHome = country === 'TH';
	const toHome = at.step !== 'details' || at.place !== null;
	const abroad = { city, province, postcode, country: countryName(locale, country) };
	return {
		picking: at,
		values: { name, company, line1, line2, ...(wasHome || toHome ? {} : abroad) },
		moves: wasHome !== toHome
	};
}
