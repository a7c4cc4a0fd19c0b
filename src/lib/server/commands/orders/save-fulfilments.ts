import { applyTracking } from '#lib/domain/fulfilment/apply-tracking.ts';
import { refusedAt } from '#lib/domain/fulfilment/refused.ts';
import type { FulfilmentState } from '#lib/domain/fulfilment/states.ts';
import type { NeutralFulfilment } from '#lib/domain/order/neutral.ts';
import { normalTracking } from '#lib/domain/order/normal.ts';
import { accepted, type Refusal, type Result } from '#lib/domain/result.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents, type NewEvent } from '../../store/events.ts';
import {
	fulfilmentLinesOfOrder,
	fulfilmentsOfOrder,
	insertFulfilment,
	insertTrackingEvents,
	replaceFulfilmentLines,
	saveFulfilment,
	trackingEventsOfOrder
} from '../../store/fulfilments.ts';
import type { FulfilmentsTable, OrderLinesTable, OrdersTable } from '../../store/schema.ts';
import { claimsOfMoved } from '../claims/parcel-moved.ts';
import { exchangeOfMoved } from '../exchanges/parcel-moved.ts';
import type { By } from './by.ts';
import { countFulfilled } from './count-fulfilled.ts';
import { eventRow } from './tracking-row.ts';
import { toldTimes } from './told-times.ts';

/** New parcels are added, known ones brought up to date; each line then counts what has left the shop. */
export async function saveFulfilments(
	tx: Tx,
	by: By,
	order: OrdersTable,
	lines: readonly OrderLinesTable[],
	told: readonly NeutralFulfilment[],
	pointer: string
): Promise<Result<null>> {
	if (told.length === 0) return accepted(null);
	const fault = faultOf(lines, told, pointer);
	if (fault) return { ok: false, refusal: fault };
	const known = await fulfilmentsOfOrder(tx, order.id);
	const heard = await trackingEventsOfOrder(tx, order.id);
	const moved: { before: FulfilmentsTable; after: Moved }[] = [];
	for (const [index, parcel] of told.entries()) {
		const before = known.find((one) => one.external_ref === parcel.reference);
		const id = before?.id ?? by.ids.next('ful');
		const contents = parcel.lines.map((part) => ({
			order_line_id: lines.find((line) => line.external_ref === part.line)!.id,
			quantity: part.quantity
		}));
		const shipment = { ...parcel, kind: 'fulfilment', id, order_id: order.id } as const;
		const events = parcel.events.map((event) => eventRow(by, shipment, event));
		const heardOfIt = heard.filter((event) => event.shipment_id === id);
		const start = startOf(parcel, before && toldTimes(before, heardOfIt));
		const tracked = applyTracking(start, [...heardOfIt, ...events]);
		const refused_at = refusedAt(before?.refused_at ?? null, parcel.events);
		const columns = { ...columnsOf(parcel), ...tracked, refused_at };
		if (before) {
			await saveFulfilment(tx, id, before.version, columns);
			await replaceFulfilmentLines(tx, id, contents);
			moved.push({ before, after: columns });
		} else {
			const position = known.length + index;
			await insertFulfilment(tx, { id, order_id: order.id, position, version: 1, ...columns }, contents);
		}
		await insertTrackingEvents(tx, events);
		await appendEvents(tx, by, parcelEvents(order, id, before, columns));
		if (before) await exchangeOfMoved(tx, by, { id, state: columns.state }, lines);
	}
	const holds = await fulfilmentLinesOfOrder(tx, order.id);
	for (const { before, after } of moved) await claimsOfMoved(tx, by, before, before, after, holds);
	return countFulfilled(tx, by, order.id, lines, holds, pointer);
}

type Moved = Pick<FulfilmentsTable, 'state' | 'delivered_at' | 'refused_at'>;

function faultOf(
	lines: readonly OrderLinesTable[],
	told: readonly NeutralFulfilment[],
	pointer: string
): Refusal | null {
	for (const [index, parcel] of told.entries()) {
		const seen = new Set<string>();
		for (const [part, { line }] of parcel.lines.entries()) {
			const at = `${pointer}/${index}/lines/${part}/line`;
			if (!lines.some((one) => one.external_ref === line))
				return { reason: 'line_unknown', facts: { pointer: at } };
			if (seen.has(line))
				return { reason: 'duplicate_line_reference', facts: { pointer: at, reference: line } };
			seen.add(line);
		}
		const again = told.slice(0, index).some((other) => other.reference === parcel.reference);
		if (again) return { reason: 'value_invalid', facts: { pointer: `${pointer}/${index}/reference` } };
	}
	return null;
}

/** What the shop itself says; times it does not repeat stay as they are known. */
function startOf(
	parcel: NeutralFulfilment,
	before: Pick<FulfilmentsTable, 'packed_at' | 'shipped_at' | 'delivered_at'> | undefined
): Pick<FulfilmentsTable, 'state' | 'packed_at' | 'shipped_at' | 'delivered_at'> {
	const packed_at = parcel.packed_at ?? before?.packed_at ?? null;
	const shipped_at = parcel.shipped_at ?? before?.shipped_at ?? parcel.delivered_at;
	const delivered_at = parcel.delivered_at ?? before?.delivered_at ?? null;
	const said: FulfilmentState = parcel.cancelled
		? 'cancelled'
		: delivered_at !== null
			? 'delivered'
			: shipped_at !== null
				? 'shipped'
				: packed_at !== null
					? 'packed'
					: 'pending';
	return { state: said, packed_at, shipped_at, delivered_at };
}

const columnsOf = (parcel: NeutralFulfilment) => ({
	external_ref: parcel.reference,
	carrier: parcel.carrier,
	service: parcel.service,
	tracking_number: parcel.tracking_number,
	tracking_norm: parcel.tracking_number === null ? null : normalTracking(parcel.tracking_number),
	tracking_url: parcel.tracking_url,
	origin_place: parcel.origin,
	destination_place: parcel.destination,
	promised_at: parcel.promised_at,
	estimated_at: parcel.estimated_at
});

/** What a customer would call news: a parcel that is announced, sent, delivered or cancelled. */
export function parcelEvents(
	order: Pick<OrdersTable, 'id'>,
	id: FulfilmentsTable['id'],
	before: Pick<FulfilmentsTable, 'state' | 'refused_at'> | undefined,
	after: Pick<
		FulfilmentsTable,
		'state' | 'carrier' | 'tracking_number' | 'shipped_at' | 'delivered_at' | 'refused_at'
	>
): NewEvent[] {
	const about = { entity: 'fulfilment', entity_id: id, order_id: order.id } as const;
	const { refused_at, carrier, tracking_number } = after;
	const isNews = refused_at !== null && (before?.refused_at ?? null) === null;
	const refusals: NewEvent[] = isNews
		? [{ ...about, type: 'parcel_refused', data: { carrier, tracking_number, refused_at } }]
		: [];
	if (before?.state === after.state) return refusals;
	return [
		...refusals,
		{
			...about,
			type: before ? 'parcel_moved' : 'parcel_recorded',
			data: {
				from: before?.state ?? null,
				to: after.state,
				carrier: after.carrier,
				tracking_number: after.tracking_number,
				shipped_at: after.shipped_at,
				delivered_at: after.delivered_at
			}
		}
	];
}
