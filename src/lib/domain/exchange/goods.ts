import type { Outcome } from '../return/states.ts';
import { rootOf, stillCounts, type ExchangedItem } from './settle.ts';

/** An item as it was asked for, with whatever broke off it, as far as something can still be given for it. */
export type ExchangedGoods<I> = { id: string; quantity: number; parts: I[] };

/** What is exchanged on a return and was not turned down, in its order. */
export function exchangedGoods<I extends ExchangedItem & { outcome: Outcome }>(
	items: readonly I[]
): ExchangedGoods<I>[] {
	const all = items.filter((item) => item.outcome === 'exchange');
	return all
		.filter((item) => rootOf(item, all) === item.id)
		.flatMap(({ id }) => {
			const parts = all.filter((item) => rootOf(item, all) === id && stillCounts(item));
			const quantity = parts.reduce((sum, part) => sum + part.quantity, 0);
			return quantity === 0 ? [] : [{ id, quantity, parts }];
		});
}
