import type { Id } from '#lib/domain/ids.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { cancelReturn, isUnderway } from '#lib/domain/return/cancel.ts';
import { OPEN_RETURN_STATES, type ReturnState } from '#lib/domain/return/states.ts';
import type { Reader } from '../store/database.ts';
import { eventsOfOrder, type StoredEvent } from '../store/events.ts';
import { evidenceOfReturn } from '../store/evidence.ts';
import { inspectionsOfItems } from '../store/inspections.ts';
import { giftReturnOf } from '../store/gifts.ts';
import { notesOfReturn } from '../store/notes.ts';
import { findOrder, linesOfOrder } from '../store/orders.ts';
import { reasonsOf } from '../store/reasons.ts';
import { findReturnAddress } from '../store/return-addresses.ts';
import { findReturn, findReturnByNumber, itemsOfReturn } from '../store/returns.ts';
import type { ReturnItemsTable, ReturnsTable } from '../store/schema.ts';
import { creditOfRefunds } from '../store/credit-lots.ts';
import { claimOf } from './claim.ts';
import { codClaimOf } from './cod-claim.ts';
import { exchangeViewOfReturn } from './exchange.ts';
import { namesOf } from './names.ts';
import { refundViewsOfReturn } from './refund.ts';
import type {
	BoxMate,
	RefundView,
	ReturnItemView,
	ReturnSummary,
	ReturnView,
	TimelineEntry
} from './return-types.ts';

/** Everything about one return, joined from small selects; null when there is no such return. */
export async function returnView(db: Reader, id: Id<'ret'>): Promise<ReturnView | null> {
	const row = await findReturn(db, id);
	const order = row && (await findOrder(db, row.order_id));
	if (!row || !order) return null;
	const items = await itemsOfReturn(db, id);
	const refunds = await refundViewsOfReturn(db, id);
	const photos = await evidenceOfReturn(db, id);
	const timeline = await timelineOf(db, row, items, refunds);
	const { decision, idempotency_key: _key, ...shown } = row;
	const plan = JSON.parse(decision) as ReturnPlan | null;
	return {
		return: shown,
		order: {
			id: order.id,
			number: order.number,
			customer_id: order.customer_id,
			customer_name: order.customer_name,
			email_norm: order.email_norm,
			phone_norm: order.phone_norm,
			currency: order.currency,
			locale: order.locale,
			placed_at: order.placed_at,
			total_minor: order.total_minor,
			ship_country: order.ship_country,
			version: order.version
		},
		items: await itemViews(db, row, items, photos),
		photos: photos.filter((photo) => photo.return_item_id === null).map(fileOf),
		refunds,
		notes: await notesOfReturn(db, id),
		timeline,
		plan,
		claim: row.kind === 'claim' ? await claimOf(db, id) : null,
		cod_claim: await codClaimOf(db, id),
		receiver: row.gift_id ? await giftReturnOf(db, id) : null,
		destination: await destinationOf(db, row),
		box: await boxOf(db, row),
		can: canDo(row, items),
		decline: await declineOf(db, row, timeline),
		exchange: plan?.exchange ? await exchangeViewOfReturn(db, id) : null,
		credit: await creditOfRefunds(
			db,
			refunds.map((refund) => refund.id)
		)
	};
}

async function destinationOf(
	db: Reader,
	{ return_address_code: code }: ReturnsTable
): Promise<ReturnView['destination']> {
	const found = code === null ? null : await findReturnAddress(db, code);
	return found && { code: found.code, en: found.en, th: found.th, address: found.address };
}

async function boxOf(db: Reader, { id, box_number }: ReturnsTable): Promise<BoxMate[]> {
	if (box_number === null) return [];
	return db
		.selectFrom('returns')
		.innerJoin('orders', 'orders.id', 'returns.order_id')
		.select(['returns.id', 'returns.number', 'returns.state', 'orders.number as order_number'])
		.where('returns.box_number', '=', box_number)
		.where('returns.id', '!=', id)
		.orderBy('returns.created_at')
		.orderBy('returns.id')
		.execute();
}

/** Returns of the same mailbox that could travel with this one and do not yet, oldest first. */
export async function boxableWith(
	db: Reader,
	view: Pick<ReturnView, 'return' | 'order'>
): Promise<BoxMate[]> {
	const { return: row, order } = view;
	if (row.state !== 'approved' || row.method === 'keep' || order.email_norm === null) return [];
	if (row.gift_id) return [];
	if (row.gift_id) return [];
	const found = await db
		.selectFrom('orders')
		.innerJoin('returns', 'orders.id', 'returns.order_id')
		.select(['returns.id', 'returns.number', 'returns.state', 'returns.box_number'])
		.select(['returns.return_address_code', 'orders.number as order_number'])
		.where('orders.email_norm', '=', order.email_norm)
		.where('returns.id', '!=', row.id)
		.where('returns.state', '=', 'approved')
		.where('returns.method', '=', row.method)
		.where('returns.gift_id', 'is', null)
		.where('returns.scanned_at', 'is', null)
		.where('returns.gift_id', 'is', null)
		.orderBy('returns.created_at')
		.orderBy('returns.id')
		.execute();
	return found
		.filter((one) => one.return_address_code === row.return_address_code)
		.filter((one) => one.box_number === null || one.box_number !== row.box_number)
		.map(({ id, number, state, order_number }) => ({ id, number, state, order_number }));
}

/** `number` as `parseReadableCode` gives it. */
export async function returnViewByNumber(db: Reader, number: string): Promise<ReturnView | null> {
	const row = await findReturnByNumber(db, number);
	return row ? returnView(db, row.id) : null;
}

export type ReturnPlace = { created_at: number; id: string };

/** Returns newest first, after a place in that order; `states`, `order_id` and `needs_person` narrow the list. */
export async function listReturns(
	db: Reader,
	page: {
		after: ReturnPlace | null;
		limit: number;
		states?: readonly ReturnState[];
		order_id?: Id<'ord'>;
		needs_person?: boolean;
	}
): Promise<ReturnSummary[]> {
	const { after, states, order_id } = page;
	let query = db
		.selectFrom('returns')
		.innerJoin('orders', 'orders.id', 'returns.order_id')
		.select([
			'returns.id',
			'returns.number',
			'returns.order_id',
			'returns.kind',
			'returns.state',
			'returns.channel',
			'returns.currency',
			'returns.quoted_minor',
			'returns.method',
			'returns.review_reasons',
			'returns.needs_person_since',
			'returns.asked_at',
			'returns.ship_by',
			'returns.received_at',
			'returns.resolved_at',
			'returns.created_at',
			'returns.version',
			'orders.number as order_number',
			'orders.customer_name'
		]);
	if (order_id) query = query.where('returns.order_id', '=', order_id);
	if (states) query = query.where('returns.state', 'in', states);
	if (page.needs_person) query = query.where('returns.needs_person_since', 'is not', null);
	if (after) {
		query = query.where((where) =>
			where(
				where.refTuple('returns.created_at', 'returns.id'),
				'<',
				where.tuple(after.created_at, after.id as Id<'ret'>)
			)
		);
	}
	return query
		.orderBy('returns.created_at', 'desc')
		.orderBy('returns.id', 'desc')
		.limit(page.limit)
		.execute();
}

type Photo = Awaited<ReturnType<typeof evidenceOfReturn>>[number];
const fileOf = ({ return_item_id: _item, ...file }: Photo) => file;

async function itemViews(
	db: Reader,
	row: ReturnsTable,
	items: readonly ReturnItemsTable[],
	photos: readonly Photo[]
): Promise<ReturnItemView[]> {
	const lines = await linesOfOrder(db, row.order_id);
	const reasons = await reasonsOf(db, 'return', 'all');
	const inspections = await inspectionsOfItems(
		db,
		items.map((item) => item.id)
	);
	return items.flatMap(({ return_id: _return, ...item }) => {
		const line = lines.find((candidate) => candidate.id === item.order_line_id);
		const reason = reasons.find((candidate) => candidate.code === item.reason_code);
		if (!line) return [];
		const { sku, title_en, title_th, options, image, quantity, paid_minor, category } = line;
		return {
			...item,
			line: { sku, title_en, title_th, options, image, quantity, paid_minor, category },
			reason: reason
				? {
						code: reason.code,
						label_en: reason.label_en,
						label_th: reason.label_th,
						fault: reason.fault
					}
				: null,
			inspection: inspections.find((inspection) => inspection.return_item_id === item.id) ?? null,
			photos: photos.filter((photo) => photo.return_item_id === item.id).map(fileOf)
		};
	});
}

async function timelineOf(
	db: Reader,
	row: ReturnsTable,
	items: readonly ReturnItemsTable[],
	refunds: readonly RefundView[]
): Promise<TimelineEntry[]> {
	const own = new Set<string>([
		row.id,
		...items.map((item) => item.id),
		...refunds.flatMap((refund) => [refund.id, ...refund.payments.map((part) => part.id)])
	]);
	const events = (await eventsOfOrder(db, row.order_id)).filter(
		(event: StoredEvent) =>
			own.has(event.entity_id) || (event.entity === 'exchange' && event.data.return_id === row.id)
	);
	const names = await namesOf(
		db,
		events.map((event) => event.actor_id)
	);
	return events.map((event) => ({ ...event, actor_name: names.get(event.actor_id ?? '') ?? null }));
}

function canDo(row: ReturnsTable, items: readonly ReturnItemsTable[]): ReturnView['can'] {
	const facts = { return: row, items };
	const isOpen = OPEN_RETURN_STATES.includes(row.state);
	const isEarly = row.state === 'in_review' || row.state === 'approved';
	return {
		cancel: cancelReturn(facts).ok,
		change: isEarly && row.method !== 'keep' && !isUnderway(facts),
		answer: isOpen && row.asked_at !== null
	};
}

/** The no that stands, or the one that is contested. */
async function declineOf(
	db: Reader,
	row: ReturnsTable,
	timeline: readonly TimelineEntry[]
): Promise<ReturnView['decline']> {
	const contested = timeline.findLast((entry) => entry.type === 'return_declined')?.data.reason_code;
	const code = row.decline_reason ?? (row.state === 'in_review' ? contested : null) ?? null;
	if (code === null) return null;
	const reasons = await reasonsOf(db, 'decline', 'all');
	const reason = reasons.find((candidate) => candidate.code === code);
	return {
		reason: reason ? { label_en: reason.label_en, label_th: reason.label_th } : null,
		note: row.decision_note
	};
}
