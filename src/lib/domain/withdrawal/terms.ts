import type { OrderFacts, PerCurrency, PolicyRules, PolicyVersion, ReasonFacts } from '../policy/types.ts';

/**
 * The shop's policy as far as the law lets it speak: no window, no final sale, no restocking fee, no second look at
 * what is a right. The direct cost of sending it back is the customer's only as far as they were told before they
 * bought (Directive 2011/83/EU, art. 6, 6 and art. 14, 1); `told` is the version of that day, null when there was none.
 */
export function withdrawalTerms(version: PolicyVersion, told: PolicyRules | null): PolicyVersion {
	const { rules } = version;
	return {
		...version,
		rules: {
			...rules,
			windows: [{ category: null, country: null, days: EVER }],
			excluded_categories: [],
			restocking_fees: [{ category: null, basis_points: 0 }],
			return_shipping_fee: lesser(rules.return_shipping_fee, told?.return_shipping_fee ?? {}),
			refund_shipping: { merchant_fault: true, whole_order: true },
			auto_approve_limit: {},
			repeat_returns: null,
			outcomes: ['refund'],
			// The shop's exceptions are its own policy; none of them speaks here.
			rules: []
		}
	};
}

const EVER = 3_650;

const lesser = (now: PerCurrency, told: PerCurrency): PerCurrency =>
	Object.fromEntries(
		Object.entries(now).flatMap(([currency, fee]) => {
			const then = told[currency];
			return then === undefined ? [] : [[currency, Math.min(fee, then)]];
		})
	);

/**
 * The order as a withdrawal sees it: final sales count like others, and of the delivery the standard price goes back,
 * not what a faster way cost on top (art. 13, 2). `standard` is that price per currency, where the shop told it.
 */
export function withdrawalOrder(order: OrderFacts, standard: PerCurrency): OrderFacts {
	const most = standard[order.currency] ?? order.shipping_minor;
	const shipping_minor = Math.min(order.shipping_minor, most);
	const shipping_tax_minor =
		order.shipping_minor === 0
			? 0
			: Math.floor((order.shipping_tax_minor * shipping_minor) / order.shipping_minor);
	return {
		...order,
		shipping_minor,
		shipping_tax_minor,
		lines: order.lines.map((line) => ({ ...line, final_sale: false }))
	};
}

/** No reason is asked; the return's machinery knows one of the customer's own that needs nothing more. */
export const ownReason = (reasons: readonly ReasonFacts[]): ReasonFacts | null => {
	const plain = reasons.filter(
		(reason) => reason.fault === 'customer' && !reason.needs_photo && reason.answers.length === 0
	);
	return plain.find((reason) => reason.code === 'changed_mind') ?? plain[0] ?? null;
};
