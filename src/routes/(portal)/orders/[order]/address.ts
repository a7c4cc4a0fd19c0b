import type { Address } from '#lib/domain/order/neutral.ts';

/** Name first, as an envelope has it. */
export const addressLines = (address: Partial<Address>): string[] =>
	[
		address.name,
		address.company,
		address.line1,
		address.line2,
		joined(address.subdistrict, address.district),
		joined(address.city, address.province, address.postcode)
	].filter((line): line is string => line !== undefined && line !== '');

const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' ');
