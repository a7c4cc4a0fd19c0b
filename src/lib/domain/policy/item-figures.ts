import { allocate } from '../money.ts';
import { afterShare, lineShare, type Share } from '../refund/line-share.ts';
import type { CheckedItem } from './check-items.ts';
import { bearsFees, restockingFee } from './fees.ts';
import { isWholeOrder, outboundShare, shippingLeft } from './outbound-shipping.ts';
import type { LineFacts, OrderFacts, PlannedItem, PolicyRules } from './types.ts';

/** The figures of each item, in the order of the items. */
export function itemFigures(
	rules: PolicyRules,
	order: OrderFacts,
	items: readonly CheckedItem[]
): PlannedItem[] {
	const goods = goodsOf(items);
	const shipping = shippingOf(rules, order, items, goods);
	return items.map(({ item, line, reason }, index) => {
		const share = goods[index] as Share;
		return {
			...item,
			goods_required: !isKept(rules, order.currency, items[index] as CheckedItem, share.goods_minor),
			bears_return_fee: bearsFees(reason),
			...share,
			shipping_minor: shipping[index] as number,
			restocking_fee_minor: restockingFee(rules, line.category, reason, share.goods_minor)
		};
	});
}

/**
 * A cheap piece stays with the customer when the fault is not theirs and a photo shows it. A currency without a limit
 * has no such kindness.
 */
export function isKept(
	rules: PolicyRules,
	currency: string,
	{ reason, item }: Pick<CheckedItem, 'reason' | 'item'>,
	goodsMinor: number
): boolean {
	const limit = rules.keep_item_limit[currency] ?? -1;
	return reason.fault !== 'customer' && item.photos > 0 && goodsMinor <= limit;
}

/** Units before those of each item on its line: refunded, in another open return, or earlier in this request. */
export function unitsBefore(items: readonly CheckedItem[]): number[] {
	const running = new Map<string, number>();
	return items.map(({ line, item }) => {
		const before = running.get(line.line_id) ?? line.refunded_quantity + line.qty_return_open;
		running.set(line.line_id, before + item.quantity);
		return before;
	});
}

function goodsOf(items: readonly CheckedItem[]): Share[] {
	const before = unitsBefore(items);
	const lines = new Map<string, LineFacts>();
	return items.map(({ line, item }, index) => {
		const current = lines.get(line.line_id) ?? line;
		const share = lineShare(current, before[index] as number, item.quantity);
		lines.set(line.line_id, afterShare(current, item.quantity, share));
		return share;
	});
}

function shippingOf(
	rules: PolicyRules,
	order: OrderFacts,
	items: readonly CheckedItem[],
	goods: readonly Share[]
): number[] {
	const requested = new Map<string, number>();
	for (const { line, item } of items) {
		requested.set(line.line_id, (requested.get(line.line_id) ?? 0) + item.quantity);
	}
	let left = shippingLeft(order);
	if (rules.refund_shipping.whole_order && isWholeOrder(order, requested)) {
		return allocate(
			left,
			goods.map((share) => share.goods_minor)
		);
	}
	const before = unitsBefore(items);
	return items.map(({ line, item, reason }, index) => {
		if (!rules.refund_shipping.merchant_fault || reason.fault === 'customer') return 0;
		const share = Math.min(left, outboundShare(order, line, before[index] as number, item.quantity));
		left -= share;
		return share;
	});
}
