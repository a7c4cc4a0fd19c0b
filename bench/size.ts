export type Size = {
	rounds: number;
	/** Of each measurement. */
	seconds: number;
	warmUp: number;
	connections: number;
	/** The small shop and the large one, and the one in between that most parts use. */
	small: number;
	middle: number;
	large: number;
	/** Return submissions per round. */
	submissions: number;
	/** Look-ups per round: fewer than the limit on all look-ups of an hour. */
	lookUps: number;
	/** Requests of the memory part. */
	mixed: number;
	/** Refunds settled per round. */
	refunds: number;
	/** Webhooks taken in. */
	webhooks: number;
	/** Replayed by a backtest: of made-up orders, and of real invoices of some twenty lines. */
	pastReturns: number;
	pastInvoices: number;
};

export const FULL: Size = {
	rounds: 3,
	seconds: 5,
	warmUp: 5,
	connections: 16,
	small: 1_000,
	middle: 20_000,
	large: 100_000,
	submissions: 2_400,
	lookUps: 4_000,
	mixed: 100_000,
	refunds: 400,
	webhooks: 10_000,
	pastReturns: 1_000_000,
	pastInvoices: 50_000
};
export const QUICK: Size = {
	...FULL,
	seconds: 2,
	warmUp: 2,
	middle: 5_000,
	large: 10_000,
	submissions: 560,
	lookUps: 1_500,
	mixed: 10_000,
	refunds: 120,
	webhooks: 1_000,
	pastReturns: 100_000,
	pastInvoices: 20_000
};
