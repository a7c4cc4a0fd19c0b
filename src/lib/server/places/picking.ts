import { countryName } from '#lib/i18n/policy-rules.ts';
import type { Locale } from '#lib/i18n/say.ts';
import type { Address } from '#lib/domain/order/neutral.ts';
import type { PickedPlace, PlacePicking } from '#lib/ui/types.ts';
import { thaiPlaces, type Subdistrict, type ThaiPlace, type ThaiPlaces } from './thailand.ts';

/**
 * Where somebody stands who picks an address by plain forms: the answers so far are in the page's own address, as
 * `postcode`, `province`, `district`, `place` and `country`. With none of them it is the place of `present`.
 */
export async function picking(
	query: URLSearchParams,
	present: Partial<Address>,
	locale: Locale
): Promise<PlacePicking> {
	const places = await thaiPlaces();
	const asked = (name: string) => query.get(name)?.slice(0, 60).toWellFormed() ?? null;
	const chosen = places.subdistrict(asked('place') ?? '');
	if (chosen) return { step: 'details', place: placeWords(chosen, locale) };
	if (query.has('abroad')) return { step: 'details', place: null };
	const isUntouched = !['pick', 'postcode', 'province', 'district'].some((name) => query.has(name));
	if (isUntouched) {
		if (present.country !== undefined && present.country !== 'TH') return { step: 'details', place: null };
		const known = places.named(present);
		if (known) return { step: 'details', place: placeWords(known, locale) };
	}
	return stepOf(places, asked, locale, query.has('place'));
}

function stepOf(
	places: ThaiPlaces,
	asked: (name: string) => string | null,
	locale: Locale,
	unchosen: boolean
): PlacePicking {
	const [postcode, province, district] = [asked('postcode'), asked('province'), asked('district')];
	const start = (fault: 'postcode' | 'province' | null): PlacePicking => ({
		step: 'start',
		postcode: postcode ?? '',
		provinces: options(places.provinces, locale),
		fault
	});
	if (postcode !== null) {
		const found = places.withPostcode(postcode);
		if (found.length === 0) return start('postcode');
		const all = found.map((one) => ({
			value: one.code,
			label: nameOf(one, locale),
			note: within(one, locale)
		}));
		return { step: 'subdistrict', places: all, keep: { postcode }, fault: unchosen };
	}
	const ofDistrict = places.subdistrictsOf(district ?? '');
	if (ofDistrict.length > 0 && district !== null) {
		const all = ofDistrict.map((one) => ({
			value: one.code,
			label: nameOf(one, locale),
			note: one.postcode
		}));
		return { step: 'subdistrict', places: all, keep: { district }, fault: unchosen };
	}
	if (province === null && district === null) return start(null);
	const code = province ?? (district ?? '').slice(0, 2);
	const districts = places.districtsOf(code);
	if (districts.length === 0) return start('province');
	const name = places.provinces.find((one) => one.code === code);
	return {
		step: 'district',
		province: { value: code, label: name ? nameOf(name, locale) : '' },
		districts: options(districts, locale),
		fault: district !== null
	};
}

/** The parts of an address that a chosen place fills in; null for a code that is none. */
export async function partsOfPlace(code: string, locale: Locale): Promise<Partial<Address> | null> {
	const place = (await thaiPlaces()).subdistrict(code);
	return (
		place && {
			subdistrict: nameOf(place, locale),
			district: nameOf(place.district, locale),
			province: nameOf(place.province, locale),
			postcode: place.postcode,
			country: 'TH'
		}
	);
}

const nameOf = (place: ThaiPlace, locale: Locale): string => place[locale];
const options = (all: readonly ThaiPlace[], locale: Locale) =>
	all
		.map((one) => ({ value: one.code, label: nameOf(one, locale) }))
		.sort((a, b) => a.label.localeCompare(b.label, locale));
const within = (place: Subdistrict, locale: Locale): string =>
	[nameOf(place.district, locale), nameOf(place.province, locale)].join(', ');

const placeWords = (place: Subdistrict, locale: Locale): PickedPlace => ({
	code: place.code,
	text: [nameOf(place, locale), within(place, locale), place.postcode].join(', '),
	country: countryName(locale, 'TH')
});
