import { invalidRequest } from './errors.ts';

const ZERO_DECIMAL = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ');
const THREE_DECIMAL = ['bhd', 'jod', 'kwd', 'omr', 'tnd'];
const WHOLE_UNITS_WITH_TWO_DECIMALS = ['isk', 'ugx'];
const LEAST: Record<string, number> = { usd: 50, eur: 50, gbp: 30, thb: 1000, jpy: 50 };
const MOST = 99_999_999;

/**
 * Refuses amounts Stripe refuses: fractions of ISK and UGX, three-decimal amounts not ending in 0
 * (docs.stripe.com/currencies, special cases; support article on fractional ISK).
 */
export function checkSteps(amount: number, currency: string): void {
	if (WHOLE_UNITS_WITH_TWO_DECIMALS.includes(currency) && amount % 100 !== 0) {
		const code = currency.toUpperCase();
		throw invalidRequest(
			`Invalid amount. Currency ${code} has become effectively zero-decimal and charged amounts must be evenly divisible by 100. See https://stripe.com/docs/currencies#special-cases for more information.`,
			{ code: 'invalid_charge_amount_no_decimal_compatible', param: 'amount' }
		);
	}
	if (THREE_DECIMAL.includes(currency) && amount % 10 !== 0) {
		throw invalidRequest(
			`Invalid amount. The least-significant digit of an amount in ${currency.toUpperCase()} must be 0.`,
			{ param: 'amount' }
		);
	}
}

/** Refuses a charge below Stripe's least or above its greatest amount. */
export function checkChargeable(amount: number, currency: string): void {
	checkSteps(amount, currency);
	const least = LEAST[currency] ?? 1;
	if (amount < least) {
		throw invalidRequest(`Amount must be at least ${written(least, currency)}`, {
			code: 'amount_too_small',
			param: 'amount'
		});
	}
	if (amount > MOST) {
		throw invalidRequest(`Amount must be no more than ${written(MOST, currency)}`, {
			code: 'amount_too_large',
			param: 'amount'
		});
	}
}

/** An amount as Stripe writes it in its messages. */
export function written(amount: number, currency: string): string {
	const decimals = ZERO_DECIMAL.includes(currency) ? 0 : THREE_DECIMAL.includes(currency) ? 3 : 2;
	const number = (amount / 10 ** decimals).toFixed(decimals);
	const sign: Record<string, string> = { usd: '$', eur: '€', gbp: '£', jpy: '¥', thb: '฿' };
	return `${sign[currency] ?? ''}${number}${sign[currency] ? '' : ` ${currency}`}`;
}
