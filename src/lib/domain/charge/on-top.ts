import { isId } from '../ids.ts';

/** True for a payment that a page of a charge made: money on top of what the order itself came to. */
export const isOnTop = (payment: { external_ref: string }): boolean => isId('chs', payment.external_ref);
