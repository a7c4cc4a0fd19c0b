import type { FulfilmentState } from '../fulfilment/states.ts';
import type { LineMoney } from '../refund/line-share.ts';
import type { Instant } from '../time.ts';
import type { PaymentToCancel } from './money.ts';
import type { OrderToCancel } from './plan.ts';
import { cancellationSettings } from './settings.ts';
import type { LineToCancel } from './units.ts';

/** The stored rows that make the facts; a row of the store fits as it is. */
export type RowsToCancel = {
	order: {
		placed_at: Instant;
		cancelled_at: Instant | null;
		total_minor: number;
		shipping_minor: number;
		shipping_tax_minor: number;
		prices_include_tax: 0 | 1;
	};
	lines: readonly (Omit<LineToCancel & LineMoney, 'line_id' | 'final_sale'> & {
		id: string;
		final_sale: 0 | 1;
	})[];
	fulfilments: readonly { id: string; state: FulfilmentState }[];
	contents: readonly { fulfilment_id: string; order_line_id: string; quantity: number }[];
	payments: readonly (Omit<PaymentToCancel, 'payment_id' | 'disputed'> & {
		id: string;
		dispute_state: 'none' | 'open' | 'won' | 'lost';
	})[];
	/** Σ shipping_minor of the refunds that stand. */
	refunded_shipping_minor: number;
	/** Of the shop. */
	settings: Record<string, unknown>;
};

/** What a cancellation may look at, from the rows of the store. */
export const orderToCancel = ({ order, ...rows }: RowsToCancel): OrderToCancel => ({
	placed_at: order.placed_at,
	cancelled_at: order.cancelled_at,
	total_minor: order.total_minor,
	lines: rows.lines.map((line) => ({ ...line, line_id: line.id, final_sale: line.final_sale === 1 })),
	parcels: rows.fulfilments.map((parcel) => ({
		fulfilment_id: parcel.id,
		state: parcel.state,
		lines: rows.contents
			.filter((part) => part.fulfilment_id === parcel.id)
			.map((part) => ({ line_id: part.order_line_id, quantity: part.quantity }))
	})),
	shipping: {
		charged_minor: order.shipping_minor + (order.prices_include_tax === 1 ? 0 : order.shipping_tax_minor),
		tax_minor: order.shipping_tax_minor,
		refunded_minor: rows.refunded_shipping_minor
	},
	payments: rows.payments.map((payment) => ({
		...payment,
		payment_id: payment.id,
		disputed: payment.dispute_state === 'open' || payment.dispute_state === 'lost'
	})),
	settings: cancellationSettings(rows.settings)
});
