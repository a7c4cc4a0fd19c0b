import type { Operation } from './operation.ts';
import { listEvents, orderEvents } from './operations/events.ts';
import { addFulfilment, addTracking, listOrders, putOrder, readOrder } from './operations/orders.ts';

/** Every operation of the API, in the order of its documentation. A test compares it with the routes. */
export const operations: readonly Operation[] = [
	putOrder,
	listOrders,
	readOrder,
	addFulfilment,
	addTracking,
	orderEvents,
	listEvents
];
