import { heldOf } from '../cancellation/money.ts';
import type { OrderToChange } from './plan.ts';

/** True while money of the order is still to be paid at the door: what gets cheaper is taken off there. */
export const isPaidAtDoor = (order: Pick<OrderToChange, 'payments' | 'total_minor'>): boolean =>
	order.payments.some((payment) => payment.provider === 'cash_on_delivery' && heldOf(payment, order) > 0);
