import { PostgresAdapter, sql, type Kysely } from 'kysely';

/**
 * Ids are text, money is bigint minor units, time is bigint epoch milliseconds, flags are 0 or 1, JSON is text.
 * Every statement means the same on SQLite and PostgreSQL; the append-only guard at the end is written per engine.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of TABLES) await sql.raw(statement).execute(db);
	const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
	for (const statement of isPostgres ? APPEND_ONLY_POSTGRES : APPEND_ONLY_SQLITE) {
		await sql.raw(statement).execute(db);
	}
}

const flag = (name: string) => `${name} integer not null check (${name} in (0, 1))`;
const amount = (name: string) => `${name} bigint not null check (${name} >= 0)`;
const oneOf = (name: string, values: string) =>
	`${name} text not null check (${name} in (${values
		.split(' ')
		.map((value) => `'${value}'`)
		.join(', ')}))`;
const CURRENCY = `currency text not null check (length(currency) = 3)`;
const LOCALE = oneOf('locale', 'th en');

const TABLES = [
	`create table shop (
		id text primary key check (id = 'shop'),
		name_en text not null, name_th text not null,
		accent text not null, accent_dark text not null, logo_file_id text,
		${oneOf('default_locale', 'th en')}, timezone text not null, ${CURRENCY},
		phone text not null, email text not null, hours_en text not null, hours_th text not null,
		return_address text not null, settings text not null,
		set_up_at bigint, version integer not null)`,

	`create table customers (
		id text primary key, email_norm text unique, phone_norm text,
		name text not null, ${LOCALE}, external_ref text,
		created_at bigint not null, erased_at bigint)`,
	`create index customers_phone on customers (phone_norm)`,
	`create index customers_reference on customers (external_ref)`,

	`create table orders (
		id text primary key,
		number text not null, number_norm text not null unique,
		channel text not null, external_ref text not null,
		customer_id text references customers (id), customer_name text not null,
		email_norm text, phone_norm text,
		${CURRENCY}, ${flag('prices_include_tax')}, ${LOCALE}, placed_at bigint not null,
		${amount('goods_minor')}, discount_label text, ${amount('order_discount_minor')},
		${amount('shipping_minor')}, ${amount('shipping_tax_minor')}, ${amount('tax_minor')}, ${amount('total_minor')},
		ship_to text not null, ship_country text not null, bill_to text,
		cancelled_at bigint, body_hash text not null,
		created_at bigint not null, updated_at bigint not null, version integer not null,
		unique (channel, external_ref))`,
	`create index orders_customer on orders (customer_id, placed_at)`,
	`create index orders_email on orders (email_norm, placed_at)`,
	`create index orders_placed on orders (placed_at, id)`,

	`create table order_lines (
		id text primary key, order_id text not null references orders (id), position integer not null,
		external_ref text not null, sku text not null, title_en text not null, title_th text not null,
		options text not null, image text,
		quantity integer not null check (quantity > 0),
		${amount('unit_price_minor')}, ${amount('discount_minor')}, ${amount('order_discount_share_minor')},
		${amount('tax_minor')}, tax_rate_bp integer not null check (tax_rate_bp >= 0), ${amount('paid_minor')},
		category text not null, tags text not null, ${flag('final_sale')},
		${oneOf('origin', 'sale exchange replacement')}, parent_line_id text references order_lines (id),
		qty_fulfilled integer not null check (qty_fulfilled >= 0),
		qty_cancelled integer not null check (qty_cancelled >= 0),
		qty_return_open integer not null check (qty_return_open >= 0),
		qty_returned integer not null check (qty_returned >= 0),
		${amount('refunded_minor')}, ${amount('refunded_tax_minor')},
		refunded_quantity integer not null check (refunded_quantity >= 0),
		unique (order_id, external_ref),
		check (qty_cancelled + qty_fulfilled <= quantity),
		check (qty_return_open + qty_returned <= qty_fulfilled),
		check (refunded_minor <= paid_minor),
		check (refunded_tax_minor <= tax_minor),
		check (refunded_quantity <= quantity))`,
	`create index order_lines_sku on order_lines (sku)`,

	`create table fulfilments (
		id text primary key, order_id text not null references orders (id), position integer not null,
		external_ref text not null,
		${oneOf('state', 'pending packed shipped out_for_delivery failed_attempt delivered returned_to_sender lost cancelled')},
		carrier text not null, service text not null,
		tracking_number text, tracking_norm text, tracking_url text,
		origin_place text not null, destination_place text not null,
		packed_at bigint, shipped_at bigint, delivered_at bigint, promised_at bigint, estimated_at bigint,
		version integer not null,
		unique (order_id, external_ref))`,
	`create index fulfilments_tracking on fulfilments (tracking_norm)`,
	`create table fulfilment_lines (
		fulfilment_id text not null references fulfilments (id),
		order_line_id text not null references order_lines (id),
		quantity integer not null check (quantity > 0),
		primary key (fulfilment_id, order_line_id))`,
	`create index fulfilment_lines_line on fulfilment_lines (order_line_id)`,
	`create table tracking_events (
		id text primary key, ${oneOf('shipment_kind', 'fulfilment return')}, shipment_id text not null,
		order_id text not null references orders (id),
		carrier text not null, tracking_number text not null, code text not null,
		${oneOf('status', 'info_received packed picked_up in_transit held out_for_delivery failed_attempt available_for_pickup delivered returning returned_to_sender damaged lost note')},
		place text not null, description_en text not null, description_th text not null,
		occurred_at bigint not null, received_at bigint not null,
		unique (shipment_kind, shipment_id, code, occurred_at))`,
	`create index tracking_events_order on tracking_events (order_id, occurred_at)`,

	`create table payments (
		id text primary key, order_id text not null references orders (id), position integer not null,
		external_ref text not null, ${oneOf('provider', 'stripe cash_on_delivery other')},
		method text not null, method_label text not null, provider_ref text,
		${CURRENCY}, minor_step integer not null check (minor_step > 0),
		${amount('authorized_minor')}, ${amount('captured_minor')}, ${amount('reserved_minor')}, ${amount('refunded_minor')},
		${oneOf('dispute_state', 'none open won lost')}, captured_at bigint, version integer not null,
		unique (order_id, external_ref),
		check (reserved_minor + refunded_minor <= captured_minor),
		check (captured_minor <= authorized_minor))`,
	`create unique index payments_provider_ref on payments (provider, provider_ref) where provider_ref is not null`,

	`create table policy_versions (
		id text primary key, number integer not null unique, rules text not null, note text not null,
		effective_from bigint not null, published_at bigint not null, published_by text)`,
	`create index policy_versions_effective on policy_versions (effective_from)`,
	`create table reasons (
		code text not null, position integer not null, ${oneOf('kind', 'return decline deduct reject override')},
		label_en text not null, label_th text not null, ${oneOf('fault', 'customer merchant carrier')},
		${flag('needs_photo')}, ${flag('waives_fees')}, follow_up text, ${flag('active')},
		primary key (kind, code))`,

	`create table returns (
		id text primary key, number text not null unique, order_id text not null references orders (id),
		${oneOf('kind', 'return exchange claim')},
		${oneOf('state', 'in_review approved declined in_transit part_received received resolved closed cancelled expired')},
		${oneOf('channel', 'portal agent api import')}, opened_by text, ${LOCALE}, ${CURRENCY},
		policy_version_id text not null references policy_versions (id), decision text not null,
		${oneOf('method', 'own_carrier drop_off keep')},
		carrier text, tracking_number text, tracking_norm text,
		${amount('quoted_minor')}, ${amount('return_shipping_fee_minor')},
		review_reasons text not null, needs_person_since bigint,
		decided_at bigint, decided_by text, decline_reason text, decision_note text, asked_at bigint,
		ship_by bigint, scanned_at bigint, received_at bigint, resolved_at bigint, closed_at bigint,
		idempotency_key text not null unique, created_at bigint not null, version integer not null)`,
	`create index returns_order on returns (order_id, created_at)`,
	`create index returns_state on returns (state, created_at)`,
	`create index returns_created on returns (created_at, id)`,
	`create index returns_needs_person on returns (needs_person_since) where needs_person_since is not null`,
	`create index returns_received on returns (received_at) where received_at is not null`,
	`create index returns_asked on returns (asked_at) where asked_at is not null`,
	`create index returns_tracking on returns (tracking_norm)`,
	`create index returns_ship_by on returns (ship_by) where state = 'approved'`,
	`create table return_items (
		id text primary key, return_id text not null references returns (id),
		order_line_id text not null references order_lines (id), position integer not null,
		quantity integer not null check (quantity > 0),
		${oneOf('outcome', 'refund store_credit exchange replace')}, ${flag('goods_required')},
		reason_code text not null, answer_code text, comment text not null,
		${oneOf('reception', 'awaiting in_transit received lost kept cancelled expired')},
		${oneOf('acceptance', 'pending accepted accepted_reduced rejected')},
		${amount('quoted_goods_minor')}, ${amount('quoted_tax_minor')}, ${amount('quoted_shipping_minor')},
		${amount('fee_minor')}, ${amount('deduction_minor')}, final_minor bigint check (final_minor >= 0),
		condition text, disposition text,
		received_at bigint, received_by text, accepted_at bigint, rejected_at bigint,
		split_from_id text references return_items (id), settled_at bigint,
		check (accepted_at is null or rejected_at is null),
		check ((reception = 'received') = (received_at is not null)))`,
	`create index return_items_return on return_items (return_id, position)`,
	`create index return_items_line on return_items (order_line_id)`,
	`create index return_items_reason on return_items (reason_code, id)`,

	`create table files (
		id text primary key, sha256 text not null, media_type text not null, bytes bigint not null,
		width integer, height integer, path text not null,
		order_id text references orders (id), created_by text, created_at bigint not null)`,
	`create index files_order on files (order_id)`,
	`create table evidence (
		id text primary key, return_id text not null references returns (id),
		return_item_id text references return_items (id), file_id text not null references files (id),
		${oneOf('kind', 'photo')}, created_at bigint not null)`,
	`create index evidence_return on evidence (return_id)`,
	`create table inspections (
		id text primary key, return_item_id text not null unique references return_items (id), staff_id text,
		condition text not null, disposition text not null, ${oneOf('verdict', 'accept reduce reject')},
		${amount('deduction_minor')}, reason_code text, findings text not null, created_at bigint not null)`,

	`create table refunds (
		id text primary key, number text not null unique, order_id text not null references orders (id),
		return_id text references returns (id),
		${oneOf('source', 'return cancellation exchange claim goodwill external')},
		${oneOf('state', 'awaiting_approval approved processing succeeded part_failed failed settled_other cancelled')},
		${oneOf('route', 'original store_credit')}, ${CURRENCY},
		${amount('goods_minor')}, ${amount('tax_minor')}, ${amount('shipping_minor')}, ${amount('shipping_tax_minor')},
		${amount('restocking_fee_minor')}, ${amount('return_shipping_fee_minor')}, ${amount('deduction_minor')},
		adjustment_minor bigint not null, ${amount('computed_minor')}, ${amount('amount_minor')},
		${flag('capped')}, overridden_by text, override_reason text, proposed_by text, approved_by text,
		idempotency_key text not null unique,
		created_at bigint not null, sent_at bigint, settled_at bigint, version integer not null,
		check (tax_minor <= goods_minor), check (shipping_tax_minor <= shipping_minor))`,
	`create index refunds_order on refunds (order_id, created_at)`,
	`create index refunds_return on refunds (return_id)`,
	`create index refunds_created on refunds (created_at, id)`,
	`create index refunds_waiting on refunds (state, created_at) where state in ('awaiting_approval', 'part_failed', 'failed')`,
	`create table refund_lines (
		id text primary key, refund_id text not null references refunds (id),
		order_line_id text not null references order_lines (id), return_item_id text references return_items (id),
		quantity integer not null check (quantity > 0), ${amount('goods_minor')}, ${amount('tax_minor')}, ${flag('live')},
		unique (refund_id, return_item_id))`,
	`create index refund_lines_line on refund_lines (order_line_id)`,
	`create unique index refund_lines_paid_once on refund_lines (return_item_id) where live = 1 and return_item_id is not null`,
	`create table refund_payments (
		id text primary key, refund_id text not null references refunds (id),
		payment_id text not null references payments (id),
		amount_minor bigint not null check (amount_minor > 0),
		${oneOf('state', 'reserved sending unknown pending requires_action succeeded failed cancelled')},
		generation integer not null, gateway_key text not null unique, gateway_params text not null,
		gateway_refund_id text unique, attempts integer not null,
		first_attempt_at bigint, last_attempt_at bigint, lease_owner text, lease_until bigint,
		failure_code text, reference text, reference_type text, expected_from bigint, expected_by bigint,
		parked_at bigint, created_at bigint not null, settled_at bigint, version integer not null)`,
	`create index refund_payments_refund on refund_payments (refund_id)`,
	`create index refund_payments_payment on refund_payments (payment_id)`,
	`create index refund_payments_unsettled on refund_payments (state, last_attempt_at)
		where state in ('reserved', 'sending', 'unknown', 'pending', 'requires_action')`,
	`create index refund_payments_parked on refund_payments (parked_at) where parked_at is not null`,
	`create table store_credit_entries (
		id text primary key, customer_id text not null references customers (id), ${CURRENCY},
		${oneOf('kind', 'issue bonus spend expire revoke')}, amount_minor bigint not null check (amount_minor <> 0),
		refund_id text references refunds (id), expires_at bigint, created_at bigint not null)`,
	`create index store_credit_entries_customer on store_credit_entries (customer_id, currency)`,
	`create unique index store_credit_entries_once on store_credit_entries (refund_id, kind) where refund_id is not null`,

	`create table events (
		id text primary key, type text not null, entity text not null, entity_id text not null,
		order_id text references orders (id), ${oneOf('actor_kind', 'customer staff api system')}, actor_id text,
		data text not null, at bigint not null)`,
	`create index events_order on events (order_id, at)`,
	`create index events_entity on events (entity, entity_id, at)`,

	`create table jobs (
		id text primary key, kind text not null, key text not null unique, body text not null,
		run_at bigint not null, attempts integer not null, lease_owner text, lease_until bigint,
		done_at bigint, parked_at bigint, last_error text, created_at bigint not null)`,
	`create index jobs_due on jobs (run_at) where done_at is null and parked_at is null`,
	`create index jobs_parked on jobs (parked_at) where parked_at is not null`,
	`create table inbox (
		id text primary key, provider text not null, event_id text not null, type text not null, body text not null,
		received_at bigint not null, processed_at bigint, error text,
		unique (provider, event_id))`,

	`create table messages (
		id text primary key, key text not null unique, ${oneOf('channel', 'email')}, kind text not null, ${LOCALE},
		recipient text not null, subject text not null,
		order_id text references orders (id), return_id text references returns (id),
		${oneOf('state', 'queued sent refused')}, error text, created_at bigint not null, sent_at bigint)`,
	`create index messages_order on messages (order_id, created_at)`,
	`create index messages_refused on messages (created_at) where state = 'refused'`,
	`create table notes (
		id text primary key, order_id text not null references orders (id), return_id text references returns (id),
		${oneOf('author_kind', 'staff customer api')}, author_id text, author_name text not null,
		${oneOf('kind', 'internal question answer')}, body text not null, created_at bigint not null)`,
	`create index notes_order on notes (order_id, created_at)`,
	`create index notes_return on notes (return_id, created_at)`,

	`create table staff (
		id text primary key, email_norm text not null unique, name text not null,
		${oneOf('role', 'agent lead merchant')}, password_hash text not null, ${LOCALE},
		refund_limit_minor bigint check (refund_limit_minor >= 0), ${flag('active')},
		created_at bigint not null, version integer not null)`,
	`create table staff_sessions (
		id text primary key, staff_id text not null references staff (id),
		created_at bigint not null, seen_at bigint not null, expires_at bigint not null)`,
	`create index staff_sessions_staff on staff_sessions (staff_id)`,
	`create index staff_sessions_expiry on staff_sessions (expires_at)`,
	`create table customer_sessions (
		id text primary key, subject text not null, email_norm text, order_id text references orders (id),
		created_at bigint not null, seen_at bigint not null, expires_at bigint not null,
		check (email_norm is not null or order_id is not null))`,
	`create index customer_sessions_subject on customer_sessions (subject)`,
	`create index customer_sessions_expiry on customer_sessions (expires_at)`,
	`create table access_tokens (
		id text primary key, ${oneOf('purpose', 'code link order_link setup')}, hash text not null unique,
		order_id text references orders (id), email_norm text, attempts integer not null,
		expires_at bigint not null, used_at bigint, created_at bigint not null)`,
	`create index access_tokens_order on access_tokens (order_id, purpose)`,
	`create index access_tokens_expiry on access_tokens (expires_at)`,
	`create table api_keys (
		id text primary key, name text not null, hint text not null, hash text not null unique, scopes text not null,
		created_by text, created_at bigint not null, last_used_at bigint, revoked_at bigint)`,
	`create table idempotency_keys (
		api_key_id text not null references api_keys (id), key text not null, request_hash text not null,
		status integer, body text, created_at bigint not null,
		primary key (api_key_id, key))`,
	`create index idempotency_keys_age on idempotency_keys (created_at)`,
	`create table search_terms (
		term text not null, ${oneOf('entity', 'order return')}, entity_id text not null,
		order_id text not null references orders (id), weight integer not null,
		primary key (term, entity, entity_id))`,
	`create index search_terms_entity on search_terms (entity_id)`,

	`create table imports (
		id text primary key, file_name text not null, file_path text not null, ${flag('dry_run')},
		${oneOf('state', 'queued running done failed cancelled')}, options text not null,
		bytes_total bigint not null, bytes_done bigint not null, rows_done integer not null,
		orders_created integer not null, orders_updated integer not null, returns_created integer not null,
		rows_skipped integer not null, rows_failed integer not null, error text, started_by text,
		created_at bigint not null, started_at bigint, finished_at bigint)`,
	`create table import_faults (
		import_id text not null references imports (id), row integer not null, "column" text not null,
		reason text not null, value text not null, ${oneOf('severity', 'error skipped')})`,
	`create index import_faults_import on import_faults (import_id, row)`,
	`create table rate_limits (key varchar(255) primary key, points integer not null default 0, expire bigint)`,
	`create index rate_limits_expiry on rate_limits (expire)`
];

const APPEND_ONLY_SQLITE = ['update', 'delete'].map(
	(verb) => `create trigger events_no_${verb} before ${verb} on events
		begin select raise(abort, 'events are append only'); end`
);
const APPEND_ONLY_POSTGRES = [
	`create function events_are_append_only() returns trigger language plpgsql as
		$$ begin raise exception 'events are append only'; end $$`,
	`create trigger events_no_change before update or delete on events
		for each row execute function events_are_append_only()`
];
