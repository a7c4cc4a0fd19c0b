import type { PaymentFacts } from '../policy/types.ts';
import { accepted, refused, type Result } from '../result.ts';
import { coverRefund, type Covered, type RefundRoute } from './cover.ts';
import { shippingLeft, shippingTax, type RefundFigures, type ShippingMoney } from './figures.ts';

/** A refund as it was figured: the row of the store fits as it is. */
export type FiguredRefund = Pick<
	RefundFigures,
	'shipping_minor' | 'shipping_tax_minor' | 'computed_minor'
> & {
	route: RefundRoute;
};

/** What a person wants of it. `shipping_minor`: how much of the amount is delivery; null: as it was figured. */
export type Wish = { amount_minor: number; shipping_minor: number | null };

export type Overridden = Pick<Covered, 'amount_minor' | 'payments'> & {
	shipping_minor: number;
	shipping_tax_minor: number;
	computed_minor: number;
	adjustment_minor: number;
};

/**
 * A person's own amount for a refund that has not left, and how much of it is the delivery charge: whole or in part,
 * never more than is left of it, with its tax. The figures follow the delivery; the rest is an adjustment. `shipping`
 * and `payments` are without this refund. Refused above the balance, where figures would be capped.
 */
export function overriddenFigures(
	refund: FiguredRefund,
	wish: Wish,
	shipping: ShippingMoney,
	payments: readonly PaymentFacts[]
): Result<Overridden> {
	if (wish.amount_minor === 0) return refused('amount_invalid');
	const given = wish.shipping_minor ?? refund.shipping_minor;
	const isChanged = given !== refund.shipping_minor;
	if (!Number.isSafeInteger(given) || given < 0) return refused('amount_invalid');
	if (isChanged && given > shippingLeft(shipping)) {
		return refused('amount_exceeds_refundable', {
			available_minor: shippingLeft(shipping),
			asked_minor: given
		});
	}
	const cover = coverRefund(refund.route, wish.amount_minor, payments, 'person');
	if (!cover.ok) return cover;
	const computed_minor = refund.computed_minor - refund.shipping_minor + given;
	if (computed_minor < 0) return refused('amount_invalid');
	return accepted({
		amount_minor: cover.value.amount_minor,
		payments: cover.value.payments,
		shipping_minor: given,
		shipping_tax_minor: isChanged ? shippingTax(shipping, given) : refund.shipping_tax_minor,
		computed_minor,
		adjustment_minor: cover.value.amount_minor - computed_minor
	});
}
