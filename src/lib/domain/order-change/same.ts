import { asciiDigits } from '../order/normal.ts';
import { ADDRESS_PARTS } from '../order/address-parts.ts';
import type { ChangeKind, ChangeValues, ShippingAddress } from './kinds.ts';

/** Whether two values of one kind mean the same: spaces, case and the way a number is typed do not count. */
export function isSame<K extends ChangeKind>(kind: K, one: ChangeValues[K], other: ChangeValues[K]): boolean {
	return textOf(kind, one) === textOf(kind, other);
}

/** One text for all ways to write a value. */
const TEXTS: { [K in ChangeKind]: (value: ChangeValues[K]) => string } = {
	address: (value: ShippingAddress) =>
		ADDRESS_PARTS.filter((part) => part !== 'phone')
			.map((part) => squeezed(value[part] ?? ''))
			.join('\n'),
	phone: ({ contact, courier }) => [contact ?? '', asciiDigits(courier ?? '').replace(/\D/g, '')].join('\n'),
	email: ({ email }) => email ?? '',
	note: ({ text }) => text.trim()
};
const textOf = <K extends ChangeKind>(kind: K, value: ChangeValues[K]): string => TEXTS[kind](value);

const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
