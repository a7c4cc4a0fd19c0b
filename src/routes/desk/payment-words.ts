import { kase } from '#lib/i18n/desk-case.ts';
import { say, type Locale } from '#lib/i18n/say.ts';

/** What a payment is called: as the shop said it, or else by its kind. */
export function paymentWords(
	locale: Locale,
	payment: { provider: 'stripe' | 'cash_on_delivery' | 'other'; method_label: string }
): string {
	if (payment.method_label !== '') return payment.method_label;
	return say(locale, payment.provider === 'cash_on_delivery' ? kase.cashOnDelivery : kase.otherPayment);
}
