import fc from 'fast-check';
import { expect, it } from 'vitest';
import { availableOf, isPaidOutByHand, sharePayments } from '#lib/domain/refund/payment-shares.ts';
import { payment } from '../support/facts.ts';

const anyPayment = fc
	.record({
		captured_minor: fc.nat(100_000),
		reserved: fc.nat(100),
		minor_step: fc.constantFrom(1, 10, 100),
		disputed: fc.boolean()
	})
	.map(({ reserved, ...some }) =>
		payment({ ...some, reserved_minor: Math.floor((some.captured_minor * reserved) / 100) })
	);

it('shares never pass a balance, come in whole steps, and account for every minor unit', () => {
	fc.assert(
		fc.property(fc.nat(200_000), fc.array(anyPayment, { maxLength: 4 }), (amount, some) => {
			const payments = some.map((of, index) => ({ ...of, payment_id: `pay_${index}` }));
			const cover = sharePayments(amount, payments);
			for (const share of cover.shares) {
				const of = payments.find((candidate) => candidate.payment_id === share.payment_id);
				if (of === undefined) throw new Error('a share of a payment that is not there');
				expect(of.disputed).toBe(false);
				expect(share.amount_minor).toBeGreaterThan(0);
				expect(share.amount_minor).toBeLessThanOrEqual(availableOf(of));
				expect(share.amount_minor % of.minor_step).toBe(0);
			}
			const shared = cover.shares.reduce((sum, share) => sum + share.amount_minor, 0);
			expect(shared).toBe(cover.covered_minor);
			expect(cover.covered_minor + cover.short_minor + cover.rounding_minor).toBe(amount);
			expect(cover.rounding_minor).toBeGreaterThanOrEqual(0);
			const all = payments.filter((of) => !of.disputed).reduce((sum, of) => sum + availableOf(of), 0);
			expect(cover.short_minor).toBe(Math.max(0, amount - all));
			expect(cover.disputed_minor).toBeLessThanOrEqual(cover.short_minor);
		})
	);
});

it('a payment with finer steps takes what a coarse one leaves over', () => {
	const kwd = [
		payment({ minor_step: 10 }),
		payment({ payment_id: 'pay_2', provider: 'other', method: 'bank' })
	];
	expect(sharePayments(5_124, kwd)).toMatchObject({
		shares: [
			{ payment_id: 'pay_1', amount_minor: 5_120, by_hand: false },
			{ payment_id: 'pay_2', amount_minor: 4, by_hand: true }
		],
		rounding_minor: 0
	});
});

it('knows which money only a person can send', () => {
	expect(isPaidOutByHand({ provider: 'stripe', method: 'promptpay' })).toBe(false);
	expect(isPaidOutByHand({ provider: 'stripe', method: 'oxxo' })).toBe(true);
	expect(isPaidOutByHand({ provider: 'cash_on_delivery', method: 'cash_on_delivery' })).toBe(true);
});
