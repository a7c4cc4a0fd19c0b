const ZERO_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' ');
const THREE_DECIMALS = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');
const EXPONENTS = new Map([
	...ZERO_DECIMALS.map((code) => [code, 0] as const),
	...THREE_DECIMALS.map((code) => [code, 3] as const)
]);

/** Digits after the decimal point in ISO 4217. Stripe's own exponents differ and live with its adapter. */
export const exponentOf = (currency: string): number => EXPONENTS.get(currency) ?? 2;

export const isCurrency = (code: string): boolean => /^[A-Z]{3}$/.test(code);
