import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTracking, type TrackedFulfilment } from '#lib/domain/fulfilment/apply-tracking.ts';
import { isLate } from '#lib/domain/fulfilment/is-late.ts';
import {
	FULFILMENT_STATES,
	FULFILMENT_TRANSITIONS,
	TRACKING_STATUSES
} from '#lib/domain/fulfilment/states.ts';
import { summariseDelivery } from '#lib/domain/fulfilment/summary.ts';
import { next } from '#lib/domain/transitions.ts';

const fresh: TrackedFulfilment = { state: 'pending', packed_at: null, shipped_at: null, delivered_at: null };
const anyEvents = fc.uniqueArray(
	fc.record({
		status: fc.constantFrom(...TRACKING_STATUSES),
		occurred_at: fc.integer({ min: 1, max: 1000 })
	}),
	{ maxLength: 8, selector: (event) => event.occurred_at }
);

describe('events of a carrier', () => {
	it('count in the order in which they happened', () => {
		const events = [
			{ status: 'delivered' as const, occurred_at: 30 },
			{ status: 'picked_up' as const, occurred_at: 10 },
			{ status: 'out_for_delivery' as const, occurred_at: 20 }
		];
		expect(applyTracking(fresh, events)).toEqual({
			state: 'delivered',
			packed_at: null,
			shipped_at: 10,
			delivered_at: 30
		});
	});

	it('give the same in any order of arrival, one by one or at once', () => {
		fc.assert(
			fc.property(anyEvents, (events) => {
				const atOnce = applyTracking(fresh, events);
				expect(applyTracking(fresh, [...events].reverse())).toEqual(atOnce);
			})
		);
	});

	it('never take back a delivery', () => {
		fc.assert(
			fc.property(anyEvents, (events) => {
				const there: TrackedFulfilment = { ...fresh, state: 'delivered', shipped_at: 1, delivered_at: 2 };
				expect(applyTracking(there, events)).toMatchObject({ state: 'delivered', delivered_at: 2 });
				const delivered = events.findIndex((event) => event.status === 'delivered');
				if (delivered >= 0) expect(applyTracking(fresh, events).state).toBe('delivered');
			})
		);
	});

	it('do not undo what the shop told itself', () => {
		const sent: TrackedFulfilment = { ...fresh, state: 'shipped', shipped_at: 50 };
		expect(applyTracking(sent, [{ status: 'info_received', occurred_at: 10 }])).toEqual(sent);
		expect(
			applyTracking({ ...sent, state: 'cancelled' }, [{ status: 'in_transit', occurred_at: 60 }]).state
		).toBe('cancelled');
	});

	it('lead only to known states, from every state', () => {
		for (const state of FULFILMENT_STATES) {
			for (const status of TRACKING_STATUSES) {
				const reached = next(FULFILMENT_TRANSITIONS, state, status);
				if (reached !== null) expect(FULFILMENT_STATES).toContain(reached);
				if (state === 'delivered' || state === 'cancelled') expect(reached).toBeNull();
			}
		}
	});
});

describe('late', () => {
	const parcel = { state: 'shipped' as const, promised_at: 100, estimated_at: null };
	it.each([
		['before the promised day', parcel, 100, false],
		['after it', parcel, 101, true],
		['when the carrier already says so', { ...parcel, estimated_at: 150 }, 50, true],
		['when an early estimate has passed too', { ...parcel, estimated_at: 90 }, 120, true],
		['never without a promise', { ...parcel, promised_at: null }, 999, false],
		['never once it is there', { ...parcel, state: 'delivered' as const }, 999, false]
	])('%s', (_when, of, now, expected) => {
		expect(isLate(of, now)).toBe(expected);
	});
});

describe('all parcels in one word', () => {
	const parcels = (...states: (typeof FULFILMENT_STATES)[number][]) =>
		states.map((state) => ({ state, promised_at: null, estimated_at: null }));
	it.each([
		[parcels(), 2, 'preparing'],
		[parcels('packed'), 0, 'preparing'],
		[parcels('shipped', 'pending'), 0, 'part_shipped'],
		[parcels('shipped'), 1, 'part_shipped'],
		[parcels('shipped', 'failed_attempt'), 0, 'on_the_way'],
		[parcels('delivered', 'shipped'), 0, 'part_delivered'],
		[parcels('delivered', 'cancelled'), 0, 'delivered'],
		[parcels('delivered', 'lost'), 0, 'needs_help'],
		[parcels('cancelled'), 0, 'cancelled']
	])('%#', (of, unfulfilled, state) => {
		expect(summariseDelivery(of, unfulfilled, 0).state).toBe(state);
	});
});
