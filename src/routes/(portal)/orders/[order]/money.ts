import { isOnTop } from '#lib/domain/charge/on-top.ts';
import { isRefused } from '#lib/domain/fulfilment/refused.ts';
import type { Money } from '#lib/domain/money.ts';
import { LIVE_REFUND_STATES } from '#lib/domain/refund/states.ts';
import { cancellation } from '#lib/i18n/cancellation.ts';
import { charges } from '#lib/i18n/charge.ts';
import { cod } from '#lib/i18n/cod.ts';
import { order as words } from '#lib/i18n/order.ts';
import { paymentName } from '#lib/i18n/payment.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerOrder } from '#lib/server/queries/customer-order.ts';
import type { Fact } from '#lib/ui/types.ts';
import { isBought } from './pieces.ts';

/** What was charged, what was paid with what, and what went back. */
export function moneyOf(view: CustomerOrder, voice: Voice): Fact[] {
	const { order, refunds } = view;
	const lines = view.lines.filter(isBought);
	const amount = (amountMinor: number): string => voice.money({ amountMinor, currency: order.currency });
	const list = lines.reduce((sum, line) => sum + line.unit_price_minor * line.quantity, 0);
	const onLines = lines.reduce((sum, line) => sum + line.discount_minor, 0);
	const onTop = order.prices_include_tax === 0;
	const facts: Fact[] = [{ label: voice.t(words.goods, { n: lines.length }), value: amount(list) }];
	if (onLines > 0) facts.push({ label: voice.t(words.pieceDiscount), value: amount(-onLines) });
	if (order.order_discount_minor > 0)
		facts.push({
			label: voice.t(words.discount, { label: order.discount_label }),
			value: amount(-order.order_discount_minor)
		});
	if (order.shipping_minor > 0)
		facts.push({ label: voice.t(words.shipping), value: amount(order.shipping_minor) });
	if (onTop && order.tax_minor > 0) facts.push({ label: voice.t(words.tax), value: amount(order.tax_minor) });
	const released = releasedOf(view);
	if (released > 0) facts.push({ label: voice.t(cancellation.notCharged), value: amount(-released) });
	const later = view.payments.filter((payment) => isOnTop(payment) && payment.captured_minor > 0);
	facts.push(
		...paymentsOf({ ...view, payments: view.payments.filter((one) => !isOnTop(one)) }, voice, amount)
	);
	for (const payment of later)
		facts.push({
			label: voice.t(charges.paidLater, { day: voice.dayMedium(payment.captured_at ?? order.placed_at) }),
			labelNote: paymentName(voice, payment),
			value: amount(payment.captured_minor)
		});
	const gone = refunds.filter((refund) => refund.state === 'succeeded' || refund.state === 'settled_other');
	const live = refunds.filter(
		(refund) => LIVE_REFUND_STATES.includes(refund.state) && !gone.includes(refund)
	);
	const back = sumOf(gone);
	facts.push({ label: voice.t(words.refunded), value: amount(-back) });
	if (live.length > 0) facts.push({ label: voice.t(words.refundOnWay), value: amount(-sumOf(live)) });
	if (back > 0)
		facts.push({
			label: voice.t(words.afterRefunds),
			value: amount(order.total_minor + sumPaid(later) - back),
			sum: true
		});
	return facts;
}

/** One link for each refund that stands. */
export const refundLinksOf = ({
	order,
	refunds
}: CustomerOrder): { href: string; number: string; amount: Money }[] =>
	refunds
		.filter((refund) => refund.state !== 'cancelled' && refund.amount_minor > 0)
		.map(({ number, amount_minor, currency }) => ({
			href: `/orders/${encodeURIComponent(order.number)}/refunds/${number}`,
			number,
			amount: { amountMinor: amount_minor, currency }
		}));

function paymentsOf(
	{ order, payments, fulfilments }: CustomerOrder,
	voice: Voice,
	amount: (minor: number) => string
): Fact[] {
	const taken = payments.filter((payment) => payment.captured_minor > 0);
	const inside =
		order.prices_include_tax === 1 && order.tax_minor > 0
			? { note: voice.t(words.taxInside, { amount: amount(order.tax_minor) }) }
			: {};
	const live = fulfilments.filter((parcel) => parcel.state !== 'cancelled');
	const isNotTaken = live.length > 0 && live.every(isRefused);
	const isHeld = payments.some((payment) => payment.provider === 'stripe' && payment.authorized_minor > 0);
	const due = isHeld ? cancellation.held : words.toPay;
	const unpaid = isNotTaken ? cod.notCharged : payments.length > 0 ? due : words.total;
	if (taken.length === 0)
		return [
			{
				label: voice.t(unpaid),
				value: amount(Math.max(0, order.total_minor - releasedOf({ payments }))),
				sum: true,
				...inside
			}
		];
	return taken.map((payment, index) => ({
		label:
			payment.captured_at === null
				? voice.t(words.paid)
				: voice.t(words.paidOn, { day: voice.dayMedium(payment.captured_at) }),
		labelNote: paymentName(voice, payment),
		value: amount(payment.captured_minor),
		...(index === 0 ? { sum: true } : {}),
		...(taken.length === 1 ? inside : {})
	}));
}

/** Held or still to be paid, and let go: never taken. */
const releasedOf = ({ payments }: Pick<CustomerOrder, 'payments'>): number =>
	payments.reduce((sum, payment) => sum + payment.released_minor, 0);

const sumOf = (refunds: CustomerOrder['refunds']): number =>
	refunds.reduce((sum, refund) => sum + refund.amount_minor, 0);

const sumPaid = (payments: readonly { captured_minor: number }[]): number =>
	payments.reduce((sum, payment) => sum + payment.captured_minor, 0);
