import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	AmountNotSendable,
	fromStripeAmount,
	stepOf,
	stripeExponentOf,
	toStripeAmount
} from '#lib/server/providers/payments/stripe-amounts.ts';

describe('Stripe amounts', () => {
	it.each([
		['THB', 129_000, 129_000, 1],
		['USD', 1, 1, 1],
		['JPY', 500, 500, 1],
		['KRW', 9_899, 9_899, 1],
		['VND', 250_000, 250_000, 1],
		['KWD', 5_120, 5_120, 10],
		['BHD', 10, 10, 10],
		['ISK', 5, 500, 1],
		['UGX', 3_700, 370_000, 1],
		['MGA', 50_000, 500, 100],
		['HUF', 1_045, 1_045, 1],
		['TWD', 80_045, 80_045, 1]
	])('%s: %i minor units are %i at Stripe, in steps of %i', (currency, minor, stripe, step) => {
		expect(toStripeAmount(minor, currency)).toBe(stripe);
		expect(fromStripeAmount(stripe, currency.toLowerCase())).toBe(minor);
		expect(stepOf(currency)).toBe(step);
	});

	it.each([
		['KWD', 5_124],
		['MGA', 50],
		['USD', 0],
		['USD', -1],
		['USD', 0.5],
		['USD', 2 ** 53],
		['ISK', Number.MAX_SAFE_INTEGER],
		['LYD', 1_000],
		['usd', 100],
		['', 100]
	])('refuses %s %d rather than rounding it', (currency, minor) => {
		expect(() => toStripeAmount(minor, currency)).toThrow(AmountNotSendable);
	});

	it('refuses a fraction of a króna charged before 2023', () => {
		expect(() => fromStripeAmount(4_010, 'isk')).toThrow(AmountNotSendable);
	});

	it('comes back unchanged for every amount that can be sent', () => {
		const currency = fc.constantFrom('THB', 'USD', 'JPY', 'KWD', 'ISK', 'UGX', 'MGA', 'TND', 'XAF', 'HUF');
		fc.assert(
			fc.property(currency, fc.integer({ min: 1, max: 10 ** 10 }), (code, steps) => {
				const minor = steps * stepOf(code);
				expect(fromStripeAmount(toStripeAmount(minor, code), code)).toBe(minor);
			})
		);
	});

	it('keeps to the decimals Stripe documents', () => {
		const decimals = ['JPY', 'XOF', 'MGA', 'KWD', 'TND', 'ISK', 'UGX', 'THB', 'EUR'].map(stripeExponentOf);
		expect(decimals).toEqual([0, 0, 0, 3, 3, 2, 2, 2, 2]);
	});
});
