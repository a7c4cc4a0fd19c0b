import SqliteFile from 'better-sqlite3';
import pg from 'pg';

/** Runs one statement after the other on the database itself, past the product. */
export type Hand = { engine: 'sqlite' | 'postgres'; run(sql: string): Promise<void>; close(): Promise<void> };

export async function handOn(url: string): Promise<Hand> {
	if (url.startsWith('sqlite:')) {
		const file = new SqliteFile(url.slice('sqlite:'.length));
		return {
			engine: 'sqlite',
			run: async (sql) => void file.exec(sql),
			close: async () => void file.close()
		};
	}
	const client = new pg.Client(url);
	await client.connect();
	return {
		engine: 'postgres',
		run: async (sql) => void (await client.query(sql)),
		close: () => client.end()
	};
}

/**
 * Copies every placed order with all that belongs to it, so often that there are `orders` of them. Each copy has ids of
 * its own in the shape of the product's (the time of a UUIDv7 first), a customer, numbers and addresses of its own.
 */
export async function copyOrders(hand: Hand, placed: number, orders: number, now: number): Promise<void> {
	const copies = orders / placed - 1;
	if (!Number.isInteger(copies)) throw new Error(`The number of orders must be a multiple of ${placed}.`);
	const text = (value: string) => `cast(${value} as text)`;
	// Copies lie ten seconds apart in the year before now.
	const ms = `(${now - 365 * 86_400_000} + copy.n * 10000)`;
	const hex = hand.engine === 'sqlite' ? `printf('%012x', ${ms})` : `lpad(to_hex(${ms}::bigint), 12, '0')`;
	const numbered = hand.engine === 'sqlite' ? `printf('%05d', copy.n)` : `lpad(${text('copy.n')}, 5, '0')`;
	const id = (column: string) =>
		`substr(${column}, 1, 4) || substr(copy.hex, 1, 8) || '-' || substr(copy.hex, 9, 4) || substr(${column}, 18)`;
	const series =
		hand.engine === 'sqlite'
			? `with recursive c(n) as (select 1 union all select n + 1 from c where n < ${copies}) select n from c`
			: `select generate_series(1, ${copies}) as n`;
	await hand.run('begin');
	await hand.run(
		`create temp table copy as select n, ${hex} as hex, ${numbered} as no from (${series}) copy`
	);
	for (const [table, rules] of Object.entries(RULES)) {
		await hand.run(`create temp table placed_${table} as select * from ${table}`);
		const values = rules.columns.map((column) => {
			if (column === 'id' || rules.ids?.includes(column)) return id(`p.${column}`);
			if (rules.numbered?.includes(column)) return `p.${column} || copy.no`;
			if (rules.mails?.includes(column)) return `'c' || copy.no || '.' || p.${column}`;
			return rules.also?.[column] ?? `p.${column}`;
		});
		await hand.run(
			`insert into ${table} (${rules.columns.join(', ')})
			select ${values.join(', ')} from copy cross join placed_${table} p ${rules.where ?? ''}`
		);
	}
	// What waits for a person does not grow with the years: 200 returns do, at any size.
	await hand.run(`update returns set needs_person_since = created_at, state = 'in_review' where id in
		(select id from returns order by id desc limit 200)`);
	await hand.run('commit');
	// PostgreSQL gathers statistics by itself, sooner or later. The product never asks SQLite to: with its samples
	// (STAT4) in place every statement would be planned anew for every value bound to it.
	if (hand.engine === 'postgres') await hand.run('analyze');
}

type Rule = {
	columns: string[];
	/** References to other copied rows. */
	ids?: string[];
	/** Unique texts that get the copy's number behind them. */
	numbered?: string[];
	/** Addresses that get it before them. */
	mails?: string[];
	also?: Record<string, string>;
	where?: string;
};

const split = (names: string): string[] => names.trim().split(/\s+/);

/** Parents before children. */
const RULES: Record<string, Rule> = {
	customers: {
		columns: split('id email_norm phone_norm name locale external_ref created_at erased_at'),
		numbered: ['phone_norm'],
		mails: ['email_norm']
	},
	orders: {
		columns: split(`id number number_norm channel external_ref customer_id customer_name email_norm phone_norm
			currency prices_include_tax locale placed_at goods_minor discount_label order_discount_minor shipping_minor
			shipping_tax_minor tax_minor total_minor ship_to ship_country bill_to cancelled_at body_hash created_at
			updated_at version`),
		ids: ['customer_id'],
		numbered: ['number', 'number_norm', 'external_ref', 'phone_norm'],
		mails: ['email_norm']
	},
	order_lines: {
		columns:
			split(`id order_id position external_ref sku title_en title_th options image quantity unit_price_minor
			discount_minor order_discount_share_minor tax_minor tax_rate_bp paid_minor category tags final_sale origin
			parent_line_id qty_fulfilled qty_cancelled qty_return_open qty_returned refunded_minor refunded_tax_minor
			refunded_quantity`),
		ids: ['order_id']
	},
	fulfilments: {
		columns: split(`id order_id position external_ref state carrier service tracking_number tracking_norm
			tracking_url origin_place destination_place packed_at shipped_at delivered_at promised_at estimated_at
			version`),
		ids: ['order_id'],
		numbered: ['tracking_number', 'tracking_norm']
	},
	fulfilment_lines: {
		columns: split('fulfilment_id order_line_id quantity'),
		ids: ['fulfilment_id', 'order_line_id']
	},
	tracking_events: {
		columns:
			split(`id shipment_kind shipment_id order_id carrier tracking_number code status place description_en
			description_th occurred_at received_at`),
		ids: ['shipment_id', 'order_id'],
		numbered: ['tracking_number']
	},
	payments: {
		columns:
			split(`id order_id position external_ref provider method method_label provider_ref currency minor_step
			authorized_minor captured_minor reserved_minor refunded_minor dispute_state captured_at version`),
		ids: ['order_id'],
		numbered: ['external_ref', 'provider_ref']
	},
	returns: {
		columns:
			split(`id number order_id kind state channel opened_by locale currency policy_version_id decision method
			carrier tracking_number tracking_norm quoted_minor return_shipping_fee_minor review_reasons
			needs_person_since decided_at decided_by decline_reason decision_note asked_at ship_by scanned_at received_at
			resolved_at closed_at idempotency_key created_at version`),
		ids: ['order_id'],
		numbered: ['number', 'idempotency_key'],
		also: { needs_person_since: 'null', state: `'closed'`, ship_by: 'null' }
	},
	return_items: {
		columns:
			split(`id return_id order_line_id position quantity outcome goods_required reason_code answer_code comment
			reception acceptance quoted_goods_minor quoted_tax_minor quoted_shipping_minor fee_minor deduction_minor
			final_minor condition disposition received_at received_by accepted_at rejected_at split_from_id settled_at`),
		ids: ['return_id', 'order_line_id']
	},
	messages: {
		columns: split(
			`id key channel kind locale recipient subject order_id return_id state error created_at sent_at`
		),
		ids: ['order_id', 'return_id'],
		numbered: ['key'],
		mails: ['recipient'],
		also: { state: `'sent'` }
	},
	events: {
		columns: split('id type entity entity_id order_id actor_kind actor_id data at'),
		ids: ['entity_id', 'order_id'],
		where: 'where p.order_id is not null'
	},
	search_terms: {
		columns: split('term entity entity_id order_id weight'),
		ids: ['entity_id', 'order_id'],
		// Names repeat in life as well: one in a thousand copies has the same one again.
		also: {
			term: `case when p.weight > 60 then p.term || copy.no
				when p.term like '%@%' then 'c' || copy.no || '.' || p.term
				when p.weight = 60 then p.term || copy.no
				else p.term || substr(copy.no, 3) end`
		}
	}
};
