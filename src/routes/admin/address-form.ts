import type { TypedIn } from './form.ts';

export const EMPTY_ADDRESS = {
	name: '',
	company: '',
	line1: '',
	line2: '',
	subdistrict: '',
	district: '',
	city: '',
	province: '',
	postcode: '',
	country: '',
	phone: ''
};
export type AddressForm = typeof EMPTY_ADDRESS;

/** The parts that AddressFields.svelte asks for. */
export function typedAddress(typed: TypedIn): AddressForm {
	const parts = Object.keys(EMPTY_ADDRESS).map((part) => [part, typed.text(`address_${part}`, 400)]);
	const address = Object.fromEntries(parts) as AddressForm;
	return { ...address, country: address.country.toUpperCase() };
}
