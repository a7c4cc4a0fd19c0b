import type { ReturnPlan } from './types.ts';

export type BreakdownLine = { line_id: string; quantity: number; unit_price_minor: number };

/** One line of the sum; goods name the item they are of. What is taken off is negative. */
export type BreakdownRow =
	| { kind: 'goods'; item: number; amount_minor: number }
	| {
			kind:
				| 'discount'
				| 'tax'
				| 'shipping'
				| 'restocking'
				| 'return_shipping'
				| 'exchanged'
				| 'bonus'
				| 'capped'
				| 'rounding';
			amount_minor: number;
	  };

/**
 * A plan's total as the sum a customer can follow: list prices, then what comes off and on. Rows of zero are left
 * out, and the rows always add up to `total_minor`: the discount row is what lies between the list price and the
 * plan's own share of what was paid.
 */
export function breakdownOf(
	plan: ReturnPlan,
	lines: readonly BreakdownLine[],
	pricesIncludeTax: boolean
): BreakdownRow[] {
	const onTop = pricesIncludeTax ? 0 : plan.tax_minor;
	const goods = plan.items.map((item, index) => {
		const line = lines.find((candidate) => candidate.line_id === item.line_id);
		const amount_minor = line ? line.unit_price_minor * item.quantity : item.goods_minor;
		return { kind: 'goods', item: index, amount_minor } as const;
	});
	const list = goods.reduce((sum, row) => sum + row.amount_minor, 0);
	const rows: Exclude<BreakdownRow, { kind: 'goods' }>[] = [
		{ kind: 'discount', amount_minor: plan.goods_minor - onTop - list },
		{ kind: 'tax', amount_minor: onTop },
		{ kind: 'shipping', amount_minor: plan.shipping_minor },
		{ kind: 'restocking', amount_minor: -plan.restocking_fee_minor },
		{ kind: 'return_shipping', amount_minor: -plan.return_shipping_fee_minor },
		{ kind: 'exchanged', amount_minor: -carriedOf(plan) },
		{ kind: 'capped', amount_minor: -(plan.capped_minor ?? 0) },
		{ kind: 'bonus', amount_minor: plan.bonus_minor }
	];
	const told = rows.reduce((sum, row) => sum + row.amount_minor, list);
	rows.push({ kind: 'rounding', amount_minor: plan.total_minor - told });
	return [...goods, ...rows.filter((row) => row.amount_minor !== 0)];
}

/** What of the value of exchanged goods goes on to their replacements. */
const carriedOf = ({ exchange }: ReturnPlan): number =>
	exchange === undefined ? 0 : exchange.value_minor - exchange.back_minor;
