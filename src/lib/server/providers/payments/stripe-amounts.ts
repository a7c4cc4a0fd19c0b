import { exponentOf, isCurrency } from '#lib/domain/currency.ts';

/**
 * Stripe's own decimals, where they are not two (docs.stripe.com/currencies). ISK and UGX have none in ISO 4217 but
 * two at Stripe, with the last two digits 00; MGA has two in ISO 4217 and none at Stripe.
 */
const STRIPE_ZERO_DECIMALS = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');
const STRIPE_THREE_DECIMALS = 'BHD JOD KWD OMR TND'.split(' ');
/** Stripe takes amounts only in these steps of its own unit: whole krónur and shillings, fils ending in 0. */
const STRIPE_STEPS = new Map([
	...STRIPE_THREE_DECIMALS.map((code) => [code, 10] as const),
	['ISK', 100],
	['UGX', 100]
]);
/** In ISO 4217 with decimals Stripe does not describe: a wrong guess would be tenfold money. */
const UNSUPPORTED = ['IQD', 'LYD'];

/** An amount Stripe cannot express. */
export class AmountNotSendable extends RangeError {
	override name = 'AmountNotSendable';
}

/** Digits after the decimal point in Stripe's amounts. @throws AmountNotSendable for a currency Stripe lacks */
export function stripeExponentOf(currency: string): number {
	if (!isCurrency(currency) || UNSUPPORTED.includes(currency)) {
		throw new AmountNotSendable(`Stripe takes no ${currency}`);
	}
	if (STRIPE_ZERO_DECIMALS.includes(currency)) return 0;
	return STRIPE_THREE_DECIMALS.includes(currency) ? 3 : 2;
}

/**
 * The smallest step, in our minor units, in which an amount of the currency can be refunded: 10 for KWD, 100 for MGA,
 * 1 for nearly all others, ISK and UGX too since theirs have no decimals with us.
 */
export function stepOf(currency: string): number {
	const shift = stripeExponentOf(currency) - exponentOf(currency);
	const step = STRIPE_STEPS.get(currency) ?? 1;
	return shift >= 0 ? Math.max(1, step / 10 ** shift) : step * 10 ** -shift;
}

/**
 * Our minor units -> Stripe's amount. Never rounds.
 * @throws AmountNotSendable when the amount is no positive safe integer or falls between Stripe's steps
 */
export function toStripeAmount(amountMinor: number, currency: string): number {
	if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) {
		throw new AmountNotSendable(`${amountMinor} is no positive number of minor units`);
	}
	if (amountMinor % stepOf(currency) !== 0) {
		throw new AmountNotSendable(`${currency} goes in steps of ${stepOf(currency)}, not ${amountMinor}`);
	}
	const amount = scaled(amountMinor, stripeExponentOf(currency) - exponentOf(currency));
	if (!Number.isSafeInteger(amount)) throw new AmountNotSendable(`${amountMinor} ${currency} is too much`);
	return amount;
}

/**
 * Stripe's amount -> our minor units. Never rounds.
 * @param currency in either case, as Stripe writes it in lower case
 * @throws AmountNotSendable for an amount ours cannot hold, such as a fraction of a króna charged before April 2023
 */
export function fromStripeAmount(amount: number, currency: string): number {
	const code = currency.toUpperCase();
	const amountMinor = scaled(amount, exponentOf(code) - stripeExponentOf(code));
	if (!Number.isSafeInteger(amountMinor)) {
		throw new AmountNotSendable(`Stripe's ${amount} ${code} is no whole number of minor units`);
	}
	return amountMinor;
}

function scaled(amount: number, shift: number): number {
	return shift >= 0 ? amount * 10 ** shift : amount / 10 ** -shift;
}
