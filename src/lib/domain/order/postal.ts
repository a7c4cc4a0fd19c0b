import type { Address } from './neutral.ts';

/** An address as an envelope has it: name first, one line below the other. */
export const postalLines = (address: Partial<Address>): string[] =>
	[
		address.name,
		address.company,
		address.line1,
		address.line2,
		joined(address.subdistrict, address.district),
		joined(address.city, address.province, address.postcode)
	].filter((line): line is string => line !== undefined && line !== '');

const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' ');
