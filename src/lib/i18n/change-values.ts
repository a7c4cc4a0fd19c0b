import { postalLines } from '#lib/domain/order/postal.ts';
import type { ChangeValue } from '#lib/domain/order-change/kinds.ts';
import { countryName } from './policy-rules.ts';
import type { Locale } from './say.ts';

/**
 * A value as people read it, line by line; none where there is nothing. The country of an address stands under it where
 * it is not `home`, the shop's own.
 */
export function valueLines(locale: Locale, { kind, value }: ChangeValue, home: string): string[] {
	switch (kind) {
		case 'address':
			return [...postalLines(value), ...(value.country === home ? [] : [countryName(locale, value.country)])];
		case 'phone':
			return [value.courier ?? (value.contact === null ? '' : `+${value.contact}`)].filter(Boolean);
		case 'email':
			return value.email === null ? [] : [value.email];
		case 'note':
			return value.text.split('\n').filter(Boolean);
	}
}
