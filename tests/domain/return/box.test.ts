import { describe, expect, test } from 'vitest';
import { mayShareBox, packed, type Boxable, type BoxMember } from '#lib/domain/return/box.ts';
import type { ReturnState } from '#lib/domain/return/states.ts';

const member = (number: string, created_at: number, own_fee_minor = 6_000): BoxMember => ({
	id: `ret_${number}`,
	number,
	created_at,
	own_fee_minor
});
const A = member('RT-A', 1);
const B = member('RT-B', 2, 9_000);
const C = member('RT-C', 3);

describe('a box', () => {
	test('goes by the return it was named after, which alone keeps its fee', () => {
		expect(packed([C, A, B], 'RT-B')).toEqual([
			{ id: C.id, box_number: 'RT-B', return_shipping_fee_minor: 0 },
			{ id: A.id, box_number: 'RT-B', return_shipping_fee_minor: 0 },
			{ id: B.id, box_number: 'RT-B', return_shipping_fee_minor: 9_000 }
		]);
	});

	test('goes by its oldest one when its namesake has left', () => {
		expect(packed([C, B], 'RT-A').map((one) => [one.box_number, one.return_shipping_fee_minor])).toEqual([
			['RT-B', 0],
			['RT-B', 9_000]
		]);
	});

	test('is none with one or nothing in it', () => {
		expect(packed([B], 'RT-A')).toEqual([{ id: B.id, box_number: null, return_shipping_fee_minor: 9_000 }]);
		expect(packed([], 'RT-A')).toEqual([]);
	});
});

const waiting = (change: Partial<Boxable['return']> = {}): Boxable => ({
	return: {
		id: 'ret_1',
		number: 'RT-1',
		state: 'approved',
		method: 'drop_off',
		return_address_code: null,
		ship_by: null,
		scanned_at: null,
		received_at: null,
		needs_person_since: null,
		asked_at: null,
		...change
	},
	items: []
});

describe('two returns share a box', () => {
	test('while both wait, for the same address, sent in the same way', () => {
		expect(mayShareBox(waiting(), waiting()).ok).toBe(true);
		const elsewhere = waiting({ return_address_code: 'north', number: 'RT-2' });
		expect(mayShareBox(waiting(), elsewhere)).toMatchObject({
			refusal: { reason: 'box_not_possible', facts: { number: 'RT-2' } }
		});
		expect(mayShareBox(elsewhere, elsewhere).ok).toBe(true);
		expect(mayShareBox(waiting(), waiting({ method: 'own_carrier' })).ok).toBe(false);
		const gift = waiting({ gift_id: 'gft_1' });
		expect([mayShareBox(waiting(), gift).ok, mayShareBox(gift, waiting()).ok]).toEqual([false, false]);
		const kept = waiting({ method: 'keep' });
		expect(mayShareBox(kept, kept).ok).toBe(false);
	});

	test('not once the carrier has one of them, nor before somebody said yes', () => {
		const refusal = (state: ReturnState, scanned_at: number | null = null) => {
			const answers = [
				mayShareBox(waiting({ state, scanned_at }), waiting()),
				mayShareBox(waiting(), waiting({ state, scanned_at }))
			];
			return answers.map((answer) => (answer.ok ? null : answer.refusal.reason));
		};
		expect(refusal('approved', 5)).toEqual(['already_scanned', 'already_scanned']);
		expect(refusal('received')).toEqual(['already_scanned', 'already_scanned']);
		for (const state of ['in_review', 'declined', 'cancelled', 'expired', 'resolved', 'closed'] as const)
			expect(refusal(state)).toEqual(['not_in_this_state', 'not_in_this_state']);
	});
});
