import type { NewEvent } from '../../store/events.ts';
import type { ChargesTable } from '../../store/schema-charges.ts';

/** What happened to money that the customer has to pay. */
export const chargeEvent = (
	charge: Pick<ChargesTable, 'id' | 'number' | 'order_id' | 'amount_minor' | 'currency' | 'purpose'>,
	type: string,
	data: Record<string, unknown> = {}
): NewEvent => ({
	type,
	entity: 'charge',
	entity_id: charge.id,
	order_id: charge.order_id,
	data: {
		number: charge.number,
		amount_minor: charge.amount_minor,
		currency: charge.currency,
		purpose: charge.purpose,
		...data
	}
});
