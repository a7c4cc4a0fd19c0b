/**
 * The least that the provider charges, in our minor units (docs.stripe.com/currencies, minimum amounts). Currencies that
 * are not named have a least of their own that depends on the account: the provider itself then says no.
 */
const LEAST = new Map([
	['AED', 200],
	['AUD', 50],
	['CAD', 50],
	['CHF', 50],
	['DKK', 250],
	['EUR', 50],
	['GBP', 30],
	['HKD', 400],
	['JPY', 50],
	['MYR', 200],
	['NOK', 300],
	['NZD', 50],
	['SEK', 300],
	['SGD', 50],
	['THB', 1000],
	['USD', 50]
]);

export const leastCharge = (currency: string): number => LEAST.get(currency) ?? 1;
