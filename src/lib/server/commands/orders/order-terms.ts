import { normalTracking } from '#lib/domain/order/normal.ts';
import type { FulfilmentsTable, OrdersTable } from '../../store/schema.ts';
import { wordsOf, type Term } from '../../store/search-terms.ts';

/** What a person may type to find an order: its number, the customer's names, e-mail and phone, parcel numbers. */
export function orderTerms(
	order: Pick<
		OrdersTable,
		'number' | 'number_norm' | 'external_ref' | 'customer_name' | 'email_norm' | 'phone_norm'
	>,
	parcels: readonly Pick<FulfilmentsTable, 'tracking_number'>[]
): Term[] {
	const terms: Term[] = [
		{ term: order.number, weight: 100 },
		{ term: order.number_norm, weight: 100 },
		{ term: order.external_ref, weight: 90 }
	];
	const digits = /\d{3,}$/.exec(order.number_norm);
	if (digits) terms.push({ term: digits[0], weight: 90 });
	for (const { tracking_number } of parcels) {
		if (tracking_number !== null) terms.push({ term: normalTracking(tracking_number), weight: 80 });
	}
	if (order.email_norm !== null) terms.push({ term: order.email_norm, weight: 60 });
	if (order.phone_norm !== null) {
		terms.push({ term: order.phone_norm, weight: 60 });
		if (order.phone_norm.startsWith('66')) terms.push({ term: `0${order.phone_norm.slice(2)}`, weight: 60 });
	}
	terms.push({ term: order.customer_name, weight: 50 });
	for (const word of wordsOf(order.customer_name)) terms.push({ term: word, weight: 40 });
	return terms;
}
