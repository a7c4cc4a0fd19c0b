import { z } from 'zod';
import { REFUND_PAYMENT_STATES, REFUND_STATES } from '#lib/domain/refund/states.ts';
import type { RefundSummary, RefundView } from '../../queries/return-types.ts';
import { iso, isoOrNull, time } from './values.ts';

const minor = () => z.int();

export const refundSummary = z
	.object({
		id: z.string(),
		number: z.string(),
		order_number: z.string(),
		return_number: z.string().nullable(),
		source: z.enum(['return', 'cancellation', 'exchange', 'claim', 'goodwill', 'external']),
		state: z.enum(REFUND_STATES),
		route: z.enum(['original', 'store_credit']),
		currency: z.string(),
		amount_minor: minor(),
		created_at: time(),
		settled_at: time().nullable(),
		version: z.int()
	})
	.meta({ id: 'RefundSummary' });

type Summary = Pick<
	RefundSummary,
	| 'id'
	| 'number'
	| 'order_number'
	| 'return_number'
	| 'source'
	| 'state'
	| 'route'
	| 'currency'
	| 'amount_minor'
	| 'created_at'
	| 'settled_at'
	| 'version'
>;

export const refundSummaryOf = (row: Summary): z.output<typeof refundSummary> => ({
	id: row.id,
	number: row.number,
	order_number: row.order_number,
	return_number: row.return_number,
	source: row.source,
	state: row.state,
	route: row.route,
	currency: row.currency,
	amount_minor: row.amount_minor,
	created_at: iso(row.created_at),
	settled_at: isoOrNull(row.settled_at),
	version: row.version
});

export const refundAnswer = refundSummary
	.extend({
		goods_minor: minor(),
		tax_minor: minor().meta({ description: 'The tax within the goods.' }),
		shipping_minor: minor(),
		restocking_fee_minor: minor(),
		return_shipping_fee_minor: minor(),
		deduction_minor: minor(),
		adjustment_minor: minor(),
		computed_minor: minor().meta({ description: 'What the policy came to, before any override.' }),
		override_reason: z.string().nullable(),
		lines: z.array(
			z.object({ line_id: z.string(), quantity: z.int(), goods_minor: minor(), tax_minor: minor() })
		),
		payments: z.array(
			z.object({
				id: z.string(),
				payment_id: z.string(),
				provider: z.enum(['stripe', 'cash_on_delivery', 'other']),
				method_label: z.string(),
				amount_minor: minor(),
				state: z.enum(REFUND_PAYMENT_STATES),
				provider_ref: z.string().nullable(),
				failure_code: z.string().nullable(),
				reference: z.string().nullable().meta({ description: 'What the customer’s bank can find it by.' }),
				reference_type: z.string().nullable(),
				expected_from: time().nullable(),
				expected_by: time().nullable(),
				settled_at: time().nullable()
			})
		)
	})
	.meta({ id: 'Refund' });

export const refundAnswerOf = (
	view: RefundView & { order_number: string; return_number: string | null }
): z.output<typeof refundAnswer> => ({
	...refundSummaryOf(view),
	goods_minor: view.goods_minor,
	tax_minor: view.tax_minor,
	shipping_minor: view.shipping_minor,
	restocking_fee_minor: view.restocking_fee_minor,
	return_shipping_fee_minor: view.return_shipping_fee_minor,
	deduction_minor: view.deduction_minor,
	adjustment_minor: view.adjustment_minor,
	computed_minor: view.computed_minor,
	override_reason: view.override_reason,
	lines: view.lines.map((line) => ({
		line_id: line.order_line_id,
		quantity: line.quantity,
		goods_minor: line.goods_minor,
		tax_minor: line.tax_minor
	})),
	payments: view.payments.map((part) => ({
		id: part.id,
		payment_id: part.payment_id,
		provider: part.payment.provider,
		method_label: part.payment.method_label,
		amount_minor: part.amount_minor,
		state: part.state,
		provider_ref: part.gateway_refund_id,
		failure_code: part.failure_code,
		reference: part.reference,
		reference_type: part.reference_type,
		expected_from: isoOrNull(part.expected_from),
		expected_by: isoOrNull(part.expected_by),
		settled_at: isoOrNull(part.settled_at)
	}))
});
