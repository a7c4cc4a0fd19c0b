import type { Address } from '../order/neutral.ts';

/** What of an order can be changed before it is packed, in the order in which pages name it. */
export const CHANGE_KINDS = ['address', 'phone', 'email', 'note'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Whether customers change it themselves, and whether a person sees it first. */
export const CHANGE_MODES = ['off', 'at_once', 'agent'] as const;
export type ChangeMode = (typeof CHANGE_MODES)[number];

/** Where the parcel goes; the courier's number belongs to `phone`. */
export type ShippingAddress = Omit<Address, 'phone'>;

/** A value of each kind, as the order holds it. */
export type ChangeValues = {
	address: ShippingAddress;
	/** `contact` finds the order, digits with the calling code; `courier` stands on the parcel, as typed. */
	phone: { contact: string | null; courier: string | null };
	email: { email: string | null };
	note: { text: string };
};

export type ChangeValue = { [K in ChangeKind]: { kind: K; value: ChangeValues[K] } }[ChangeKind];

/** Before and after, of one kind. */
export type ChangePair = {
	[K in ChangeKind]: { kind: K; before: ChangeValues[K]; after: ChangeValues[K] };
}[ChangeKind];

export const isChangeKind = (text: string): text is ChangeKind =>
	(CHANGE_KINDS as readonly string[]).includes(text);
