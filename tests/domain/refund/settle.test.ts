import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyProviderStatus, PROVIDER_REFUND_STATUSES, settleRefund } from '#lib/domain/refund/settle.ts';
import {
	REFUND_COMMANDS,
	REFUND_PAYMENT_COMMANDS,
	REFUND_PAYMENT_STATES,
	REFUND_PAYMENT_TRANSITIONS,
	REFUND_STATES,
	REFUND_TRANSITIONS,
	type RefundPaymentState,
	type RefundState
} from '#lib/domain/refund/states.ts';
import { movesOf } from '../support/moves.ts';

const paid = (...states: RefundPaymentState[]) => states.map((state) => ({ state, amount_minor: 50 }));
const settled = (state: RefundState, payments: ReturnType<typeof paid>, amount_minor = 100) =>
	settleRefund({ state, amount_minor }, payments)?.state ?? null;

describe('a refund follows its payments', () => {
	it.each([
		['all arrived', 'processing', paid('succeeded', 'succeeded'), 'succeeded'],
		['one on its way', 'processing', paid('succeeded', 'pending'), null],
		['one failed, one on its way', 'processing', paid('failed', 'sending'), null],
		['one failed', 'processing', paid('succeeded', 'failed'), 'part_failed'],
		['all failed', 'processing', paid('failed', 'failed'), 'failed'],
		['a failed one replaced', 'part_failed', paid('succeeded', 'failed', 'succeeded'), 'succeeded'],
		['a bank sends it back later', 'succeeded', paid('succeeded', 'failed'), 'part_failed'],
		['it stays as it was', 'succeeded', paid('succeeded', 'succeeded'), null],
		['a cancelled refund stays cancelled', 'cancelled', paid('succeeded', 'succeeded'), null]
	] as const)('%s', (_when, state, payments, expected) => {
		expect(settled(state, [...payments])).toBe(expected);
	});

	it('answers with nothing at all when nothing changes', () => {
		expect(settleRefund({ state: 'cancelled', amount_minor: 50 }, paid('succeeded'))).toBeNull();
		expect(settleRefund({ state: 'processing', amount_minor: 50 }, paid('pending'))).toBeNull();
	});

	it('a refund of nothing has arrived', () => {
		expect(settled('processing', [], 0)).toBe('succeeded');
	});

	it('never claims success while less than the amount has arrived', () => {
		const states = fc.array(fc.constantFrom(...REFUND_PAYMENT_STATES), { maxLength: 5 });
		fc.assert(
			fc.property(fc.constantFrom(...REFUND_STATES), states, (state, some) => {
				const arrived = some.filter((of) => of === 'succeeded').length * 50;
				if (settled(state, paid(...some)) === 'succeeded') expect(arrived).toBeGreaterThanOrEqual(100);
			})
		);
	});
});

describe('what a provider says', () => {
	const after = (state: RefundPaymentState, status: string | null) =>
		applyProviderStatus(state, status)?.state ?? null;

	it('moves a payment that is under way', () => {
		expect(after('sending', 'succeeded')).toBe('succeeded');
		expect(after('unknown', 'pending')).toBe('pending');
		expect(after('pending', 'requires_action')).toBe('requires_action');
		expect(after('requires_action', 'canceled')).toBe('cancelled');
		expect(after('pending', 'canceled')).toBe('failed');
		expect(after('succeeded', 'failed')).toBe('failed');
	});

	it('changes nothing when it is late, repeated, unknown or absent', () => {
		expect(after('succeeded', 'pending')).toBeNull();
		expect(after('failed', 'succeeded')).toBeNull();
		expect(after('cancelled', 'pending')).toBeNull();
		expect(after('pending', 'pending')).toBeNull();
		expect(after('pending', 'paused')).toBeNull();
		expect(after('pending', null)).toBeNull();
	});

	it('applied twice is applied once, in every state', () => {
		for (const state of REFUND_PAYMENT_STATES) {
			for (const status of PROVIDER_REFUND_STATUSES) {
				const reached = after(state, status);
				if (reached !== null) expect(after(reached, status)).toBeNull();
			}
		}
	});
});

describe('every state and command', () => {
	it('of a refund', () => {
		expect(movesOf(REFUND_STATES, REFUND_COMMANDS, REFUND_TRANSITIONS)).toEqual([
			'awaiting_approval approve approved',
			'awaiting_approval cancel cancelled',
			'approved process processing',
			'approved settle_other settled_other',
			'approved cancel cancelled',
			'processing succeed succeeded',
			'processing fail failed',
			'processing fail_part part_failed',
			'processing settle_other settled_other',
			'processing book_over cancelled',
			'succeeded fail failed',
			'succeeded fail_part part_failed',
			'succeeded book_over cancelled',
			'part_failed succeed succeeded',
			'part_failed fail failed',
			'part_failed retry processing',
			'part_failed settle_other settled_other',
			'failed succeed succeeded',
			'failed retry processing',
			'failed settle_other settled_other',
			'settled_other fail failed',
			'settled_other fail_part part_failed'
		]);
	});

	it('of a refund payment: what is final stays final', () => {
		const moves = movesOf(REFUND_PAYMENT_STATES, REFUND_PAYMENT_COMMANDS, REFUND_PAYMENT_TRANSITIONS);
		const from = (state: string) => moves.filter((move) => move.startsWith(`${state} `));
		expect([...from('failed'), ...from('cancelled')]).toEqual([]);
		expect(from('succeeded')).toEqual(['succeeded succeed succeeded', 'succeeded fail failed']);
		// Money that may be on its way can never be called off.
		expect(moves.filter((move) => move.includes(' cancel '))).toEqual([
			'reserved cancel cancelled',
			'requires_action cancel cancelled'
		]);
	});
});
