import type { Address } from './neutral.ts';

/** The parts of an address in the order in which forms ask for them. */
export const ADDRESS_PARTS = [
	'name',
	'company',
	'line1',
	'line2',
	'subdistrict',
	'district',
	'city',
	'province',
	'postcode',
	'country',
	'phone'
] as const;
export type AddressPart = (typeof ADDRESS_PARTS)[number];

/** The parts of an address that can't be kept, in the order of its form. */
export function addressFaults(address: Partial<Address>): AddressPart[] {
	const isThai = address.country === 'TH';
	const inThailand = isThai ? 1 : 0;
	const isRight: Record<AddressPart, boolean> = {
		name: isLong(address.name, 1, 200),
		company: isLong(address.company, 0, 200),
		line1: isLong(address.line1, 1, 300),
		line2: isLong(address.line2, 0, 300),
		subdistrict: isLong(address.subdistrict, inThailand, 100),
		district: isLong(address.district, inThailand, 100),
		city: isLong(address.city, 0, 100),
		province: isLong(address.province, inThailand, 100),
		postcode: isThai ? /^\d{5}$/.test(address.postcode ?? '') : isLong(address.postcode, 1, 20),
		country: /^[A-Z]{2}$/.test(address.country ?? ''),
		phone: isLong(address.phone, 0, 30)
	};
	return ADDRESS_PARTS.filter((part) => !isRight[part]);
}

const isLong = (text: string | undefined, least: number, most: number): boolean =>
	(text ?? '').length >= least && (text ?? '').length <= most;

/** Only the parts of an address, trimmed, without the empty ones. */
export const filledParts = (address: Partial<Address>): Partial<Address> =>
	Object.fromEntries(
		ADDRESS_PARTS.map((part) => [part, (address[part] ?? '').trim()] as const).filter(
			([, text]) => text !== ''
		)
	);
