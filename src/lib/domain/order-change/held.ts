import type { Address } from '../order/neutral.ts';
import type { ChangeKind, ChangeValue } from './kinds.ts';

/** The columns of an order that can be changed; a row of the store fits as it is. */
export type Changeable = {
	/** JSON of an address. */
	ship_to: string;
	phone_norm: string | null;
	email_norm: string | null;
	delivery_note: string;
};

/** What an order says of one kind. */
export function heldValue(kind: ChangeKind, order: Changeable): ChangeValue {
	const { phone, ...address } = JSON.parse(order.ship_to) as Address;
	switch (kind) {
		case 'address':
			return { kind, value: address };
		case 'phone':
			return { kind, value: { contact: order.phone_norm, courier: phone ?? null } };
		case 'email':
			return { kind, value: { email: order.email_norm } };
		case 'note':
			return { kind, value: { text: order.delivery_note } };
	}
}
