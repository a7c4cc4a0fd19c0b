import { PostgresAdapter, sql, type Kysely } from 'kysely';

/**
 * Store credit as a double-entry ledger instead of one signed row per movement. What customers have is carried over to
 * the minor unit; the single-entry table goes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of TABLES) await sql.raw(statement).execute(db);
	await carryOver(db);
	await sql.raw('drop table store_credit_entries').execute(db);
	const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
	for (const statement of isPostgres ? GUARDS_POSTGRES : GUARDS_SQLITE) await sql.raw(statement).execute(db);
}

const oneOf = (name: string, values: string) =>
	`${name} text not null check (${name} in (${values
		.split(' ')
		.map((value) => `'${value}'`)
		.join(', ')}))`;
const CURRENCY = `currency text not null check (length(currency) = 3)`;

const TABLES = [
	`create table credit_transactions (
		id text primary key, key text not null unique, request_hash text not null,
		${oneOf('kind', 'issue bonus spend restore expire adjust revoke')},
		customer_id text not null references customers (id), ${CURRENCY},
		refund_id text references refunds (id), order_reference text,
		undoes_id text references credit_transactions (id), reason_code text, note text not null,
		${oneOf('actor_kind', 'customer staff api system')}, actor_id text, created_at bigint not null,
		check ((kind in ('restore', 'revoke')) = (undoes_id is not null)),
		check (kind <> 'spend' or order_reference is not null))`,
	`create index credit_transactions_customer on credit_transactions (customer_id, currency, created_at, id)`,
	`create index credit_transactions_refund on credit_transactions (refund_id) where refund_id is not null`,
	`create index credit_transactions_undoes on credit_transactions (undoes_id) where undoes_id is not null`,

	`create table credit_lots (
		id text primary key, customer_id text not null references customers (id), ${CURRENCY},
		opened_by text not null references credit_transactions (id),
		bonus integer not null check (bonus in (0, 1)),
		amount_minor bigint not null check (amount_minor > 0),
		left_minor bigint not null check (left_minor >= 0), expires_at bigint, created_at bigint not null,
		check (left_minor <= amount_minor))`,
	`create index credit_lots_customer on credit_lots (customer_id, currency)`,
	`create index credit_lots_opened on credit_lots (opened_by)`,
	`create index credit_lots_expiry on credit_lots (expires_at, id) where left_minor > 0 and expires_at is not null`,

	`create table credit_postings (
		id text primary key, transaction_id text not null references credit_transactions (id),
		${oneOf('account', 'customer refunds_owed promotions spent expired adjustments')},
		amount_minor bigint not null check (amount_minor <> 0), lot_id text references credit_lots (id),
		check ((account = 'customer') = (lot_id is not null)))`,
	`create index credit_postings_transaction on credit_postings (transaction_id)`,
	`create index credit_postings_lot on credit_postings (lot_id) where lot_id is not null`
];

type Entry = {
	id: string;
	customer_id: string;
	currency: string;
	kind: 'issue' | 'bonus' | 'spend' | 'expire' | 'revoke';
	amount_minor: number;
	refund_id: string | null;
	expires_at: number | null;
	created_at: number;
};

const COUNTER = { issue: 'refunds_owed', bonus: 'promotions' } as const;

/**
 * No version before this one took credit away, so every entry opens a lot. One that takes would have been written by
 * hand: rather than guess what it took, the upgrade stops and says so.
 */
async function carryOver(db: Kysely<unknown>): Promise<void> {
	const { rows } = await sql<Entry>`select * from store_credit_entries order by created_at, id`.execute(db);
	for (const entry of rows) {
		const { kind, customer_id, currency, created_at } = entry;
		const amount = Number(entry.amount_minor);
		if ((kind !== 'issue' && kind !== 'bonus') || amount < 0) {
			throw new Error(
				`store_credit_entries holds ${entry.id}, which no version of Homeward wrote; settle it first.`
			);
		}
		const [transaction, lot, owed, owing] = ['crt', 'crl', 'crp', 'crp'].map(
			(prefix, index) => `${prefix}_${numbered(entry.id, index)}`
		);
		const key = entry.refund_id === null ? `carried:${entry.id}` : `${kind}:${entry.refund_id}`;
		await sql`insert into credit_transactions values (${transaction}, ${key}, '', ${kind}, ${customer_id}, ${currency},
			${entry.refund_id}, null, null, null, '', 'system', null, ${created_at})`.execute(db);
		await sql`insert into credit_lots values (${lot}, ${customer_id}, ${currency}, ${transaction},
			${kind === 'bonus' ? 1 : 0}, ${amount}, ${amount}, ${entry.expires_at}, ${created_at})`.execute(db);
		await sql`insert into credit_postings values (${owed}, ${transaction}, 'customer', ${amount}, ${lot}),
			(${owing}, ${transaction}, ${COUNTER[kind]}, ${-amount}, null)`.execute(db);
	}
}

/** The entry's own UUIDv7 with its last digit moved on: the two postings of one entry must differ. */
const numbered = (id: string, index: number): string =>
	id.slice('cre_'.length, -1) + ((parseInt(id.slice(-1), 16) + index) % 16).toString(16);

const FIXED = 'id, customer_id, currency, opened_by, bonus, amount_minor, expires_at, created_at';

const GUARDS_SQLITE = [
	...['credit_transactions', 'credit_postings'].flatMap((table) =>
		['update', 'delete'].map(
			(verb) => `create trigger ${table}_no_${verb} before ${verb} on ${table}
				begin select raise(abort, '${table} are append only'); end`
		)
	),
	`create trigger credit_lots_no_delete before delete on credit_lots
		begin select raise(abort, 'credit_lots are never deleted'); end`,
	`create trigger credit_lots_fixed before update of ${FIXED} on credit_lots
		begin select raise(abort, 'of credit_lots only what is left changes'); end`
];

const GUARDS_POSTGRES = [
	`create function credit_is_append_only() returns trigger language plpgsql as
		$$ begin raise exception '% are append only', tg_table_name; end $$`,
	...['credit_transactions', 'credit_postings'].map(
		(table) => `create trigger ${table}_no_change before update or delete on ${table}
			for each row execute function credit_is_append_only()`
	),
	`create trigger credit_lots_no_delete before delete on credit_lots
		for each row execute function credit_is_append_only()`,
	`create trigger credit_lots_fixed before update of ${FIXED} on credit_lots
		for each row execute function credit_is_append_only()`,
	// Looked at when the transaction commits, when all its postings are there.
	`create function credit_is_balanced() returns trigger language plpgsql as $$
		declare id_of text; parts integer; total numeric;
		begin
			if tg_table_name = 'credit_postings' then id_of := new.transaction_id; else id_of := new.id; end if;
			select count(*), coalesce(sum(amount_minor), 0) into parts, total
				from credit_postings where transaction_id = id_of;
			if parts < 2 or total <> 0 then raise exception 'credit transaction % does not balance', id_of; end if;
			return null;
		end $$`,
	...['credit_transactions', 'credit_postings'].map(
		(table) => `create constraint trigger ${table}_balance after insert on ${table}
			deferrable initially deferred for each row execute function credit_is_balanced()`
	)
];
