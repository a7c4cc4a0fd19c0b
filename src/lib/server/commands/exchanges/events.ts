import type { ExchangesTable } from '../../store/schema-exchanges.ts';
import type { NewEvent } from '../../store/events.ts';

/** One entry of the record of an exchange. */
export const exchangeEvent = (
	of: Pick<ExchangesTable, 'id' | 'order_id' | 'return_id'>,
	type: `exchange_${string}`,
	data: Record<string, unknown> = {}
): NewEvent => ({
	type,
	entity: 'exchange',
	entity_id: of.id,
	order_id: of.order_id,
	data: { ...data, return_id: of.return_id }
});
