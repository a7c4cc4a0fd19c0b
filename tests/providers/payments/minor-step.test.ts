import { expect, test } from 'vitest';
import { minorStep } from '#lib/domain/refund/minor-step.ts';
import { stepOf } from '#lib/server/providers/payments/stripe-amounts.ts';

test('the step a payment keeps is the one Stripe can move, for every currency', () => {
	for (const currency of Intl.supportedValuesOf('currency')) {
		const wanted = ['IQD', 'LYD'].includes(currency) ? 1 : stepOf(currency);
		expect(minorStep('stripe', currency), currency).toBe(wanted);
	}
	expect(minorStep('cash_on_delivery', 'KWD')).toBe(1);
});
