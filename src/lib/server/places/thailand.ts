import { asciiDigits } from '#lib/domain/order/normal.ts';

/** A province, district or sub-district by its official code of two, four or six digits. */
export type ThaiPlace = { code: string; th: string; en: string };
export type Subdistrict = ThaiPlace & { postcode: string; district: ThaiPlace; province: ThaiPlace };

/** Every list is in the order of its Thai names. */
export type ThaiPlaces = {
	provinces: readonly ThaiPlace[];
	/** Empty for a code that is none. */
	districtsOf(province: string): readonly ThaiPlace[];
	subdistrictsOf(district: string): readonly Subdistrict[];
	/** Thai digits and spaces are read too. */
	withPostcode(typed: string): readonly Subdistrict[];
	subdistrict(code: string): Subdistrict | null;
	/** The one that an address names, in either language and with or without the word for its kind. */
	named(address: {
		[P in 'subdistrict' | 'district' | 'province' | 'postcode']?: string | undefined;
	}): Subdistrict | null;
};

/**
 * All places of Thailand with their postcodes: thailand-geography-json, MIT, as of 2025-06 (thailand/LICENSE;
 * scripts/thai-places.ts writes them anew). Half a megabyte, read when somebody first picks an address.
 */
export function thaiPlaces(): Promise<ThaiPlaces> {
	return (read ??= import('./thailand/places.json', { with: { type: 'json' } }).then((file) =>
		arranged(file.default)
	));
}
let read: Promise<ThaiPlaces> | undefined;

function arranged(lines: readonly string[]): ThaiPlaces {
	const provinces = new Map<string, ThaiPlace>();
	const districts = new Map<string, ThaiPlace>();
	const subdistricts = new Map<string, Subdistrict>();
	for (const line of lines) {
		const [code = '', th = '', en = '', postcode = ''] = line.split('|');
		const place = { code, th, en };
		const province = provinces.get(code.slice(0, 2));
		const district = districts.get(code.slice(0, 4));
		if (code.length === 2) provinces.set(code, place);
		else if (code.length === 4) districts.set(code, place);
		else if (province && district) subdistricts.set(code, { ...place, postcode, district, province });
	}
	const all = [...subdistricts.values()].sort(byThaiName);
	const ofDistrict = Map.groupBy(all, (one) => one.district.code);
	const ofProvince = Map.groupBy([...districts.values()].sort(byThaiName), (one) => one.code.slice(0, 2));
	const ofPostcode = Map.groupBy(all, (one) => one.postcode);
	return {
		provinces: [...provinces.values()].sort(byThaiName),
		districtsOf: (province) => ofProvince.get(province) ?? [],
		subdistrictsOf: (district) => ofDistrict.get(district) ?? [],
		withPostcode: (typed) => ofPostcode.get(asciiDigits(typed).replace(/\s/g, '')) ?? [],
		subdistrict: (code) => subdistricts.get(code) ?? null,
		named: ({ subdistrict, district, province, postcode }) => {
			const wanted = bare(subdistrict ?? '');
			const found = (ofPostcode.get(asciiDigits(postcode ?? '').trim()) ?? []).filter(
				(one) => wanted !== '' && isNamed(one, wanted)
			);
			const inDistrict = found.filter(
				(one) => isNamed(one.district, bare(district ?? '')) && isNamed(one.province, bare(province ?? ''))
			);
			return inDistrict[0] ?? null;
		}
	};
}

const thai = new Intl.Collator('th');
const byThaiName = (a: ThaiPlace, b: ThaiPlace): number => thai.compare(a.th, b.th);

/** Without "แขวง", "ตำบล", "เขต", "อำเภอ", "จังหวัด" or their English words, spaces and case. */
const bare = (name: string): string =>
	name
		.normalize('NFC')
		.trim()
		.replace(/^(แขวง|ตำบล|เขต|อำเภอ|จังหวัด|ต\.|อ\.|จ\.)\s*/u, '')
		.replace(/^(khwaeng|tambon|khet|amphoe|changwat)\s+/iu, '')
		.replace(/[\s-]/gu, '')
		.toLowerCase();

const isNamed = (place: ThaiPlace, wanted: string): boolean =>
	bare(place.th) === wanted || bare(place.en) === wanted;
