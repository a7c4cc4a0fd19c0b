import type { Role } from '#lib/domain/actor.ts';
import type { CreditAccount, CreditKind } from '#lib/domain/credit/entry.ts';
import type { FulfilmentState, TrackingStatus } from '#lib/domain/fulfilment/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { RefundPaymentState, RefundState } from '#lib/domain/refund/states.ts';
import type {
	AcceptanceState,
	Condition,
	Disposition,
	Outcome,
	ReceptionState,
	ReturnMethod,
	ReturnState
} from '#lib/domain/return/states.ts';
import type { BacktestsSchema } from './schema-backtests.ts';
import type { CatalogueSchema } from './schema-catalogue.ts';
import type { GiftsSchema } from './schema-gifts.ts';
import type { ChargesSchema } from './schema-charges.ts';
import type { PoliciesSchema } from './schema-policies.ts';
import type { ReconciliationSchema } from './schema-reconciliation.ts';
import type { SettingsSchema } from './schema-settings.ts';
import type { CancellationsSchema } from './schema-cancellations.ts';
import type { ClaimsSchema } from './schema-claims.ts';
import type { CodSchema } from './schema-cod.ts';
import type { ExchangesSchema } from './schema-exchanges.ts';
import type { OrderChangesSchema } from './schema-order-changes.ts';
import type { WebhooksSchema } from './schema-webhooks.ts';
import type { WithdrawalsSchema } from './schema-withdrawals.ts';

export type { PolicyVersionsTable } from './schema-policies.ts';

/** 0 or 1: neither engine has a boolean that the other understands. */
export type Flag = 0 | 1;
/** JSON as text; parsed by zod in the store file of its noun. */
export type JsonText = string;
type Instant = number;

export interface ShopTable {
	id: 'shop';
	name_en: string;
	name_th: string;
	accent: string;
	accent_dark: string;
	logo_file_id: string | null;
	default_locale: 'th' | 'en';
	timezone: string;
	currency: string;
	phone: string;
	email: string;
	hours_en: string;
	hours_th: string;
	return_address: JsonText;
	/** For credit notes; both may be empty, then the return address stands in. */
	tax_id: string;
	tax_address: string;
	settings: JsonText;
	set_up_at: Instant | null;
	version: number;
}

export interface CustomersTable {
	id: Id<'cus'>;
	email_norm: string | null;
	phone_norm: string | null;
	name: string;
	locale: 'th' | 'en';
	external_ref: string | null;
	created_at: Instant;
	erased_at: Instant | null;
}

/** Money columns: whole figures of the order in its own currency, frozen at intake. */
export interface OrdersTable {
	id: Id<'ord'>;
	number: string;
	number_norm: string;
	channel: string;
	external_ref: string;
	customer_id: Id<'cus'> | null;
	customer_name: string;
	email_norm: string | null;
	phone_norm: string | null;
	currency: string;
	prices_include_tax: Flag;
	locale: 'th' | 'en';
	placed_at: Instant;
	goods_minor: number;
	discount_label: string | null;
	order_discount_minor: number;
	shipping_minor: number;
	shipping_tax_minor: number;
	tax_minor: number;
	total_minor: number;
	ship_to: JsonText;
	ship_country: string;
	/** For whoever delivers it, in the customer's words; empty: none. */
	delivery_note: string;
	bill_to: JsonText | null;
	cancelled_at: Instant | null;
	/** How many cancellations were asked for. */
	cancellations: number;
	/** How often the customer was asked for money after the sale. */
	charges: number;
	/** How many changes were asked for. */
	changes: number;
	body_hash: string;
	created_at: Instant;
	updated_at: Instant;
	version: number;
}

/**
 * `paid_minor` is what the customer paid for the whole line, tax included:
 * unit_price × quantity − discount − order_discount_share, plus `tax_minor` when prices do not include it.
 * Refunds divide these stored figures and never derive them again.
 */
export interface OrderLinesTable {
	id: Id<'lin'>;
	order_id: Id<'ord'>;
	position: number;
	external_ref: string;
	sku: string;
	title_en: string;
	title_th: string;
	options: JsonText;
	image: string | null;
	quantity: number;
	unit_price_minor: number;
	discount_minor: number;
	order_discount_share_minor: number;
	tax_minor: number;
	tax_rate_bp: number;
	paid_minor: number;
	category: string;
	tags: JsonText;
	final_sale: Flag;
	origin: 'sale' | 'exchange' | 'replacement';
	parent_line_id: Id<'lin'> | null;
	qty_fulfilled: number;
	qty_cancelled: number;
	qty_return_open: number;
	qty_returned: number;
	refunded_minor: number;
	refunded_tax_minor: number;
	refunded_quantity: number;
	/** Units that were given away: only the receiver of the gift sends them back. Absent in rows to be written: none. */
	qty_gifted?: number;
}

export interface FulfilmentsTable {
	id: Id<'ful'>;
	order_id: Id<'ord'>;
	position: number;
	external_ref: string;
	state: FulfilmentState;
	carrier: string;
	service: string;
	tracking_number: string | null;
	tracking_norm: string | null;
	tracking_url: string | null;
	origin_place: string;
	destination_place: string;
	packed_at: Instant | null;
	shipped_at: Instant | null;
	delivered_at: Instant | null;
	/** When the buyer would not take it at the door. */
	refused_at: Instant | null;
	/** The day first promised, and the carrier's present estimate. */
	promised_at: Instant | null;
	estimated_at: Instant | null;
	version: number;
}

export interface FulfilmentLinesTable {
	fulfilment_id: Id<'ful'>;
	order_line_id: Id<'lin'>;
	quantity: number;
	/** Units that a claim says were not in it, or never came with it. */
	qty_claimed: number;
}

export interface TrackingEventsTable {
	id: Id<'trk'>;
	shipment_kind: 'fulfilment' | 'return';
	shipment_id: string;
	order_id: Id<'ord'>;
	carrier: string;
	tracking_number: string;
	code: string;
	status: TrackingStatus;
	place: string;
	description_en: string;
	description_th: string;
	occurred_at: Instant;
	received_at: Instant;
}

export interface PaymentsTable {
	id: Id<'pay'>;
	order_id: Id<'ord'>;
	position: number;
	external_ref: string;
	provider: 'stripe' | 'cash_on_delivery' | 'other';
	method: string;
	method_label: string;
	provider_ref: string | null;
	currency: string;
	minor_step: number;
	authorized_minor: number;
	captured_minor: number;
	reserved_minor: number;
	refunded_minor: number;
	/** What of the authorised money was let go, or is promised to be. */
	released_minor: number;
	dispute_state: 'none' | 'open' | 'won' | 'lost';
	captured_at: Instant | null;
	version: number;
}

export interface ReasonsTable {
	code: string;
	position: number;
	kind: 'return' | 'decline' | 'deduct' | 'reject' | 'override';
	label_en: string;
	label_th: string;
	fault: 'customer' | 'merchant' | 'carrier';
	needs_photo: Flag;
	waives_fees: Flag;
	/** Follow-up question: { en, th, answers: [{ code, en, th }] } or null. */
	follow_up: JsonText | null;
	active: Flag;
}

export interface ReturnsTable {
	id: Id<'ret'>;
	number: string;
	order_id: Id<'ord'>;
	kind: 'return' | 'exchange' | 'claim';
	state: ReturnState;
	channel: 'portal' | 'agent' | 'api' | 'import';
	opened_by: string | null;
	locale: 'th' | 'en';
	currency: string;
	policy_version_id: Id<'pol'>;
	/** The policy's Decision as data: verdict, figures, trace (domain/policy). */
	decision: JsonText;
	method: ReturnMethod;
	carrier: string | null;
	tracking_number: string | null;
	tracking_norm: string | null;
	/** Where a rule sends its parcel; null: to the shop's own return address. */
	return_address_code: string | null;
	/** The gift whose receiver sends it back; none: the buyer does. */
	gift_id?: Id<'gft'> | null;
	/** The number of a return in the same box, its own included; null: it travels by itself. */
	box_number: string | null;
	quoted_minor: number;
	return_shipping_fee_minor: number;
	/** What a person must look at: reason codes of the policy, comma separated; empty when none. */
	review_reasons: string;
	needs_person_since: Instant | null;
	decided_at: Instant | null;
	decided_by: string | null;
	decline_reason: string | null;
	decision_note: string | null;
	asked_at: Instant | null;
	/** When the customer contested a no; once per return. */
	appealed_at: Instant | null;
	ship_by: Instant | null;
	scanned_at: Instant | null;
	received_at: Instant | null;
	resolved_at: Instant | null;
	closed_at: Instant | null;
	idempotency_key: string;
	created_at: Instant;
	version: number;
}

export interface ReturnItemsTable {
	id: Id<'rit'>;
	return_id: Id<'ret'>;
	order_line_id: Id<'lin'>;
	position: number;
	quantity: number;
	outcome: Outcome;
	goods_required: Flag;
	reason_code: string;
	answer_code: string | null;
	comment: string;
	reception: ReceptionState;
	acceptance: AcceptanceState;
	/** Line figures promised at submission, before fees. */
	quoted_goods_minor: number;
	quoted_tax_minor: number;
	quoted_shipping_minor: number;
	fee_minor: number;
	deduction_minor: number;
	final_minor: number | null;
	condition: Condition | null;
	disposition: Disposition | null;
	received_at: Instant | null;
	received_by: string | null;
	accepted_at: Instant | null;
	rejected_at: Instant | null;
	split_from_id: Id<'rit'> | null;
	settled_at: Instant | null;
}

export interface FilesTable {
	id: Id<'fil'>;
	sha256: string;
	media_type: string;
	bytes: number;
	width: number | null;
	height: number | null;
	path: string;
	/** The order whose people may read it; null for the shop's own files. */
	order_id: Id<'ord'> | null;
	created_by: string | null;
	created_at: Instant;
}

export interface EvidenceTable {
	id: Id<'evi'>;
	return_id: Id<'ret'>;
	return_item_id: Id<'rit'> | null;
	file_id: Id<'fil'>;
	kind: 'photo';
	created_at: Instant;
}

export interface InspectionsTable {
	id: Id<'ins'>;
	return_item_id: Id<'rit'>;
	staff_id: string | null;
	condition: Condition;
	disposition: Disposition;
	verdict: 'accept' | 'reduce' | 'reject';
	deduction_minor: number;
	reason_code: string | null;
	findings: string;
	created_at: Instant;
}

/** amount = goods + shipping + adjustment − restocking_fee − return_shipping_fee, never below zero. */
export interface RefundsTable {
	id: Id<'rfd'>;
	number: string;
	order_id: Id<'ord'>;
	return_id: Id<'ret'> | null;
	source: 'return' | 'cancellation' | 'exchange' | 'claim' | 'goodwill' | 'external';
	state: RefundState;
	route: 'original' | 'store_credit';
	currency: string;
	goods_minor: number;
	tax_minor: number;
	shipping_minor: number;
	shipping_tax_minor: number;
	restocking_fee_minor: number;
	return_shipping_fee_minor: number;
	deduction_minor: number;
	adjustment_minor: number;
	computed_minor: number;
	amount_minor: number;
	capped: Flag;
	overridden_by: string | null;
	override_reason: string | null;
	proposed_by: string | null;
	approved_by: string | null;
	idempotency_key: string;
	created_at: Instant;
	sent_at: Instant | null;
	settled_at: Instant | null;
	version: number;
}

export interface RefundLinesTable {
	id: Id<'rfl'>;
	refund_id: Id<'rfd'>;
	order_line_id: Id<'lin'>;
	return_item_id: Id<'rit'> | null;
	quantity: number;
	goods_minor: number;
	tax_minor: number;
	/** 1 while the refund stands; a cancelled refund frees its lines. */
	live: Flag;
}

/** One call to the provider, or one payout by hand. The key and parameters are stored before the first call. */
export interface RefundPaymentsTable {
	id: Id<'rfp'>;
	refund_id: Id<'rfd'>;
	payment_id: Id<'pay'>;
	amount_minor: number;
	state: RefundPaymentState;
	generation: number;
	gateway_key: string;
	gateway_params: JsonText;
	gateway_refund_id: string | null;
	attempts: number;
	first_attempt_at: Instant | null;
	last_attempt_at: Instant | null;
	lease_owner: string | null;
	lease_until: Instant | null;
	failure_code: string | null;
	reference: string | null;
	reference_type: string | null;
	expected_from: Instant | null;
	expected_by: Instant | null;
	parked_at: Instant | null;
	/** The last moment to answer the provider's letter asking for bank details; absent where there is none. */
	instructions_expire_at?: Instant | null;
	created_at: Instant;
	settled_at: Instant | null;
	version: number;
}

/** One movement of store credit, append only. Its postings sum to zero. */
export interface CreditTransactionsTable {
	id: Id<'crt'>;
	/** Names the cause: the same cause moves credit once for ever. */
	key: string;
	/** Of what was asked for under the key; empty for causes that can only say one thing. */
	request_hash: string;
	kind: CreditKind;
	customer_id: Id<'cus'>;
	currency: string;
	refund_id: Id<'rfd'> | null;
	/** The purchase it was spent on, as the other shop or till calls it. */
	order_reference: string | null;
	/** The spend a restore takes back, the issue a revoke takes back. */
	undoes_id: Id<'crt'> | null;
	reason_code: string | null;
	note: string;
	actor_kind: 'customer' | 'staff' | 'api' | 'system';
	actor_id: string | null;
	created_at: Instant;
}

/** Credit that came in at once and runs out at once. Only what is left of it changes. */
export interface CreditLotsTable {
	id: Id<'crl'>;
	customer_id: Id<'cus'>;
	currency: string;
	opened_by: Id<'crt'>;
	bonus: Flag;
	amount_minor: number;
	left_minor: number;
	expires_at: Instant | null;
	created_at: Instant;
}

/** One side of a movement, append only: `customer` names its lot, the other accounts have none. */
export interface CreditPostingsTable {
	id: Id<'crp'>;
	transaction_id: Id<'crt'>;
	account: CreditAccount;
	amount_minor: number;
	lot_id: Id<'crl'> | null;
}

/** The last number given out per kind of document: taken and given back with the transaction that needs it. */
export interface DocumentNumbersTable {
	kind: 'credit_note';
	last: number;
}

/** Written once. A note that turned out wrong is taken back by a `cancelling` one with a number of its own. */
export interface CreditNotesTable {
	id: Id<'crn'>;
	sequence: number;
	number: string;
	kind: 'credit' | 'cancelling';
	refund_id: Id<'rfd'>;
	order_id: Id<'ord'>;
	cancels_id: Id<'crn'> | null;
	currency: string;
	amount_minor: number;
	/** CreditNoteContent of domain/refund/credit-note.ts, as canonical JSON, and the SHA-256 of that text. */
	content: JsonText;
	sha256: string;
	issued_at: Instant;
}

/** Refunds whose papers were written elsewhere: settled before there were notes, or told by the shop's own system. */
export interface CreditNoteWaiversTable {
	refund_id: Id<'rfd'>;
	/** `nothing_sold`: the money had come for nothing. */
	reason: 'before' | 'imported' | 'nothing_sold';
}

/** Append only: one row per change, in the change's own transaction. */
export interface EventsTable {
	id: Id<'evt'>;
	type: string;
	entity:
		| 'order'
		| 'fulfilment'
		| 'cancellation'
		| 'return'
		| 'return_item'
		| 'refund'
		| 'refund_payment'
		| 'exchange'
		| 'credit'
		| 'policy'
		| 'shop'
		| 'staff'
		| 'api_key'
		| 'import'
		| 'product'
		| 'webhook'
		| 'charge'
		| 'withdrawal';
	entity_id: string;
	order_id: Id<'ord'> | null;
	actor_kind: 'customer' | 'staff' | 'api' | 'system';
	actor_id: string | null;
	data: JsonText;
	at: Instant;
}

export interface JobsTable {
	id: Id<'job'>;
	kind: string;
	key: string;
	body: JsonText;
	run_at: Instant;
	attempts: number;
	lease_owner: string | null;
	lease_until: Instant | null;
	done_at: Instant | null;
	parked_at: Instant | null;
	last_error: string | null;
	created_at: Instant;
}

export interface InboxTable {
	id: Id<'inb'>;
	provider: string;
	event_id: string;
	type: string;
	body: JsonText;
	received_at: Instant;
	processed_at: Instant | null;
	error: string | null;
}

export interface MessagesTable {
	id: Id<'msg'>;
	key: string;
	channel: 'email';
	kind: string;
	locale: 'th' | 'en';
	recipient: string;
	subject: string;
	order_id: Id<'ord'> | null;
	return_id: Id<'ret'> | null;
	state: 'queued' | 'sent' | 'refused';
	error: string | null;
	created_at: Instant;
	sent_at: Instant | null;
}

export interface NotesTable {
	id: Id<'not'>;
	order_id: Id<'ord'>;
	return_id: Id<'ret'> | null;
	author_kind: 'staff' | 'customer' | 'api';
	author_id: string | null;
	author_name: string;
	/** `question` and `answer` are seen by the customer, `internal` by staff alone. */
	kind: 'internal' | 'question' | 'answer';
	body: string;
	created_at: Instant;
}

export interface StaffTable {
	id: Id<'stf'>;
	email_norm: string;
	name: string;
	role: Role;
	password_hash: string;
	locale: 'th' | 'en';
	refund_limit_minor: number | null;
	active: Flag;
	created_at: Instant;
	version: number;
}

/** `id` is the SHA-256 of the token in the cookie. `seen_at` moves the idle limit, `created_at` sets the absolute one. */
export interface StaffSessionsTable {
	id: string;
	staff_id: Id<'stf'>;
	created_at: Instant;
	seen_at: Instant;
	expires_at: Instant;
}

/** A visitor who proved a mailbox (`email_norm` set: all its orders) or holds one order's link. */
export interface CustomerSessionsTable {
	id: string;
	subject: string;
	email_norm: string | null;
	order_id: Id<'ord'> | null;
	created_at: Instant;
	seen_at: Instant;
	expires_at: Instant;
}

export interface AccessTokensTable {
	id: Id<'tok'>;
	purpose: 'code' | 'link' | 'order_link' | 'setup';
	hash: string;
	order_id: Id<'ord'> | null;
	email_norm: string | null;
	attempts: number;
	expires_at: Instant;
	used_at: Instant | null;
	created_at: Instant;
}

export interface ApiKeysTable {
	id: Id<'key'>;
	name: string;
	hint: string;
	hash: string;
	scopes: string;
	created_by: string | null;
	created_at: Instant;
	last_used_at: Instant | null;
	revoked_at: Instant | null;
}

export interface IdempotencyKeysTable {
	api_key_id: string;
	key: string;
	request_hash: string;
	status: number | null;
	body: string | null;
	created_at: Instant;
}

/** Words by which people find a case: numbers, names, e-mail, phone, tracking; lower case, matched by prefix. */
export interface SearchTermsTable {
	term: string;
	entity: 'order' | 'return';
	entity_id: string;
	order_id: Id<'ord'>;
	weight: number;
}

export interface ImportsTable {
	id: Id<'imp'>;
	file_name: string;
	file_path: string;
	dry_run: Flag;
	state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
	options: JsonText;
	bytes_total: number;
	bytes_done: number;
	rows_done: number;
	orders_created: number;
	orders_updated: number;
	returns_created: number;
	rows_skipped: number;
	rows_failed: number;
	error: string | null;
	started_by: string | null;
	created_at: Instant;
	started_at: Instant | null;
	finished_at: Instant | null;
}

export interface ImportFaultsTable {
	import_id: Id<'imp'>;
	row: number;
	column: string;
	reason: string;
	value: string;
	severity: 'error' | 'skipped';
}

/** What may be let go without a second person; null: any amount. `subject`: store/refund-limits.ts. */
export interface RefundLimitsTable {
	subject: string;
	currency: string;
	refund_minor: number | null;
	day_minor: number | null;
}

/** A refund that was let go: by whom, on which local day, and the limits that held at that moment. */
export interface RefundReleasesTable {
	refund_id: Id<'rfd'>;
	/** Null: the policy. */
	actor_id: string | null;
	day: string;
	currency: string;
	amount_minor: number;
	/** 1 when it had waited for a second person. */
	waited: Flag;
	/** 1 when a merchant let it go above the shop's limit of that day. */
	beyond: Flag;
	own_day_minor: number | null;
	shop_day_minor: number | null;
	released_at: Instant;
}

/** The limit at which a refund waits for a second person. */
export interface RefundWaitsTable {
	refund_id: Id<'rfd'>;
	stopped_by: 'refund' | 'day' | 'shop_day';
	limit_minor: number;
	let_go_minor: number;
	since: Instant;
}

/** Money sent by hand: entered by one person with its reference, confirmed by another. */
export interface PayoutsTable {
	refund_payment_id: Id<'rfp'>;
	amount_minor: number;
	reference: string;
	entered_by: string;
	entered_at: Instant;
	/** 1 where one person was enough. */
	alone: Flag;
	confirmed_by: string | null;
	confirmed_at: Instant | null;
}

/** The account a customer named for a payout; `sealed` is gone once the money left. */
export interface PayoutAccountsTable {
	return_id: Id<'ret'>;
	bank: string;
	masked: string;
	sealed: string | null;
	entered_at: Instant;
	wiped_at: Instant | null;
}

/** Until when the money of a return was promised to leave, and what came of it. */
export interface RefundPromisesTable {
	return_id: Id<'ret'>;
	started_at: Instant;
	due_at: Instant;
	/** 1 while only the customer or the bank can go on: nobody at the shop is warned. */
	waits: Flag;
	kept_at: Instant | null;
	broken_at: Instant | null;
	/** Nothing was owed in the end, or the money left after the promise broke. */
	ended_at: Instant | null;
	granted: 'nothing' | 'credit' | 'fees' | null;
	/** What was granted, as a refund of its own. */
	refund_id: Id<'rfd'> | null;
}

/** How often something was done within its window, by key: auth/limits.ts. */
export interface RateLimitsTable {
	key: string;
	points: number;
	expire: number | null;
}

export interface Schema
	extends
		BacktestsSchema,
		CatalogueSchema,
		CancellationsSchema,
		ChargesSchema,
		ClaimsSchema,
		CodSchema,
		ExchangesSchema,
		GiftsSchema,
		OrderChangesSchema,
		ReconciliationSchema,
		PoliciesSchema,
		SettingsSchema,
		WebhooksSchema,
		WithdrawalsSchema {
	shop: ShopTable;
	customers: CustomersTable;
	orders: OrdersTable;
	order_lines: OrderLinesTable;
	fulfilments: FulfilmentsTable;
	fulfilment_lines: FulfilmentLinesTable;
	tracking_events: TrackingEventsTable;
	payments: PaymentsTable;
	reasons: ReasonsTable;
	returns: ReturnsTable;
	return_items: ReturnItemsTable;
	files: FilesTable;
	evidence: EvidenceTable;
	inspections: InspectionsTable;
	refunds: RefundsTable;
	refund_lines: RefundLinesTable;
	refund_payments: RefundPaymentsTable;
	credit_transactions: CreditTransactionsTable;
	credit_lots: CreditLotsTable;
	credit_postings: CreditPostingsTable;
	document_numbers: DocumentNumbersTable;
	credit_notes: CreditNotesTable;
	credit_note_waivers: CreditNoteWaiversTable;
	events: EventsTable;
	jobs: JobsTable;
	inbox: InboxTable;
	messages: MessagesTable;
	notes: NotesTable;
	staff: StaffTable;
	staff_sessions: StaffSessionsTable;
	customer_sessions: CustomerSessionsTable;
	access_tokens: AccessTokensTable;
	api_keys: ApiKeysTable;
	idempotency_keys: IdempotencyKeysTable;
	search_terms: SearchTermsTable;
	imports: ImportsTable;
	import_faults: ImportFaultsTable;
	rate_limits: RateLimitsTable;
	refund_limits: RefundLimitsTable;
	refund_releases: RefundReleasesTable;
	refund_waits: RefundWaitsTable;
	payouts: PayoutsTable;
	payout_accounts: PayoutAccountsTable;
	refund_promises: RefundPromisesTable;
}
