import { runningShare } from '../money.ts';
import type { ItemFacts } from './case.ts';
import type { ItemColumns } from './change.ts';

type Figures = Pick<
	ItemColumns,
	'quantity' | 'quoted_goods_minor' | 'quoted_tax_minor' | 'quoted_shipping_minor' | 'fee_minor'
>;

/** The first `take` units of an item and the others, with what was promised for each: together they are the item. */
export function splitItem(item: ItemFacts, take: number): { first: Figures; rest: Figures } {
	const first: Figures = figuresOf(item, 0, take);
	return { first, rest: figuresOf(item, take, item.quantity - take) };
}

function figuresOf(item: ItemFacts, before: number, take: number): Figures {
	const share = (figure: Exclude<keyof Figures, 'quantity'>) =>
		runningShare(item[figure], item.quantity, before, take);
	return {
		quantity: take,
		quoted_goods_minor: share('quoted_goods_minor'),
		quoted_tax_minor: share('quoted_tax_minor'),
		quoted_shipping_minor: share('quoted_shipping_minor'),
		fee_minor: share('fee_minor')
	};
}
