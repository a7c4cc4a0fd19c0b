import { expect, it } from 'vitest';
import { notDeliveredYet } from '#lib/domain/policy/eligibility/not-delivered-yet.ts';
import { DAY } from '#lib/domain/time.ts';
import { NOW } from '../../support/facts.ts';
import { lineCase } from './line-case.ts';

const parcel = (change: object) => ({
	parcels: [{ quantity: 1, shipped_at: NOW - DAY, delivered_at: null, ...change }]
});

it('stops what is still on its way or not even sent', () => {
	expect(notDeliveredYet(lineCase(parcel({})))?.facts.days).toBe(30);
	expect(notDeliveredYet(lineCase({ qty_fulfilled: 0, parcels: [] }))?.reason).toBe('not_delivered_yet');
});

it('takes a parcel that nobody tracks as arrived, and a tracked one after the buffer', () => {
	expect(notDeliveredYet(lineCase(parcel({ tracked: false })))).toBeNull();
	expect(notDeliveredYet(lineCase(parcel({ shipped_at: NOW - 16 * DAY })))).toBeNull();
});

it('has nothing to say when another parcel of the line arrived', () => {
	const parcels = [
		{ quantity: 1, shipped_at: NOW - DAY, delivered_at: null },
		{ quantity: 1, shipped_at: NOW - 3 * DAY, delivered_at: NOW - DAY }
	];
	expect(notDeliveredYet(lineCase({ quantity: 2, parcels }))).toBeNull();
});
