import { describe, expect, it } from 'vitest';
import { allot } from '#lib/domain/catalogue/allot.ts';
import { priceLine, shownPrice } from '#lib/domain/catalogue/price.ts';
import {
	RESERVATION_COMMANDS,
	RESERVATION_STATES,
	RESERVATION_TRANSITIONS
} from '#lib/domain/catalogue/states.ts';
import { movesOf } from '../support/moves.ts';

describe('pieces that are held', () => {
	it('end once', () => {
		expect(movesOf(RESERVATION_STATES, RESERVATION_COMMANDS, RESERVATION_TRANSITIONS)).toEqual([
			'held commit committed',
			'held release released',
			'held expire expired'
		]);
	});

	const places = [
		{ location_code: 'shop', free: 1 },
		{ location_code: 'main', free: 3 },
		{ location_code: 'far', free: 5 }
	];
	it('come from the first place that has them all', () => {
		expect(allot(places, 1)).toEqual([{ location_code: 'shop', quantity: 1 }]);
		expect(allot(places, 3)).toEqual([{ location_code: 'main', quantity: 3 }]);
	});
	it('come from several in their order where none has them all', () => {
		expect(allot(places, 7)).toEqual([
			{ location_code: 'shop', quantity: 1 },
			{ location_code: 'main', quantity: 3 },
			{ location_code: 'far', quantity: 3 }
		]);
	});
	it('are none where all together have too few', () => {
		expect(allot(places, 10)).toBeNull();
		expect(allot([], 1)).toBeNull();
	});
});

describe('what pieces cost on an order', () => {
	const inside = { price_minor: 10_700, includes_tax: true };
	const onTop = { price_minor: 10_000, includes_tax: false };
	it('stays as told where the order says it the same way', () => {
		expect(priceLine(inside, 700, 3, true)).toEqual({
			unit_price_minor: 10_700,
			tax_minor: 2_100,
			paid_minor: 32_100
		});
		expect(priceLine(onTop, 700, 3, false)).toEqual({
			unit_price_minor: 10_000,
			tax_minor: 2_100,
			paid_minor: 32_100
		});
	});
	it('is turned into the order’s way where it differs', () => {
		expect(priceLine(inside, 700, 2, false)).toMatchObject({ unit_price_minor: 10_000, paid_minor: 21_400 });
		expect(priceLine(onTop, 700, 2, true)).toMatchObject({ unit_price_minor: 10_700, paid_minor: 21_400 });
	});
	it('is shown with its tax', () => {
		expect(shownPrice(inside, 700)).toBe(10_700);
		expect(shownPrice(onTop, 700)).toBe(10_700);
		expect(shownPrice(onTop, 0)).toBe(10_000);
	});
});
