import { exchangeTermsOf, isHonoured } from '../exchange/wants.ts';
import { problemOf } from '../claim/problems.ts';
import { allocate } from '../money.ts';
import { afterShare, lineShare, type Share } from '../refund/line-share.ts';
import type { CheckedItem } from './check-items.ts';
import { bearsFees, keptOfGoods } from './fees.ts';
import type { Terms } from './language/terms.ts';
import { isWholeOrder, outboundShare, shippingLeft } from './outbound-shipping.ts';
import type { Basis, LineFacts, OrderFacts, PlannedItem, PolicyRules } from './types.ts';

/** The figures of each item, in the order of the items. */
export function itemFigures(
	rules: PolicyRules,
	order: OrderFacts,
	items: readonly CheckedItem[]
): PlannedItem[] {
	const before = unitsBefore(items);
	const goods = goodsOf(items, before);
	const shipping = shippingOf(rules, order, items, before, goods);
	return items.map((checked, index) => {
		const { item, terms, reason } = checked;
		const share = goods[index] as Share;
		const free = isHonoured(exchangeTermsOf(rules), item);
		return {
			...item,
			goods_required: !isKept(terms, checked, share.goods_minor),
			bears_return_fee: bearsFees(reason) && !free,
			basis: basisOf(checked),
			goods_minor: share.goods_minor,
			tax_minor: share.tax_minor,
			shipping_minor: shipping[index] as number,
			restocking_fee_minor: free ? 0 : keptOfGoods(terms, reason, item.quantity, share.goods_minor)
		};
	});
}

/** What an item stands on. */
export const basisOf = ({ reason, right, claim }: BasisCase): Basis => {
	if (reason.fault === 'customer') return right === null ? 'goodwill' : 'withdrawal';
	return claim ? 'cod_claim' : 'defect';
};
type BasisCase = Pick<CheckedItem, 'right'> &
	Partial<Pick<CheckedItem, 'claim'>> & { reason: Pick<CheckedItem['reason'], 'fault'> };

/**
 * A cheap piece stays with the customer when the fault is not theirs and a photo shows it, or when a rule says so. A
 * currency without a limit has no such kindness. What never came is not asked for.
 */
export const isKept = (
	terms: Pick<Terms, 'keep' | 'keep_up_to_minor'>,
	{ reason, item }: Pick<CheckedItem, 'reason' | 'item'>,
	goodsMinor: number
): boolean =>
	problemOf(reason.code) !== null ||
	(goodsMinor <= terms.keep_up_to_minor &&
		(terms.keep === 'rule' || (reason.fault !== 'customer' && item.photos > 0)));

/** Units before those of each item on its line: refunded, in another open return, or earlier in this request. */
export function unitsBefore(items: readonly CheckedItem[]): number[] {
	const running = new Map<string, number>();
	return items.map(({ line, item }) => {
		const before = running.get(line.line_id) ?? line.refunded_quantity + line.qty_return_open;
		running.set(line.line_id, before + item.quantity);
		return before;
	});
}

function goodsOf(items: readonly CheckedItem[], before: readonly number[]): Share[] {
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
	before: readonly number[],
	goods: readonly Share[]
): number[] {
	let left = shippingLeft(order);
	const whole = isWholeOrder(order, (lineId) => unitsOf(items, lineId));
	if (whole && items.every((item) => givesWholeDelivery(rules, item))) {
		return allocate(
			left,
			goods.map((share) => share.goods_minor)
		);
	}
	return items.map((checked, index) => {
		const { line, item } = checked;
		if (!givesShare(rules, checked) && !(whole && givesWholeDelivery(rules, checked))) return 0;
		const share = Math.min(left, outboundShare(order, line, before[index] as number, item.quantity));
		left -= share;
		return share;
	});
}

function unitsOf(items: readonly CheckedItem[], lineId: string): number {
	let units = 0;
	for (const { line, item } of items) if (line.line_id === lineId) units += item.quantity;
	return units;
}

const isByLaw = (of: BasisCase): boolean => ['withdrawal', 'cod_claim'].includes(basisOf(of));

type DeliveryCase = BasisCase & Pick<CheckedItem, 'terms'> & { item?: Pick<CheckedItem['item'], 'outcome'> };

/**
 * Whether the delivery of an order that comes back whole goes back; where the law gives back what was paid, always. What
 * is exchanged was delivered for the customer to have something of it: its delivery stays paid.
 */
export function givesWholeDelivery(rules: PolicyRules, of: DeliveryCase): boolean {
	if (of.item?.outcome === 'exchange') return false;
	if (isByLaw(of)) return true;
	const { terms } = of;
	if (terms.delivery === 'settings') return rules.refund_shipping.whole_order;
	return terms.delivery !== 'none';
}

/** Whether the share of this item goes back although other goods stay. */
export function givesShare(rules: PolicyRules, of: DeliveryCase): boolean {
	const { terms, reason } = of;
	if (of.item?.outcome === 'exchange') return false;
	if (basisOf(of) === 'cod_claim') return true;
	if (terms.delivery === 'settings')
		return rules.refund_shipping.merchant_fault && reason.fault !== 'customer';
	return terms.delivery === 'items';
}
