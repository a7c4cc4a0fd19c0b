import { keptStatus } from '#lib/domain/fulfilment/states.ts';
import type { NeutralTrackingEvent } from '#lib/domain/order/neutral.ts';
import type { TrackingEventsTable } from '../../store/schema.ts';
import type { By } from './by.ts';

type Shipment = Pick<TrackingEventsTable, 'order_id'> & {
	kind: TrackingEventsTable['shipment_kind'];
	id: string;
	carrier: string | null;
	tracking_number: string | null;
};

/** What was told of a parcel as it is kept. */
export const eventRow = (by: By, shipment: Shipment, event: NeutralTrackingEvent): TrackingEventsTable => ({
	id: by.ids.next('trk'),
	shipment_kind: shipment.kind,
	shipment_id: shipment.id,
	order_id: shipment.order_id,
	carrier: shipment.carrier ?? '',
	tracking_number: shipment.tracking_number ?? '',
	code: event.code,
	status: keptStatus(event.status),
	place: event.place,
	description_en: event.description.en,
	description_th: event.description.th,
	occurred_at: event.occurred_at,
	received_at: by.now
});
