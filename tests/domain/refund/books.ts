import { frameOrder, shippingPaid, type OrderToFrame } from '#lib/domain/order/intake.ts';
import type { PaymentFacts } from '#lib/domain/policy/types.ts';
import { carriedOf, type EarlierRefund } from '#lib/domain/refund/carried.ts';
import type { ShippingMoney } from '#lib/domain/refund/figures.ts';
import { afterShare, type LineMoney } from '#lib/domain/refund/line-share.ts';
import { planRefunds, type RoutedItem } from '#lib/domain/refund/plan-routes.ts';
import type { RefundPlan } from '#lib/domain/refund/plan.ts';
import type { Result } from '#lib/domain/result.ts';
import { payment, valueOf } from '../support/facts.ts';
import { refundItem } from './refund-input.ts';

/** What the store keeps of an order's money: the engine reads it, and what the engine plans is written into it. */
export type Books = {
	lines: LineMoney[];
	shipping: ShippingMoney;
	payments: PaymentFacts[];
	return_shipping_fee_left_minor: number;
	earlier: EarlierRefund[];
};

type Told = Partial<Omit<OrderToFrame, 'lines'>> & { lines: Partial<OrderToFrame['lines'][number]>[] };

/** An order as a shop tells it, framed as intake frames it, and paid in full by card. */
export function booksOf(told: Told, change: Partial<Books> = {}): Books {
	const order: OrderToFrame = {
		prices_include_tax: true,
		discount: { label: null, amount_minor: 0 },
		shipping: { amount_minor: 0, tax_minor: 0 },
		total_minor: null,
		...told,
		lines: told.lines.map((line) => ({
			quantity: 1,
			unit_price_minor: 10_000,
			discount_minor: 0,
			tax_minor: 0,
			...line
		}))
	};
	const framed = valueOf(frameOrder(order));
	return {
		lines: framed.lines.map((line, index) => ({
			line_id: `lin_${index + 1}`,
			quantity: order.lines[index]?.quantity ?? 0,
			paid_minor: line.paid_minor,
			tax_minor: order.lines[index]?.tax_minor ?? 0,
			refunded_minor: 0,
			refunded_tax_minor: 0,
			refunded_quantity: 0
		})),
		shipping: {
			charged_minor: shippingPaid(order),
			tax_minor: order.shipping.tax_minor,
			refunded_minor: 0
		},
		payments: [payment({ captured_minor: framed.total_minor })],
		return_shipping_fee_left_minor: 0,
		earlier: [],
		...change
	};
}

export const units = (line: number, quantity: number, change: Partial<RoutedItem> = {}): RoutedItem => ({
	...refundItem({ line_id: `lin_${line}`, quantity }),
	outcome: 'refund',
	...change
});

export const plansFor = (books: Books, items: readonly RoutedItem[]): Result<RefundPlan[]> =>
	planRefunds({ ...books, items, limit_minor: null, carried_minor: carriedOf(books.earlier) });

/** Plans the refunds of judged items and writes them down, as the commands do in their transaction. */
export function giveBack(books: Books, items: readonly RoutedItem[]): { books: Books; plans: RefundPlan[] } {
	const plans = valueOf(plansFor(books, items));
	return { plans, books: plans.reduce((held, plan) => written(held, plan), books) };
}

/** The one refund of items that all go back to the payments, and the books after it. */
export function refundOf(books: Books, items: readonly RoutedItem[]): { books: Books; plan: RefundPlan } {
	const { books: after, plans } = giveBack(books, items);
	const [plan] = plans;
	if (plan === undefined || plans.length > 1) throw new Error('not one refund');
	return { books: after, plan };
}

function written(books: Books, plan: RefundPlan): Books {
	return {
		lines: books.lines.map((line) =>
			plan.lines
				.filter((part) => part.order_line_id === line.line_id)
				.reduce((held, part) => afterShare(held, part.quantity, part), line)
		),
		shipping: {
			...books.shipping,
			refunded_minor: books.shipping.refunded_minor + plan.shipping_minor
		},
		payments: books.payments.map((of) => ({
			...of,
			refunded_minor:
				of.refunded_minor +
				(plan.payments.find((share) => share.payment_id === of.payment_id)?.amount_minor ?? 0)
		})),
		return_shipping_fee_left_minor: books.return_shipping_fee_left_minor - plan.return_shipping_fee_minor,
		earlier: [...books.earlier, { ...plan, capped: plan.capped ? 1 : 0, overridden_by: null }]
	};
}

export const sum = <T>(of: readonly T[], figure: (one: T) => number): number =>
	of.reduce((total, one) => total + figure(one), 0);
