import type { RefundItem } from '#lib/domain/refund/figures.ts';
import type { LineMoney } from '#lib/domain/refund/line-share.ts';
import type { RefundInput } from '#lib/domain/refund/plan.ts';
import { payment } from '../support/facts.ts';

export const lineMoney = (change: Partial<LineMoney> = {}): LineMoney => ({
	line_id: 'lin_1',
	quantity: 3,
	paid_minor: 10_000,
	tax_minor: 654,
	refunded_minor: 0,
	refunded_tax_minor: 0,
	refunded_quantity: 0,
	...change
});

export const refundItem = (change: Partial<RefundItem> = {}): RefundItem => ({
	return_item_id: 'rit_1',
	line_id: 'lin_1',
	quantity: 1,
	acceptance: 'accepted',
	quoted_shipping_minor: 0,
	fee_minor: 0,
	deduction_minor: 0,
	bears_return_fee: false,
	...change
});

export const refundInput = (change: Partial<RefundInput> = {}): RefundInput => ({
	route: 'original',
	items: [refundItem()],
	lines: [lineMoney()],
	shipping: { charged_minor: 0, tax_minor: 0, refunded_minor: 0 },
	return_shipping_fee_left_minor: 0,
	payments: [payment()],
	override: null,
	limit_minor: null,
	...change
});
