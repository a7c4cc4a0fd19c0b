import type { Address } from '#lib/domain/order/neutral.ts';
import { firstWrong, isText } from './fields.ts';

/** The first part of a return address that can't be kept, in the order of its form. */
export function wrongPart(address: Partial<Address>): string | undefined {
	const isThai = address.country === 'TH';
	return firstWrong({
		name: isText(address.name, 1, 200),
		company: isText(address.company, 0, 200),
		line1: isText(address.line1, 1, 300),
		line2: isText(address.line2, 0, 300),
		subdistrict: isText(address.subdistrict, isThai ? 1 : 0, 100),
		district: isText(address.district, isThai ? 1 : 0, 100),
		city: isText(address.city, 0, 100),
		province: isText(address.province, isThai ? 1 : 0, 100),
		postcode: isThai ? /^\d{5}$/.test(address.postcode ?? '') : isText(address.postcode, 1, 20),
		country: /^[A-Z]{2}$/.test(address.country ?? ''),
		phone: isText(address.phone, 0, 30)
	});
}

const PARTS = [
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

/** Only the parts of an address, trimmed, without the empty ones. */
export const filledParts = (address: Address): Partial<Address> =>
	Object.fromEntries(
		PARTS.map((part) => [part, (address[part] ?? '').trim()] as const).filter(([, text]) => text !== '')
	);
