import type { FulfilmentState, TrackingStatus } from '#lib/domain/fulfilment/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from './schema-values.ts';

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

export interface FulfilmentsSchema {
	fulfilments: FulfilmentsTable;
	fulfilment_lines: FulfilmentLinesTable;
	tracking_events: TrackingEventsTable;
}
