import { addressFaults, filledParts } from '#lib/domain/order/address-parts.ts';
import { normalEmail, normalPhone } from '#lib/domain/order/normal.ts';
import type { Address } from '#lib/domain/order/neutral.ts';
import type { ChangePair, ChangeValue, ShippingAddress } from '#lib/domain/order-change/kinds.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { OrdersTable } from '../../store/schema.ts';
import { isEmailAddress } from '../staff/email-address.ts';
import type { WantedChange } from './types.ts';

export const MOST_DELIVERY_NOTE = 300;
const MOST_PHONE = 30;

/**
 * What is wanted, in the form in which orders hold it. Refuses with `value_invalid`; `field` names the first wrong part
 * of an address, `phone`, `email` or `note`.
 */
export function wantedValue(wanted: WantedChange, country: string): Result<ChangeValue> {
	switch (wanted.kind) {
		case 'address': {
			const { phone: _phone, ...value } = filledParts(wanted.address);
			const [field] = addressFaults(value);
			if (field) return refused('value_invalid', { field });
			return accepted({ kind: 'address', value: value as ShippingAddress });
		}
		case 'phone': {
			const courier = wanted.phone.trim();
			const contact = normalPhone(courier, country);
			if (contact === null || courier.length > MOST_PHONE)
				return refused('value_invalid', { field: 'phone' });
			return accepted({ kind: 'phone', value: { contact, courier } });
		}
		case 'email': {
			const email = normalEmail(wanted.email);
			if (!isEmailAddress(email)) return refused('value_invalid', { field: 'email' });
			return accepted({ kind: 'email', value: { email } });
		}
		case 'note': {
			const text = wanted.note.replace(/\r\n?/g, '\n').trim();
			if (text.length > MOST_DELIVERY_NOTE) return refused('value_invalid', { field: 'note' });
			return accepted({ kind: 'note', value: { text } });
		}
	}
}

/** The columns of an order that hold the value of a change. */
export function columnsOf(order: Pick<OrdersTable, 'ship_to'>, change: ChangePair): Partial<OrdersTable> {
	const { phone, ...address } = JSON.parse(order.ship_to) as Address;
	switch (change.kind) {
		case 'address':
			return { ship_to: withPhone(change.after, phone), ship_country: change.after.country };
		case 'phone': {
			const { contact, courier } = change.after;
			return { phone_norm: contact, ship_to: withPhone(address, courier ?? undefined) };
		}
		case 'email':
			return { email_norm: change.after.email };
		case 'note':
			return { delivery_note: change.after.text };
	}
}

const withPhone = (address: ShippingAddress, phone: string | undefined): string =>
	JSON.stringify(phone === undefined ? address : { ...address, phone });
