import { expect, test } from 'vitest';
import { partsOfPlace, picking } from '#lib/server/places/picking.ts';
import { thaiPlaces } from '#lib/server/places/thailand.ts';
import { typedAddress } from '#lib/server/places/typed-address.ts';
import { naughtyStrings } from '../support/fc.ts';

const at = (query: string, present = {}) => picking(new URLSearchParams(query), present, 'en');

test('every sub-district stands in a district of a province, and has a postcode', async () => {
	const places = await thaiPlaces();
	expect(places.provinces).toHaveLength(77);
	const districts = places.provinces.flatMap(({ code }) => places.districtsOf(code));
	expect(districts).toHaveLength(928);
	const all = districts.flatMap(({ code }) => places.subdistrictsOf(code));
	expect(all).toHaveLength(7_436);
	for (const place of all) {
		expect(place.code.slice(0, 4)).toBe(place.district.code);
		expect(place.postcode).toMatch(/^[1-9]\d{4}$/);
		expect(place.th).toMatch(/[\u0e01-\u0e5b]/);
		expect(place.en).toMatch(/^[A-Za-z]/);
	}
	expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
});

test('an address finds its place in either language, with or without the word for it', async () => {
	const places = await thaiPlaces();
	const thai = {
		subdistrict: 'แขวงสามเสนใน',
		district: 'เขตพญาไท',
		province: 'กรุงเทพมหานคร',
		postcode: '10400'
	};
	const english = {
		subdistrict: 'Sam Sen Nai',
		district: 'Phaya Thai',
		province: 'Bangkok',
		postcode: '10400'
	};
	expect(places.named(thai)?.code).toBe('101401');
	expect(places.named(english)?.code).toBe('101401');
	expect(places.named({ ...thai, postcode: '50200' })).toBeNull();
	expect(places.named({})).toBeNull();
	expect(places.withPostcode('๕๐ ๒๐๐').map(({ en }) => en)).toContain('Su Thep');
});

test('each step leads to the next, and wrong answers are told', async () => {
	expect(await at('')).toMatchObject({ step: 'start', fault: null });
	expect(await at('postcode=1')).toMatchObject({ step: 'start', fault: 'postcode', postcode: '1' });
	expect(await at('province=')).toMatchObject({ step: 'start', fault: 'province' });
	expect(await at('province=50')).toMatchObject({ step: 'district', fault: false });
	expect(await at('province=50&district=')).toMatchObject({ step: 'district', fault: true });
	expect(await at('district=5001')).toMatchObject({ step: 'subdistrict', fault: false });
	expect(await at('postcode=50200&place=')).toMatchObject({ step: 'subdistrict', fault: true });
	expect(await at('place=500107')).toMatchObject({ step: 'details', place: { code: '500107' } });
	expect(await at('abroad')).toEqual({ step: 'details', place: null });
	const present = { ...(await partsOfPlace('500107', 'th')) };
	expect(await at('', present)).toMatchObject({ step: 'details', place: { code: '500107' } });
	expect(await at('pick', present)).toMatchObject({ step: 'start' });
	expect(await at('', { country: 'JP' })).toEqual({ step: 'details', place: null });
});

test('no text breaks a step or a form', async () => {
	for (const text of naughtyStrings) {
		for (const name of ['postcode', 'province', 'district', 'place'])
			expect(['start', 'district', 'subdistrict', 'details']).toContain(
				(await picking(new URLSearchParams([[name, text]]), {}, 'th')).step
			);
		const typed = await typedAddress((name) => (name === 'place' ? '500107' : text), 'th');
		expect(typed.address.postcode).toBe('50300');
		expect((await typedAddress((name) => (name === 'place' ? text || 'x' : 'a'), 'th')).faults).toEqual([
			'place'
		]);
	}
});
