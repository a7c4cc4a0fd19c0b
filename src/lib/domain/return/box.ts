import { accepted, refused, type Result } from '../result.ts';
import type { Instant } from '../time.ts';
import { isUnderway } from './cancel.ts';
import type { ReturnCase } from './case.ts';
import { notInThisState } from './move.ts';

/** What is read of a return that is to travel with others. */
export type Boxable = ReturnCase & {
	return: ReturnCase['return'] & {
		number: string;
		return_address_code: string | null;
		gift_id?: string | null;
	};
};

/** Two returns fit one box while both wait to be sent, to the same address and in the same way. */
export function mayShareBox(one: Boxable, other: Boxable): Result<null> {
	for (const facts of [one, other]) {
		if (isUnderway(facts)) return refused('already_scanned');
		if (facts.return.state !== 'approved') return notInThisState(facts);
	}
	const fits =
		// One slip for both would tell the buyer of the receiver.
		!one.return.gift_id &&
		!other.return.gift_id &&
		one.return.method !== 'keep' &&
		one.return.method === other.return.method &&
		one.return.return_address_code === other.return.return_address_code;
	return fits ? accepted(null) : refused('box_not_possible', { number: other.return.number });
}

export type BoxMember = {
	id: string;
	number: string;
	created_at: Instant;
	/** What its own decision keeps for the way back, in minor units. */
	own_fee_minor: number;
};

export type Packed = { id: string; box_number: string | null; return_shipping_fee_minor: number };

/**
 * The returns of one box. It goes by the number of the one it was named after, or of the oldest when that one is no
 * longer in it, and that return alone keeps its fee for the way back: one box has one label. One return by itself is
 * no box and keeps its own fee.
 */
export function packed(members: readonly BoxMember[], named: string): Packed[] {
	const oldest = members.toSorted((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))[0];
	const namesake = members.find((member) => member.number === named) ?? oldest;
	if (members.length < 2 || !namesake) {
		return members.map(({ id, own_fee_minor }) => ({
			id,
			box_number: null,
			return_shipping_fee_minor: own_fee_minor
		}));
	}
	return members.map((member) => ({
		id: member.id,
		box_number: namesake.number,
		return_shipping_fee_minor: member === namesake ? member.own_fee_minor : 0
	}));
}
