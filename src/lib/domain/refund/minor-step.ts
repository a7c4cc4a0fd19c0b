/**
 * The smallest step, in minor units, in which Stripe gives money back: it refunds only tenths of a fils, and whole
 * ariary (docs.stripe.com/currencies). A payment keeps its step; other providers and cash move in single units.
 */
export const minorStep = (provider: string, currency: string): number =>
	provider === 'stripe' ? (STEPS.get(currency) ?? 1) : 1;

const STEPS = new Map([
	['BHD', 10],
	['JOD', 10],
	['KWD', 10],
	['OMR', 10],
	['TND', 10],
	['MGA', 100]
]);
