import type { WorkKind, WorkPlace } from '#lib/domain/desk/work.ts';
import { PROMISE } from '#lib/domain/desk/work.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Address } from '#lib/domain/order/neutral.ts';
import type { RefundState } from '#lib/domain/refund/states.ts';
import type { ReturnState } from '#lib/domain/return/states.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { fulfilmentsOfOrder, trackingEventsOfOrder } from '../store/fulfilments.ts';
import { findOrder } from '../store/orders.ts';
import { paymentsOfOrder } from '../store/payments.ts';
import type { PaymentsTable } from '../store/schema.ts';
import { findReturnByNumber } from '../store/returns.ts';
import { reasonsOf } from '../store/reasons.ts';
import { goodsOf, type WorkRow } from './queue-rows.ts';
import { returnView } from './return.ts';
import type { ReturnView } from './return-types.ts';

export type Customer = {
	orders: number;
	/** What they bought in all, per currency. */
	bought: { currency: string; amount_minor: number }[];
	returns: number;
	/** Returns that said the shop or the carrier was at fault. */
	claims: number;
	ship_to: Address;
};

export type Alike = {
	id: Id<'ret'>;
	number: string;
	state: ReturnState;
	created_at: Instant;
	currency: string;
	refunded_minor: number;
	quoted_minor: number;
	goods: WorkRow['goods'];
};

export type Paying = {
	amount_minor: number;
	payment: Pick<PaymentsTable, 'id' | 'provider' | 'method' | 'method_label'>;
};

export type Choice = { code: string; label_en: string; label_th: string };

export type CaseView = ReturnView & {
	customer: Customer;
	parcel: {
		carrier: string;
		tracking_number: string | null;
		shipped_at: number | null;
		delivered_at: number | null;
	} | null;
	/** The last thing the carrier said of the parcel that comes back. */
	travel: { place: string; description_en: string; description_th: string; occurred_at: number } | null;
	alike: { count: number; in_full: number; newest: Alike[] };
	/** Where it waits in the queue; null when it waits for nobody. */
	work: (WorkPlace & { kind: WorkKind; since: number }) | null;
	reasons: { decline: Choice[]; override: Choice[] };
	/** The payments that the plan takes the money from, in that order, with what each gives. */
	paying: Paying[];
	/** Who may confirm money above anybody's limit. */
	confirmers: { id: string; name: string }[];
};

/** Everything the desk shows of one case; null when there is no such return. */
export async function caseView(db: Reader, number: string, now: Instant): Promise<CaseView | null> {
	const row = await findReturnByNumber(db, number);
	const view = row && (await returnView(db, row.id));
	const order = view && (await findOrder(db, view.order.id));
	if (!row || !view || !order) return null;
	const parcels = await fulfilmentsOfOrder(db, order.id);
	const travelled = (await trackingEventsOfOrder(db, order.id)).filter(
		(event) => event.shipment_id === row.id
	);
	return {
		...view,
		customer: await customerOf(db, order),
		parcel: parcels.findLast((parcel) => parcel.state !== 'cancelled') ?? null,
		travel: travelled.at(-1) ?? null,
		alike: await casesAlike(db, view, now),
		work: workOf(view),
		reasons: { decline: await reasonsOf(db, 'decline'), override: await reasonsOf(db, 'override') },
		paying: payingOf(view, await paymentsOfOrder(db, order.id)),
		confirmers: await confirmers(db)
	};
}

/** As it was decided, less a fee that another return of the same box bears since; nothing where that is a matter of sharing. */
function payingOf({ plan, return: row }: ReturnView, payments: readonly PaymentsTable[]): Paying[] {
	const shares = plan?.payments ?? [];
	const dropped = plan ? plan.return_shipping_fee_minor - row.return_shipping_fee_minor : 0;
	if (dropped !== 0 && shares.length > 1) return [];
	return shares.flatMap((share) => {
		const payment = payments.find((one) => one.id === share.payment_id);
		if (!payment) return [];
		const { id, provider, method, method_label } = payment;
		return [{ amount_minor: share.amount_minor + dropped, payment: { id, provider, method, method_label } }];
	});
}

async function customerOf(
	db: Reader,
	order: { id: Id<'ord'>; customer_id: Id<'cus'> | null; ship_to: string }
): Promise<Customer> {
	const own = order.customer_id;
	const orders = db.selectFrom('orders');
	const theirs = own ? orders.where('customer_id', '=', own) : orders.where('orders.id', '=', order.id);
	const bought = await theirs
		.select((select) => [
			'currency',
			select.fn.sum<number>('total_minor').as('amount_minor'),
			select.fn.countAll<number>().as('orders')
		])
		.groupBy('currency')
		.execute();
	const returned = await theirs
		.innerJoin('returns', 'returns.order_id', 'orders.id')
		.innerJoin('return_items', 'return_items.return_id', 'returns.id')
		.select(['returns.id', 'return_items.reason_code'])
		.where('returns.state', '<>', 'cancelled')
		.execute();
	// Joined here: starting from the few reasons, a database would read every return there is.
	const reasons = await reasonsOf(db, 'return', 'all');
	const faultOf = new Map<string, string>(reasons.map((reason) => [reason.code, reason.fault]));
	const count = (rows: { id: string }[]) => new Set(rows.map((row) => row.id)).size;
	return {
		orders: bought.reduce((sum, row) => sum + row.orders, 0),
		bought: bought.map(({ currency, amount_minor }) => ({ currency, amount_minor })),
		returns: count(returned),
		claims: count(returned.filter((row) => (faultOf.get(row.reason_code) ?? 'customer') !== 'customer')),
		ship_to: JSON.parse(order.ship_to) as Address
	};
}

const ENDED: readonly ReturnState[] = ['declined', 'resolved', 'closed'];
const LOOKED_THROUGH = 60;

/** Cases of the last twelve months that ended, for the same reason and the same kind of goods; newest first. */
async function casesAlike(db: Reader, view: ReturnView, now: Instant): Promise<CaseView['alike']> {
	const first = view.items[0];
	if (!first) return { count: 0, in_full: 0, newest: [] };
	const candidates = await db
		.selectFrom('return_items')
		.select(['return_id', 'order_line_id'])
		.where('reason_code', '=', first.reason_code)
		.orderBy('id', 'desc')
		.limit(LOOKED_THROUGH)
		.execute();
	const others = candidates.filter((one) => one.return_id !== view.return.id);
	if (others.length === 0) return { count: 0, in_full: 0, newest: [] };
	const kindred = await db
		.selectFrom('order_lines')
		.select('id')
		.where(
			'id',
			'in',
			others.map((one) => one.order_line_id)
		)
		.where('category', '=', first.line.category)
		.execute();
	const lines = new Set(kindred.map((line) => line.id));
	const ids = others.filter((one) => lines.has(one.order_line_id)).map((one) => one.return_id);
	if (ids.length === 0) return { count: 0, in_full: 0, newest: [] };
	// By id alone: an index of states and times holds every return there is.
	const found = await db
		.selectFrom('returns')
		.select(['id', 'number', 'state', 'created_at', 'currency', 'quoted_minor'])
		.where('id', 'in', ids)
		.execute();
	const cases = found
		.filter((one) => ENDED.includes(one.state) && one.created_at > now - 365 * DAY)
		.sort((a, b) => b.created_at - a.created_at);
	if (cases.length === 0) return { count: 0, in_full: 0, newest: [] };
	const refunds = await db
		.selectFrom('refunds')
		.select(['return_id', 'amount_minor', 'state'])
		.where(
			'return_id',
			'in',
			cases.map((one) => one.id)
		)
		.execute();
	const paid = (id: string) =>
		refunds
			.filter((refund) => refund.return_id === id && ARRIVED.includes(refund.state))
			.reduce((sum, refund) => sum + refund.amount_minor, 0);
	const told = cases.map((one) => ({ ...one, refunded_minor: paid(one.id) }));
	const newest = told.slice(0, 3);
	const goods = await goodsOf(
		db,
		newest.map((one) => one.id)
	);
	return {
		count: told.length,
		in_full: told.filter((one) => one.refunded_minor > 0 && one.refunded_minor >= one.quoted_minor).length,
		newest: newest.map((one) => ({ ...one, goods: goods.get(one.id) ?? null }))
	};
}
const ARRIVED: readonly RefundState[] = ['succeeded', 'settled_other'];

/** The same answer as the queue's, from the rows at hand. */
function workOf(view: ReturnView): CaseView['work'] {
	const { id, state, needs_person_since, asked_at } = view.return;
	const at = (kind: WorkKind, since: number, rowId: string = id) => ({
		kind,
		since,
		id: rowId,
		due_at: since + PROMISE[kind]
	});
	if (needs_person_since !== null) {
		if (state !== 'received' && state !== 'part_received') return at('decide', needs_person_since);
		const judgeable = view.items.some(
			(item) => item.reception === 'received' && item.acceptance === 'pending'
		);
		return at(judgeable ? 'inspect' : 'money_held', needs_person_since);
	}
	const waiting = view.refunds.find((refund) => NEEDS_PERSON.includes(refund.state));
	if (waiting) return at('refund', waiting.created_at, waiting.id);
	for (const refund of view.refunds) {
		if (refund.state !== 'approved' && refund.state !== 'processing') continue;
		const parked = refund.payments.find((part) => part.parked_at !== null);
		if (parked) return at('refund_parked', parked.parked_at ?? parked.created_at, parked.id);
		const byHand = refund.payments.find(
			(part) => part.state === 'reserved' && part.payment.provider !== 'stripe'
		);
		if (byHand) return at('payout', byHand.created_at, byHand.id);
	}
	return asked_at === null ? null : at('waiting', asked_at);
}
const NEEDS_PERSON: readonly RefundState[] = ['awaiting_approval', 'part_failed', 'failed'];

/** Leads and merchants: the second person for money above somebody's limit. */
export const confirmers = (db: Reader): Promise<{ id: string; name: string }[]> =>
	db
		.selectFrom('staff')
		.select(['id', 'name'])
		.where('active', '=', 1)
		.where('role', 'in', ['lead', 'merchant'])
		.orderBy('created_at')
		.limit(5)
		.execute();

/** Where a photo of an order lies; files of the shop itself are not for this door. */
export const photoFile = async (
	db: Reader,
	id: Id<'fil'>
): Promise<{ path: string; media_type: string; bytes: number } | null> =>
	(await db
		.selectFrom('files')
		.select(['path', 'media_type', 'bytes'])
		.where('id', '=', id)
		.where('order_id', 'is not', null)
		.executeTakeFirst()) ?? null;

/** The ids behind a number in an address: what a form of its page may act on. */
export async function caseIds(
	db: Reader,
	number: string
): Promise<{ return_id: Id<'ret'>; order_id: Id<'ord'>; currency: string; refund_ids: string[] } | null> {
	const row = await findReturnByNumber(db, number);
	if (!row) return null;
	const refunds = await db.selectFrom('refunds').select('id').where('return_id', '=', row.id).execute();
	return {
		return_id: row.id,
		order_id: row.order_id,
		currency: row.currency,
		refund_ids: refunds.map((refund) => refund.id)
	};
}
