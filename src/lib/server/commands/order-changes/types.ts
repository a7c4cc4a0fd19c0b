import type { Id } from '#lib/domain/ids.ts';
import type { ChangeKind } from '#lib/domain/order-change/kinds.ts';
import type { OrderChangeState } from '#lib/domain/order-change/states.ts';
import type { Address } from '#lib/domain/order/neutral.ts';

/** What is wanted, as typed. */
export type WantedChange =
	| { kind: 'address'; address: Partial<Address> }
	| { kind: 'phone'; phone: string }
	| { kind: 'email'; email: string }
	| { kind: 'note'; note: string };

export type ProposeChangeInput = {
	order_id: Id<'ord'>;
	/** The order as the author saw it; another version is refused as `changed_meanwhile`. */
	version?: number;
	wanted: WantedChange;
	/** Staff and programs say why. */
	reason?: string;
};

/** `version` is the one the person saw; another one is refused as `changed_meanwhile`. */
export type ChangeRef = { change_id: Id<'och'>; version?: number };

export type ProposedChange = {
	change_id: Id<'och'>;
	kind: ChangeKind;
	state: OrderChangeState;
	version: number;
};
