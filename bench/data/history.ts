import type { Hand } from './copies.ts';
import type { PastOrder } from './past-orders.ts';

/** The first return of the history, and one each minute from there: a million are before those of the shop itself. */
export const FIRST = Date.UTC(2024, 0, 1);
const EACH = 60_000;
const BATCH = 50_000;
const POLICY = 'pol_00000000-0000-7000-8000-000000000000';

/**
 * So many past returns, one per order with one parcel and one payment, copied in turn from some orders; written by SQL,
 * not by commands. `rules` is the version that judged them.
 */
export async function writeHistory(
	hand: Hand,
	orders: readonly PastOrder[],
	returns: number,
	rules: object
): Promise<void> {
	await hand.run(TEMPLATES);
	for (const [at, order] of orders.entries()) await hand.run(templateOf(order, at));
	await hand.run(
		insert('policy_versions', {
			id: text(POLICY),
			number: '(select coalesce(max(number), 0) + 1 from policy_versions)',
			rules: text(JSON.stringify(rules)),
			note: `''`,
			effective_from: '0',
			published_at: '0'
		})
	);
	for (let from = 0; from < returns; from += BATCH) {
		const numbers = numbersOf(hand, from, Math.min(returns, from + BATCH));
		await hand.run('begin');
		for (const [table, columns] of Object.entries(rowsOf(hand))) {
			const lines = LINE_TABLES.has(table) ? ' join past_line l on l.t = o.t' : '';
			const only = table === 'return_items' ? ' where l.position = 0' : '';
			await hand.run(
				`${insert(table, columns)} from (${numbers}) n join past_order o on o.t = n.i % ${orders.length}${lines}${only}`
			);
		}
		await hand.run('commit');
	}
	await hand.run('analyze');
}

const LINE_TABLES: ReadonlySet<string> = new Set(['order_lines', 'fulfilment_lines', 'return_items']);
const TEMPLATES = `create temp table past_order (t int primary key, country text, currency text, rate bigint, reason text,
	paid bigint);
	create temp table past_line (t int, position int, sku text, title text, category text, quantity int, price bigint, paid bigint)`;

function templateOf({ country, currency, tax_rate_bp, reason, lines }: PastOrder, at: number): string {
	const rows = lines.map(({ sku, title, category, quantity, unit_price_minor }, position) =>
		[
			at,
			position,
			text(sku),
			text(title),
			text(category),
			quantity,
			unit_price_minor,
			quantity * unit_price_minor
		].join()
	);
	const paid = lines.reduce((sum, line) => sum + line.quantity * line.unit_price_minor, 0);
	return `insert into past_order values (${[at, text(country), text(currency), tax_rate_bp, text(reason), paid].join()});
		insert into past_line values (${rows.join('), (')})`;
}

const text = (value: string): string => `'${value.replaceAll(`'`, `''`)}'`;

const insert = (table: string, columns: Record<string, string>): string =>
	`insert into ${table} (${Object.keys(columns).join(', ')}) select ${Object.values(columns).join(', ')}`;

const numbersOf = (hand: Hand, from: number, until: number): string =>
	hand.engine === 'sqlite'
		? `with recursive c(i) as (select ${from} union all select i + 1 from c where i + 1 < ${until}) select i from c`
		: `select cast(i as bigint) as i from generate_series(${from}, ${until - 1}) i`;

/** What each table gets, of the order `o` and, where it has them, each of its lines `l`. */
function rowsOf(hand: Hand): Record<string, Record<string, string>> {
	const hex = (value: string, digits: number) =>
		hand.engine === 'sqlite'
			? `printf('%0${digits}x', ${value})`
			: `lpad(to_hex(cast(${value} as bigint)), ${digits}, '0')`;
	const id = (prefix: string, part = '0') =>
		`'${prefix}_' || ${hex('n.i', 8)} || '-0000-7000-8000-' || ${hex(part, 12)}`;
	const at = (days: number) => `${FIRST} + n.i * ${EACH} - ${days * 86_400_000}`;
	const tax = (paid: string) => `${paid} * o.rate / (10000 + o.rate)`;
	const line = id('lin', 'l.position');
	const placed = { id: id('ord'), currency: 'o.currency', version: '1' };
	const parcel = { fulfilment_id: id('ful'), order_line_id: line, quantity: 'l.quantity' };
	return {
		customers: { id: id('cus'), name: `'Somebody'`, locale: `'en'`, created_at: '0' },
		orders: {
			...placed,
			number: `'PAST-' || n.i`,
			number_norm: `'PAST' || n.i`,
			channel: `'bench'`,
			external_ref: `'past-' || n.i`,
			customer_id: id('cus'),
			customer_name: `'Somebody'`,
			prices_include_tax: '1',
			locale: `'en'`,
			placed_at: at(12),
			goods_minor: 'o.paid',
			order_discount_minor: '0',
			shipping_minor: '5000',
			shipping_tax_minor: '327',
			tax_minor: tax('o.paid'),
			total_minor: 'o.paid + 5000',
			ship_to: `'{}'`,
			ship_country: 'o.country',
			body_hash: `''`,
			created_at: at(12),
			updated_at: at(12)
		},
		order_lines: {
			id: line,
			order_id: id('ord'),
			position: 'l.position',
			external_ref: `'l' || l.position`,
			sku: 'l.sku',
			title_en: 'l.title',
			title_th: 'l.title',
			options: `'[]'`,
			quantity: 'l.quantity',
			unit_price_minor: 'l.price',
			discount_minor: '0',
			order_discount_share_minor: '0',
			tax_minor: tax('l.paid'),
			tax_rate_bp: 'o.rate',
			paid_minor: 'l.paid',
			category: 'l.category',
			tags: `'[]'`,
			final_sale: '0',
			origin: `'sale'`,
			qty_fulfilled: 'l.quantity',
			...zero('qty_cancelled', 'qty_return_open', 'qty_returned'),
			...zero('refunded_minor', 'refunded_tax_minor', 'refunded_quantity')
		},
		fulfilments: {
			id: id('ful'),
			order_id: id('ord'),
			position: '0',
			external_ref: `'f'`,
			state: `'delivered'`,
			carrier: `'Siam Parcel'`,
			service: `'standard'`,
			tracking_number: `'PAST' || n.i`,
			tracking_norm: `'PAST' || n.i`,
			origin_place: `''`,
			destination_place: `''`,
			packed_at: at(9),
			shipped_at: at(9),
			delivered_at: at(6),
			version: '1'
		},
		fulfilment_lines: parcel,
		payments: {
			...placed,
			id: id('pay'),
			order_id: id('ord'),
			position: '0',
			external_ref: `'past-' || n.i`,
			provider: `'stripe'`,
			method: `'card'`,
			method_label: `'Visa'`,
			minor_step: '1',
			authorized_minor: 'o.paid + 5000',
			captured_minor: 'o.paid + 5000',
			...zero('reserved_minor', 'refunded_minor'),
			dispute_state: `'none'`,
			captured_at: at(12)
		},
		returns: {
			...placed,
			id: id('ret'),
			number: `'PAST-R' || n.i`,
			order_id: id('ord'),
			kind: `'return'`,
			state: `'closed'`,
			channel: `'portal'`,
			locale: `'en'`,
			policy_version_id: text(POLICY),
			decision: `'{}'`,
			method: `'own_carrier'`,
			...zero('quoted_minor', 'return_shipping_fee_minor'),
			review_reasons: `''`,
			idempotency_key: `'past-' || n.i`,
			created_at: at(0)
		},
		return_items: {
			id: id('rit'),
			return_id: id('ret'),
			order_line_id: line,
			position: '0',
			quantity: '1',
			outcome: `case n.i % 3 when 0 then 'store_credit' else 'refund' end`,
			goods_required: '1',
			reason_code: 'o.reason',
			comment: `''`,
			reception: `'received'`,
			acceptance: `'accepted'`,
			...zero(
				'quoted_goods_minor',
				'quoted_tax_minor',
				'quoted_shipping_minor',
				'fee_minor',
				'deduction_minor'
			),
			received_at: at(0)
		}
	};
}

const zero = (...columns: string[]): Record<string, string> =>
	Object.fromEntries(columns.map((column) => [column, '0']));
