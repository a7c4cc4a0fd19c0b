/** What a customer can be asked to pay for after the sale. */
export const CHARGE_PURPOSES = ['request', 'exchange', 'order_change'] as const;
export type ChargePurpose = (typeof CHARGE_PURPOSES)[number];
