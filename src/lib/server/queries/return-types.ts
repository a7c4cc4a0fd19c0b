import type { CreditOfRefund } from '../store/credit-lots.ts';
import type { EventsTable, FilesTable, InspectionsTable, NotesTable } from '../store/schema.ts';
import type { OrderLinesTable, OrdersTable, PaymentsTable, RefundLinesTable } from '../store/schema.ts';
import type { PayoutsTable, RefundWaitsTable } from '../store/schema.ts';
import type { RefundPaymentsTable, RefundsTable, ReturnItemsTable, ReturnsTable } from '../store/schema.ts';
import type { GiftReturnsTable } from '../store/schema-gifts.ts';
import type { ReturnAddress } from '../store/return-addresses.ts';
import type { ClaimView } from './claim.ts';
import type { CodClaimView } from './cod-claim.ts';
import type { ExchangeView } from './exchange.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';

export type ReturnItemView = Omit<ReturnItemsTable, 'return_id'> & {
	line: Pick<
		OrderLinesTable,
		'sku' | 'title_en' | 'title_th' | 'options' | 'image' | 'quantity' | 'paid_minor' | 'category'
	>;
	reason: {
		code: string;
		label_en: string;
		label_th: string;
		fault: 'customer' | 'merchant' | 'carrier';
	} | null;
	inspection: InspectionsTable | null;
	photos: Pick<FilesTable, 'id' | 'media_type' | 'bytes' | 'width' | 'height'>[];
};

export type RefundPaymentView = Omit<
	RefundPaymentsTable,
	'gateway_params' | 'lease_owner' | 'lease_until'
> & {
	payment: Pick<PaymentsTable, 'provider' | 'method' | 'method_label' | 'dispute_state' | 'provider_ref'>;
	/** A transfer by hand: entered, and confirmed once `confirmed_at` is known. */
	payout:
		| (Pick<PayoutsTable, 'reference' | 'entered_by' | 'entered_at' | 'confirmed_at'> & {
				entered_by_name: string | null;
		  })
		| null;
};
export type RefundView = Omit<RefundsTable, 'idempotency_key'> & {
	lines: RefundLinesTable[];
	payments: RefundPaymentView[];
	/** The limit at which it waits for a second person; null when none stopped it. */
	wait: Pick<RefundWaitsTable, 'stopped_by' | 'limit_minor' | 'let_go_minor'> | null;
	/** Names of the people behind proposed_by and approved_by, where they are staff. */
	proposed_by_name: string | null;
	approved_by_name: string | null;
};

export type TimelineEntry = Omit<EventsTable, 'data'> & {
	data: Record<string, unknown>;
	/** Name of the member of staff or the API key behind it; null for customers and the system. */
	actor_name: string | null;
};

/** Everything the customer's page, the desk's case page and the API show of one return. */
export type ReturnView = {
	return: Omit<ReturnsTable, 'decision' | 'idempotency_key'>;
	order: Pick<
		OrdersTable,
		| 'id'
		| 'number'
		| 'customer_id'
		| 'customer_name'
		| 'email_norm'
		| 'phone_norm'
		| 'currency'
		| 'locale'
		| 'placed_at'
		| 'total_minor'
		| 'ship_country'
		| 'version'
	>;
	items: ReturnItemView[];
	/** Photos that belong to the return but to no item. */
	photos: Pick<FilesTable, 'id' | 'media_type' | 'bytes' | 'width' | 'height'>[];
	refunds: RefundView[];
	notes: NotesTable[];
	/** Of this return, its items and refunds, oldest first. */
	timeline: TimelineEntry[];
	/** The plan as it was decided, with its trace; null for returns that were imported. */
	plan: ReturnPlan | null;
	/** What it claims of a parcel; null when its goods are there to come back. */
	claim: ClaimView | null;
	/** The clocks of goods that were paid for at the door; null where no law sets any. */
	cod_claim: CodClaimView | null;
	/** Who sends a gift back, and is told of it in place of the buyer; null for returns of buyers. */
	receiver: Pick<GiftReturnsTable, 'gift_id' | 'email_norm'> | null;
	/** Where a rule sends its parcel; null: to the shop's own return address. */
	destination: Pick<ReturnAddress, 'code' | 'en' | 'th' | 'address'> | null;
	/** Those that travel in the same box, oldest first; empty when it travels alone. */
	box: BoxMate[];
	/** What the customer may still do. */
	can: { cancel: boolean; change: boolean; answer: boolean };
	/** The reason of a decline in both languages, with the note that came with it. */
	decline: { reason: { label_en: string; label_th: string } | null; note: string | null } | null;
	/** What is sent in exchange for it; null: nothing ever was to be. */
	exchange: ExchangeView | null;
	/** Store credit given for it, bonus included; empty when none. */
	credit: CreditOfRefund[];
};

/** Another return in the same box. */
export type BoxMate = Pick<ReturnsTable, 'id' | 'number' | 'state'> & { order_number: string };

/** One line of a list of returns. */
export type ReturnSummary = Pick<
	ReturnsTable,
	| 'id'
	| 'number'
	| 'order_id'
	| 'kind'
	| 'state'
	| 'channel'
	| 'currency'
	| 'quoted_minor'
	| 'method'
	| 'review_reasons'
	| 'needs_person_since'
	| 'asked_at'
	| 'ship_by'
	| 'received_at'
	| 'resolved_at'
	| 'created_at'
	| 'version'
> & { order_number: string; customer_name: string };

/** One line of a list of refunds. */
export type RefundSummary = Pick<
	RefundsTable,
	| 'id'
	| 'number'
	| 'order_id'
	| 'return_id'
	| 'source'
	| 'state'
	| 'route'
	| 'currency'
	| 'amount_minor'
	| 'created_at'
	| 'sent_at'
	| 'settled_at'
	| 'version'
> & { order_number: string; customer_name: string; return_number: string | null };
