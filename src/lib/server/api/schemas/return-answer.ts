import { COD_DUTIES } from '#lib/domain/cod-claim/duty.ts';
import { z } from 'zod';
import { appealableUntil } from '#lib/domain/return/appeal.ts';
import type { Instant } from '#lib/domain/time.ts';
import {
	ACCEPTANCE_STATES,
	CONDITIONS,
	DISPOSITIONS,
	OUTCOMES,
	RECEPTION_STATES,
	RETURN_METHODS,
	RETURN_STATES
} from '#lib/domain/return/states.ts';
import type { ReturnItemView, ReturnSummary, ReturnView } from '../../queries/return-types.ts';
import { addressAnswer } from './order-answer.ts';
import { claimAnswer, claimAnswerOf } from './claim-answer.ts';
import { exchangeAnswer, exchangeAnswerOf } from './exchange-answer.ts';
import { refundAnswer, refundAnswerOf } from './refund-answer.ts';
import { iso, isoOrNull, time } from './values.ts';
import { planAnswer, planAnswerOf } from './plan-answer.ts';

const minor = () => z.int();

export const returnSummary = z
	.object({
		id: z.string(),
		number: z.string(),
		order_number: z.string(),
		state: z.enum(RETURN_STATES),
		kind: z.enum(['return', 'exchange', 'claim']),
		channel: z.enum(['portal', 'agent', 'api', 'import']),
		method: z.enum(RETURN_METHODS),
		currency: z.string(),
		quoted_minor: minor(),
		review_reasons: z.array(z.string()),
		needs_person_since: time().nullable(),
		ship_by: time().nullable(),
		created_at: time(),
		version: z.int()
	})
	.meta({ id: 'ReturnSummary' });

export const returnSummaryOf = (row: ReturnSummary): z.output<typeof returnSummary> => ({
	id: row.id,
	number: row.number,
	order_number: row.order_number,
	state: row.state,
	kind: row.kind,
	channel: row.channel,
	method: row.method,
	currency: row.currency,
	quoted_minor: row.quoted_minor,
	review_reasons: row.review_reasons === '' ? [] : row.review_reasons.split(','),
	needs_person_since: isoOrNull(row.needs_person_since),
	ship_by: isoOrNull(row.ship_by),
	created_at: iso(row.created_at),
	version: row.version
});

const photo = z.object({ id: z.string(), media_type: z.string(), bytes: z.int() });

const codClaimAnswer = z
	.object({
		claimed_at: time(),
		hold_until: time().meta({ description: 'The carrier holds the money until then.' }),
		collect_by: time().nullable().meta({ description: 'By then the goods are fetched; null: they stay.' }),
		refund_due_at: time().meta({ description: 'By then the money has to leave.' }),
		carrier_told_at: time().nullable(),
		duty: z.enum(COD_DUTIES).nullable().meta({ description: 'What the shop has to do next.' }),
		due_at: time().nullable(),
		ended_at: time().nullable()
	})
	.nullable()
	.meta({
		description:
			'The clocks of a claim against goods that were paid for at the door in Thailand; null: not such a claim.'
	});

export const returnAnswer = returnSummary
	.extend({
		claim: claimAnswer,
		cod_claim: codClaimAnswer,
		gift: z
			.object({ id: z.string(), email: z.string() })
			.nullable()
			.meta({ description: 'The receiver of a gift sends it back; null: the buyer does.' }),
		return_address: z.object({ code: z.string(), address: addressAnswer }).nullable().meta({
			description: 'Where a rule of the policy sends its parcel; null: to the shop’s own return address.'
		}),
		box: z
			.object({
				number: z.string(),
				others: z.array(z.object({ number: z.string(), order_number: z.string() }))
			})
			.nullable()
			.meta({
				description:
					'Other returns of the same customer in the same box, which goes by the number of one of them; null: it travels by itself.'
			}),
		carrier: z.string().nullable(),
		tracking_number: z.string().nullable(),
		scanned_at: time().nullable(),
		received_at: time().nullable(),
		resolved_at: time().nullable(),
		items: z.array(
			z.object({
				id: z.string(),
				line_id: z.string(),
				sku: z.string(),
				title: z.object({ th: z.string(), en: z.string() }),
				quantity: z.int(),
				outcome: z.enum(OUTCOMES),
				goods_required: z.boolean(),
				reason_code: z.string(),
				answer_code: z.string().nullable(),
				comment: z.string(),
				reception: z.enum(RECEPTION_STATES).meta({ description: 'Where the goods are.' }),
				acceptance: z.enum(ACCEPTANCE_STATES).meta({ description: 'What was decided about them.' }),
				quoted_goods_minor: minor(),
				quoted_tax_minor: minor(),
				quoted_shipping_minor: minor(),
				fee_minor: minor(),
				deduction_minor: minor(),
				final_minor: minor().nullable(),
				condition: z.enum(CONDITIONS).nullable(),
				disposition: z.enum(DISPOSITIONS).nullable(),
				received_at: time().nullable(),
				settled_at: time().nullable(),
				split_from_id: z.string().nullable(),
				photos: z.array(photo)
			})
		),
		exchange: exchangeAnswer.nullable().meta({ description: 'What is sent for it; null: nothing.' }),
		refunds: z.array(refundAnswer),
		messages: z
			.array(z.object({ kind: z.enum(['question', 'answer']), body: z.string(), created_at: time() }))
			.meta({ description: 'Questions to the customer and their answers.' }),
		can: z.object({ cancel: z.boolean(), change: z.boolean(), answer: z.boolean(), appeal: z.boolean() }),
		appeal_until: time().nullable().meta({
			description:
				'Until when the customer may contest the no; null: there is none to contest, or not any more.'
		}),
		decline: z
			.object({
				reason: z.object({ th: z.string(), en: z.string() }).nullable(),
				note: z.string().nullable()
			})
			.nullable(),
		plan: planAnswer.nullable()
	})
	.meta({ id: 'Return' });

/** `zone` is the shop's: its days count for what can still be done. */
export function returnAnswerOf(view: ReturnView, zone: string, now: Instant): z.output<typeof returnAnswer> {
	const row = view.return;
	const until = appealableUntil(row.state, { ...row, timezone: zone }, now);
	return {
		...returnSummaryOf({ ...row, order_number: view.order.number, customer_name: view.order.customer_name }),
		claim: view.claim && claimAnswerOf(view.claim),
		cod_claim: view.cod_claim && codClaimAnswerOf(view.cod_claim),
		gift: view.receiver && { id: view.receiver.gift_id, email: view.receiver.email_norm },
		return_address: view.destination && {
			code: view.destination.code,
			address: view.destination.address
		},
		box:
			row.box_number === null
				? null
				: {
						number: row.box_number,
						others: view.box.map(({ number, order_number }) => ({ number, order_number }))
					},
		carrier: row.carrier,
		tracking_number: row.tracking_number,
		scanned_at: isoOrNull(row.scanned_at),
		received_at: isoOrNull(row.received_at),
		resolved_at: isoOrNull(row.resolved_at),
		items: view.items.map(itemAnswer),
		exchange: view.exchange && exchangeAnswerOf(view.exchange),
		refunds: view.refunds.map((refund) =>
			refundAnswerOf({ ...refund, order_number: view.order.number, return_number: row.number })
		),
		messages: view.notes.flatMap((note) =>
			note.kind === 'internal' ? [] : [{ kind: note.kind, body: note.body, created_at: iso(note.created_at) }]
		),
		can: { ...view.can, appeal: until !== null },
		appeal_until: isoOrNull(until),
		decline: view.decline && {
			reason: view.decline.reason && {
				th: view.decline.reason.label_th,
				en: view.decline.reason.label_en
			},
			note: view.decline.note
		},
		plan: view.plan && planAnswerOf(view.plan)
	};
}

const codClaimAnswerOf = (claim: NonNullable<ReturnView['cod_claim']>) => ({
	claimed_at: iso(claim.claimed_at),
	hold_until: iso(claim.hold_until),
	collect_by: isoOrNull(claim.collect_by),
	refund_due_at: iso(claim.refund_due_at),
	carrier_told_at: isoOrNull(claim.carrier_told_at),
	duty: claim.duty,
	due_at: isoOrNull(claim.due_at),
	ended_at: isoOrNull(claim.ended_at)
});

const itemAnswer = (item: ReturnItemView) => ({
	id: item.id,
	line_id: item.order_line_id,
	sku: item.line.sku,
	title: { th: item.line.title_th, en: item.line.title_en },
	quantity: item.quantity,
	outcome: item.outcome,
	goods_required: item.goods_required === 1,
	reason_code: item.reason_code,
	answer_code: item.answer_code,
	comment: item.comment,
	reception: item.reception,
	acceptance: item.acceptance,
	quoted_goods_minor: item.quoted_goods_minor,
	quoted_tax_minor: item.quoted_tax_minor,
	quoted_shipping_minor: item.quoted_shipping_minor,
	fee_minor: item.fee_minor,
	deduction_minor: item.deduction_minor,
	final_minor: item.final_minor,
	condition: item.condition,
	disposition: item.disposition,
	received_at: isoOrNull(item.received_at),
	settled_at: isoOrNull(item.settled_at),
	split_from_id: item.split_from_id,
	photos: item.photos.map(({ id, media_type, bytes }) => ({ id, media_type, bytes }))
});
