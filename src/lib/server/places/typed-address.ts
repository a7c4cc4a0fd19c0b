import { addressFaults, ADDRESS_PARTS, type AddressPart } from '#lib/domain/order/address-parts.ts';
import type { Address } from '#lib/domain/order/neutral.ts';
import type { Locale } from '#lib/i18n/say.ts';
import { countryCode } from '../imports/countries.ts';
import { partsOfPlace } from './picking.ts';

export type TypedAddress = {
	address: Partial<Address>;
	/** As typed, for the form to show again. */
	values: Record<string, string>;
	/** `place`: the one that was picked is none. */
	faults: (AddressPart | 'place')[];
};

/**
 * The form of ui/ShipToFields: a picked place fills in the rest of a Thai address; abroad the country may be a name or a
 * code.
 */
export async function typedAddress(
	text: (name: string, most?: number) => string,
	locale: Locale
): Promise<TypedAddress> {
	const values = Object.fromEntries(ADDRESS_PARTS.map((part) => [part, text(part, 400)]));
	const { name, company, line1, line2, city, province, postcode } = values;
	const door = { name, company, line1, line2 };
	const code = text('place', 10);
	if (code !== '') {
		const place = await partsOfPlace(code, locale);
		const address = { ...door, ...place };
		return { address, values, faults: place ? addressFaults(address) : ['place'] };
	}
	const country = countryCode(values.country ?? '') ?? '';
	const address = { ...door, city, province, postcode, country };
	// At home the place is picked, not typed.
	const faults: TypedAddress['faults'] = country === 'TH' ? ['place'] : addressFaults(address);
	return { address, values, faults };
}
