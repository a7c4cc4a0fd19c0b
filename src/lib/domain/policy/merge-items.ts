import { joinedWants } from '../exchange/wants.ts';
import type { OrderFacts, RequestedItem } from './types.ts';

/**
 * The requested items with duplicates merged, in the order of the order's lines: neither the order in which a customer
 * ticks things nor the way a form repeats them changes a figure. Items of a line with different reasons stay apart.
 */
export function mergeItems(order: OrderFacts, items: readonly RequestedItem[]): RequestedItem[] {
	if (items.length === 1) return [...items];
	const merged = new Map<string, RequestedItem>();
	for (const item of items) {
		const key = keyOf(item);
		const held = merged.get(key);
		merged.set(key, held === undefined ? item : joined(held, item));
	}
	const place = new Map(order.lines.map((line, index) => [line.line_id, index]));
	const placeOf = (item: RequestedItem) => place.get(item.line_id) ?? order.lines.length;
	return [...merged.values()].sort((a, b) => placeOf(a) - placeOf(b) || (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** The outcome comes first, so that a line's units are shared among the routes as its refunds will share them. */
const keyOf = (item: RequestedItem): string =>
	[item.line_id, item.outcome, item.reason_code, item.answer_code ?? ''].join('\n');

function joined(first: RequestedItem, second: RequestedItem): RequestedItem {
	const comments = [first.comment, second.comment].filter((comment) => comment !== '');
	return {
		...first,
		quantity: first.quantity + second.quantity,
		photos: first.photos + second.photos,
		...(first.wants && { wants: joinedWants(first.wants, second.wants ?? []) }),
		comment: [...new Set(comments)].sort().join('\n')
	};
}
