import type { ClaimProblem } from '#lib/domain/claim/problems.ts';
import type { CancellationReason } from '#lib/domain/cancellation/reasons.ts';
import type { WantedChange } from '#lib/server/commands/order-changes/types.ts';
import type { ProductName } from './catalogue.ts';
import type { PersonName } from './people.ts';

/** How far a parcel got. The days are counted from the order's own day. */
export type Journey =
	| 'unpacked'
	| 'packed'
	| 'in_transit'
	| 'late'
	| 'out_for_delivery'
	| 'failed_attempt'
	| 'delivered'
	| 'lost'
	| 'refused'
	| 'returned_to_sender';

export type ReturnStory = {
	/** What is told of its first parcel; nothing then comes back. */
	claim?: ClaimProblem;
	/** Which goods of the order, how many, why. */
	items: {
		line: number;
		quantity: number;
		reason: string;
		answer?: string;
		comment?: string;
		photo?: true;
		/** What is wanted for it in exchange: a product in one of its options. */
		wants?: [product: ProductName, option: string];
	}[];
	outcome?: 'refund' | 'store_credit' | 'exchange';
	method: 'drop_off' | 'own_carrier' | 'keep';
	/** Days from delivery to the request. */
	after: number;
	/** How far it got by today. */
	until:
		| 'requested'
		| 'asked'
		| 'declined'
		| 'cancelled'
		| 'expired'
		| 'in_transit'
		| 'part_received'
		| 'received'
		| 'refunded'
		| 'reduced'
		| 'rejected'
		| 'refund_pending'
		| 'refund_failed'
		| 'payout_by_hand';
};

export type Scenario = {
	person: PersonName;
	goods: [product: ProductName, option: number, quantity: number, finalSale?: 'final_sale'][];
	/** Days before today on which the order was placed. */
	days: number;
	/** Where the hour matters: minutes since it came in. */
	minutes?: number;
	number?: string;
	discount?: { label: string; minor: number };
	shipping?: number;
	/** `visa_held`: authorised and not taken yet. */
	pays?:
		| 'visa'
		| 'visa_held'
		| 'mastercard'
		| 'promptpay'
		| 'cash_on_delivery'
		| 'visa_refund_pending'
		| 'visa_refund_fails';
	/** Goods by parcel: [[0, 1], [2]] sends the third line alone. One parcel when absent. */
	parcels?: number[][];
	journeys: Journey[];
	return?: ReturnStory;
	/** Lines given away whole; `sentBackBy`: the receiver who sends the first of them back. */
	gift?: { message: string; lines: number[]; sentBackBy?: string };
	/** Changed `after` so many minutes; `declined`: why an agent did not agree. */
	change?: { after: number; wanted: WantedChange; declined?: string };
	/** So many of its first line, a shirt, in another option; without one so many more of it. */
	pieces?: { after: number; quantity: number; option?: string };
	/** Called off `after` so many minutes: all of it, or so many of its first line. */
	cancel?: { after: number; quantity?: number; reason: CancellationReason; answer?: 'stop' | 'too_late' };
};
