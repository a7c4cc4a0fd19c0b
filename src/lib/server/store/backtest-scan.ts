import {
	isTold,
	PAST_EVENTS,
	type CaseItem,
	type CaseLine,
	type CasePayment,
	type Past,
	type PastCase,
	type PastEvent,
	type PastItem,
	type PastRefund,
	type PastRefundLine,
	type PastRefundPayment
} from '#lib/domain/backtest/case.ts';
import type { Want } from '#lib/domain/exchange/wants.ts';
import type { OrderRows } from '#lib/domain/order/facts.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { Scan } from './engines/scan.ts';

export type ScannedSpan = {
	/** Both inclusive. */
	from: Instant;
	to: Instant;
	/** How many days back earlier returns of the same customer are looked for; 0: nobody asks for them. */
	repeat_days: number;
	/** Also what only rules ask: how things were sold, and to where. */
	wide: boolean;
};

const PAGE = 400;

/**
 * Past returns of a span, claims about parcels left out, with all that a decision needs, oldest first, in pages: each page is a handful of statements
 * over a range of keys, so it holds a few hundred returns at a time however many there are.
 */
export async function* scanReturns(scan: Scan, span: ScannedSpan, page = PAGE): AsyncGenerator<PastCase[]> {
	let after: Key = [span.from - 1, '~'];
	const text = heads(span.wide ? WIDE_ORDER : '');
	for (;;) {
		const heads = await scan.rows<Head>(text, [...after, span.to, page]);
		const first = heads[0];
		const last = heads.at(-1);
		if (!first || !last) return;
		yield await casesOf(scan, heads, [first.created_at, first.id, last.created_at, last.id], span);
		if (heads.length < page) return;
		after = [last.created_at, last.id];
	}
}

/** How many there are, and when the first of all was opened. */
export async function countReturns(scan: Scan, span: Pick<ScannedSpan, 'from' | 'to'>): Promise<number> {
	const [row] = await scan.rows<{ n: number }>(
		`select count(*) as n from returns where created_at >= $1 and created_at <= $2 and kind <> 'claim'`,
		[span.from, span.to]
	);
	return row?.n ?? 0;
}

type Key = [Instant, string];
type Range = [...Key, ...Key];

type Head = Omit<
	PastCase,
	'return_id' | 'order' | 'lines' | 'items' | 'fulfilments' | 'fulfilment_lines' | 'payments' | 'past'
> &
	Omit<OrderRows['order'], 'id' | 'channel' | 'customer_id'> & {
		id: string;
		order_id: string;
		gift_id: string | null;
		order_channel?: string;
	};

const WIDE_ORDER = ', o.channel as order_channel, o.locale, o.ship_to';
const WIDE_LINE =
	', l.sku, l.tags, l.options, l.unit_price_minor, l.discount_minor, l.order_discount_share_minor, l.tax_rate_bp, l.origin';

const heads = (
	more: string
) => `select r.id, r.number, r.order_id, r.gift_id, r.created_at, r.channel, r.method, r.policy_version_id, r.quoted_minor,
		r.return_shipping_fee_minor, r.review_reasons, r.decided_at, o.customer_id, o.currency, o.prices_include_tax,
		o.placed_at, o.cancelled_at, o.ship_country, o.shipping_minor, o.shipping_tax_minor${more}
	from returns r join orders o on o.id = r.order_id
	where (r.created_at, r.id) > ($1, $2) and r.created_at <= $3 and r.kind <> 'claim'
	order by r.created_at, r.id limit $4`;

/** `cross join` keeps SQLite at the order that is written: by the range of returns, then by key. */
const IN_RANGE = '(r.created_at, r.id) >= ($1, $2) and (r.created_at, r.id) <= ($3, $4)';

const lines = (
	more: string
) => `select r.id as of_return, l.id, l.position, l.quantity, l.category, l.final_sale, l.qty_fulfilled,
		l.paid_minor, l.tax_minor, l.qty_cancelled as cancelled_since, 0 as qty_cancelled, 0 as qty_return_open,
		0 as qty_returned, 0 as refunded_minor, 0 as refunded_tax_minor, 0 as refunded_quantity${more}
	from returns r cross join order_lines l where l.order_id = r.order_id and ${IN_RANGE}`;
const ITEMS = `select i.return_id as of_return, i.id, i.position, i.order_line_id, i.quantity, i.outcome, i.reason_code,
		i.answer_code, i.comment, 0 as photos
	from returns r cross join return_items i where i.return_id = r.id and i.reason_code <> 'unannounced' and ${IN_RANGE}`;
const PHOTOS = `select e.return_id as of_return, e.return_item_id as item, count(*) as photos
	from returns r cross join evidence e where e.return_id = r.id and e.created_at = r.created_at and ${IN_RANGE}
	group by e.return_id, e.return_item_id`;
/** What was agreed first: what was chosen anew later was not what the policy judged. */
const WANTS = `select r.id as of_return, x.return_item_id as item, x.variant_id, x.quantity, x.unit_price_minor, x.tax_rate_bp,
		case when w.product_id = b.product_id then 1 else 0 end as same_product
	from returns r cross join exchanges e cross join exchange_lines x cross join return_items i cross join order_lines l
		left join variants w on w.id = x.variant_id left join variants b on b.sku = l.sku
	where e.return_id = r.id and x.exchange_id = e.id and x.given_for is null and i.id = x.return_item_id
		and l.id = i.order_line_id and ${IN_RANGE}`;
const PARCELS = `select r.id as of_return, f.id, f.position, f.state, f.tracking_number, f.shipped_at, f.delivered_at, f.carrier
	from returns r cross join fulfilments f where f.order_id = r.order_id and ${IN_RANGE}`;
const PARCEL_LINES = `select r.id as of_return, p.fulfilment_id, p.order_line_id, p.quantity
	from returns r cross join fulfilments f cross join fulfilment_lines p
	where f.order_id = r.order_id and p.fulfilment_id = f.id and ${IN_RANGE}`;
const PAYMENTS = `select r.id as of_return, p.id, p.position, p.provider, p.method, p.minor_step, p.captured_minor,
		p.captured_at, 0 as reserved_minor, 0 as refunded_minor, p.dispute_state
	from returns r cross join payments p where p.order_id = r.order_id and ${IN_RANGE}`;
const EARLIER_ITEMS = `select r.id as of_return, i.return_id, i.order_line_id, i.quantity, i.reason_code, i.reception,
		i.received_at, i.accepted_at, i.rejected_at
	from returns r cross join returns b cross join return_items i
	where b.order_id = r.order_id and (b.created_at, b.id) < (r.created_at, r.id) and i.return_id = b.id and ${IN_RANGE}`;
/** Of every refund: what was told of the past is dated then, the record says when we heard of it. */
const EARLIER_REFUNDS = `select r.id as of_return, f.id, f.source, f.return_id, f.state, f.shipping_minor, f.created_at as at
	from returns r cross join refunds f
	where f.order_id = r.order_id and f.created_at <= r.created_at and (f.return_id is null or f.return_id <> r.id)
		and ${IN_RANGE}`;
/** Of a known customer all orders, else the order alone; without those called off before. */
const REPEATS = (
	same: string
) => `select r.id as of_return, b.created_at, case when b.state = 'cancelled' then (
			select max(e.at) from events e
			where e.entity = 'return' and e.entity_id = b.id and e.type = 'return_cancelled') end as cancelled_at
	from returns r cross join orders o cross join orders s cross join returns b
	where o.id = r.order_id and ${same} and b.order_id = s.id and (b.created_at, b.id) < (r.created_at, r.id)
		and b.created_at > r.created_at - cast($5 as bigint) and ${IN_RANGE}`;
const REPEATS_OF_CUSTOMER = REPEATS('s.customer_id = o.customer_id');
const REPEATS_OF_ORDER = REPEATS('o.customer_id is null and s.id = o.id');

type Of<T> = T & { of_return: string };
type Placed<T> = Of<T> & { position: number };

async function casesOf(
	scan: Scan,
	heads: readonly Head[],
	range: Range,
	span: ScannedSpan
): Promise<PastCase[]> {
	const cases = new Map<string, PastCase>();
	for (const head of heads) cases.set(head.id, empty(head));
	const each = async <T>(text: string, put: (one: PastCase, row: Of<T>) => void, ...more: number[]) => {
		for (const row of await scan.rows<Of<T>>(text, [...range, ...more])) {
			const one = cases.get(row.of_return);
			if (one) put(one, row);
		}
	};
	await each<Placed<CaseLine>>(lines(span.wide ? WIDE_LINE : ''), (one, row) => one.lines.push(row));
	const items = new Map<string, CaseItem>();
	await each<Placed<CaseItem & { id: string }>>(ITEMS, (one, row) => {
		items.set(row.id, row);
		one.items.push(row);
	});
	await each<{ item: string | null; photos: number }>(PHOTOS, (_one, row) => {
		const item = items.get(row.item ?? '');
		if (item) item.photos = row.photos;
	});
	await each<WantRow>(WANTS, (one, row) => addWant(one, items, row));
	await each<Placed<PastCase['fulfilments'][number]>>(PARCELS, (one, row) => one.fulfilments.push(row));
	await each<PastCase['fulfilment_lines'][number]>(PARCEL_LINES, (one, row) =>
		one.fulfilment_lines.push(row)
	);
	await each<Placed<CasePayment>>(PAYMENTS, (one, row) => one.payments.push(row));
	await each<PastItem>(EARLIER_ITEMS, (one, row) => past(one).items.push(row));
	await each<PastRefund>(EARLIER_REFUNDS, (one, row) => past(one).refunds.push(row));
	if (span.repeat_days > 0) await addRepeats(each, span.repeat_days);
	for (const one of cases.values()) {
		inPlace(one.lines);
		inPlace(one.items);
		inPlace(one.fulfilments);
		inPlace(one.payments);
		if (one.payments.some((payment) => payment.dispute_state !== 'none')) past(one);
		if (one.past !== null) await addHistory(scan, one, one.past);
	}
	return [...cases.values()];
}

type WantRow = { item: string; unit_price_minor: number; same_product: 0 | 1 } & Pick<
	Want,
	'variant_id' | 'quantity' | 'tax_rate_bp'
>;

/** All that a return exchanges was wanted together: an item without wishes counted towards another's. */
function addWant(one: PastCase, items: ReadonlyMap<string, CaseItem>, row: WantRow): void {
	for (const item of one.items) if (item.outcome === 'exchange') item.wants ??= [];
	const { variant_id, quantity, tax_rate_bp, unit_price_minor, same_product } = row;
	items.get(row.item)?.wants?.push({
		...{ variant_id, quantity, tax_rate_bp, active: true, available: quantity },
		same_product: same_product === 1,
		price: { price_minor: unit_price_minor, includes_tax: one.order.prices_include_tax === 1 }
	});
}

const empty = (head: Head): PastCase => ({
	return_id: head.id,
	number: head.number,
	created_at: head.created_at,
	channel: head.channel,
	method: head.method,
	policy_version_id: head.policy_version_id,
	quoted_minor: head.quoted_minor,
	return_shipping_fee_minor: head.return_shipping_fee_minor,
	review_reasons: head.review_reasons,
	decided_at: head.decided_at,
	...(head.gift_id !== null && { is_gift: true as const }),
	customer_id: head.customer_id,
	order: {
		id: head.order_id,
		currency: head.currency,
		prices_include_tax: head.prices_include_tax,
		placed_at: head.placed_at,
		cancelled_at: head.cancelled_at,
		ship_country: head.ship_country,
		shipping_minor: head.shipping_minor,
		shipping_tax_minor: head.shipping_tax_minor,
		customer_id: head.customer_id,
		...(head.order_channel !== undefined && { channel: head.order_channel }),
		...(head.locale !== undefined && { locale: head.locale }),
		...(head.ship_to !== undefined && { ship_to: head.ship_to })
	},
	lines: [],
	items: [],
	fulfilments: [],
	fulfilment_lines: [],
	payments: [],
	customer_return_times: [],
	past: null
});

const past = (one: PastCase): Past =>
	(one.past ??= { items: [], refunds: [], refund_lines: [], refund_payments: [], events: [] });

/** Rows of one return come together but in no promised order; most are alone. */
function inPlace(rows: readonly object[]): void {
	if (rows.length > 1) (rows as { position: number }[]).sort((a, b) => a.position - b.position);
}

type Each = <T>(text: string, put: (one: PastCase, row: Of<T>) => void, ...more: number[]) => Promise<void>;

async function addRepeats(each: Each, days: number): Promise<void> {
	for (const text of [REPEATS_OF_CUSTOMER, REPEATS_OF_ORDER]) {
		await each<{ created_at: Instant; cancelled_at: Instant | null }>(
			text,
			(one, row) => {
				if (row.cancelled_at === null || row.cancelled_at > one.created_at)
					one.customer_return_times.push(row.created_at);
			},
			days * DAY
		);
	}
}

const REFUND_LINES = `select l.refund_id, l.order_line_id, l.quantity, l.goods_minor, l.tax_minor, l.live
	from refunds f cross join refund_lines l where l.refund_id = f.id and f.order_id = $1`;
const REFUND_PAYMENTS = `select p.refund_id, p.payment_id, p.amount_minor, p.state, p.settled_at
	from refunds f cross join refund_payments p where p.refund_id = f.id and f.order_id = $1 and p.created_at <= $2`;
const EVENTS = `select type, entity_id as about, data, at from events where order_id = $1 and at <= $2
	and type in (${PAST_EVENTS.map((type) => `'${type}'`).join(', ')}) order by at, id`;

/** What else happened to the few orders that had a return, a refund or a dispute before. */
async function addHistory(scan: Scan, one: PastCase, into: Past): Promise<void> {
	const { id } = one.order;
	const events = await scan.rows<PastEvent & { data: string }>(EVENTS, [id, one.created_at]);
	into.events = events.map(({ type, about, at, data }) => ({
		type,
		about: type.startsWith('payment_dispute')
			? (JSON.parse(data) as { payment_id: string }).payment_id
			: about,
		at
	}));
	const heard = (refund: PastRefund) =>
		!isTold(refund) || into.events.some((event) => event.about === refund.id);
	into.refunds = into.refunds.filter(heard);
	if (into.refunds.length === 0) return;
	const known = new Set(into.refunds.map((refund) => refund.id));
	const lines = await scan.rows<PastRefundLine>(REFUND_LINES, [id]);
	into.refund_lines = lines.filter((line) => known.has(line.refund_id));
	const payments = await scan.rows<PastRefundPayment>(REFUND_PAYMENTS, [id, one.created_at]);
	into.refund_payments = payments.filter((payment) => known.has(payment.refund_id));
}
