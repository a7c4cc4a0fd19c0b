import { z } from 'zod';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { REVIEW_REASONS, TRACE_RULES } from '#lib/domain/policy/trace-step.ts';
import { OUTCOMES, RETURN_METHODS } from '#lib/domain/return/states.ts';
import { changeAnswer, changeAnswerOf } from './change-answer.ts';
import { laterAnswer, laterAnswerOf, triedAnswer, triedAnswerOf } from './rule-answer.ts';
import { iso, isoOrNull, time } from './values.ts';

const minor = () => z.int();
const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const planAnswer = z
	.object({
		verdict: z.enum(['approve', 'review']).meta({ description: '`review`: a person must look.' }),
		review_reasons: z.array(z.enum(REVIEW_REASONS)),
		method: z.enum(RETURN_METHODS),
		currency: z.string(),
		items: z.array(
			z.object({
				line_id: z.string(),
				quantity: z.int(),
				reason_code: z.string(),
				outcome: z.enum(OUTCOMES),
				goods_required: z.boolean().meta({ description: 'False: the customer keeps it.' }),
				goods_minor: minor(),
				tax_minor: minor(),
				shipping_minor: minor(),
				restocking_fee_minor: minor()
			})
		),
		goods_minor: minor(),
		tax_minor: minor(),
		shipping_minor: minor(),
		restocking_fee_minor: minor(),
		return_shipping_fee_minor: minor(),
		refund_minor: minor().meta({ description: 'What goes back to the payments, after fees.' }),
		store_credit_minor: minor(),
		bonus_minor: minor(),
		total_minor: minor().meta({
			description: 'What is given back; what is carried over to replacements is not in it.'
		}),
		exchange: z
			.object({
				value_minor: minor(),
				price_minor: minor(),
				due_minor: minor(),
				back_minor: minor(),
				bonus_minor: minor().meta({
					description: 'What the shop takes off `price_minor` for choosing an exchange.'
				}),
				lines: z.array(
					z.object({
						item: z.int().meta({ description: 'Place in `items` of what it is given for.' }),
						variant_id: z.string(),
						quantity: z.int(),
						unit_price_minor: minor(),
						discount_minor: minor(),
						bonus_minor: minor().meta({ description: 'What of the discount is the bonus.' }),
						tax_minor: minor(),
						paid_minor: minor()
					})
				)
			})
			.nullable()
			.meta({
				description:
					'What comes back for an exchange, after fees, and what is sent for it: price = value + due − back. `due_minor` is asked for when the goods were checked; `back_minor` is in `refund_minor`.'
			}),
		payments: z.array(
			z.object({
				payment_id: z.string(),
				amount_minor: minor(),
				by_hand: z.boolean().meta({ description: 'A person sends it; no provider can.' })
			})
		),
		ship_by: time().nullable(),
		expected: z.object({
			back: time().nullable(),
			checked: time().nullable(),
			sent: time(),
			arrives_from: time(),
			arrives_by: time()
		}),
		policy_number: z.int(),
		tags: z.array(z.string()).meta({ description: 'Words that the policy’s rules put on it.' }),
		trace: z
			.array(
				z.object({
					rule: z.enum(TRACE_RULES),
					line_id: z.string().nullable(),
					result: z.enum(['passed', 'decided', 'skipped']),
					facts: z.record(z.string(), fact),
					by: z
						.union([z.object({ rule_id: z.string(), number: z.int() }), z.object({ right: z.string() })])
						.nullable()
						.meta({ description: 'The rule or the right that decided it; null: the settings of the policy.' })
				})
			)
			.meta({ description: 'Every step of the decision, in its order, and what it rested on.' }),
		tried: z.array(triedAnswer).meta({
			description: 'The policy’s rules, held against each item in their order; empty: it has none.'
		}),
		later: laterAnswer
			.nullable()
			.meta({ description: 'What rules say of later steps; null: the settings hold.' }),
		would_change: z.array(changeAnswer).meta({
			description: 'What would have changed the answer, one thing at a time; as known when it was decided.'
		})
	})
	.meta({
		id: 'ReturnPlan',
		description: 'What the policy says of a request: the same for preview and decision.'
	});

export const planAnswerOf = (plan: ReturnPlan): z.output<typeof planAnswer> => ({
	verdict: plan.verdict,
	review_reasons: plan.review_reasons,
	method: plan.method,
	currency: plan.currency,
	items: plan.items.map((item) => ({
		line_id: item.line_id,
		quantity: item.quantity,
		reason_code: item.reason_code,
		outcome: item.outcome,
		goods_required: item.goods_required,
		goods_minor: item.goods_minor,
		tax_minor: item.tax_minor,
		shipping_minor: item.shipping_minor,
		restocking_fee_minor: item.restocking_fee_minor
	})),
	goods_minor: plan.goods_minor,
	tax_minor: plan.tax_minor,
	shipping_minor: plan.shipping_minor,
	restocking_fee_minor: plan.restocking_fee_minor,
	return_shipping_fee_minor: plan.return_shipping_fee_minor,
	refund_minor: plan.refund_minor,
	store_credit_minor: plan.store_credit_minor,
	bonus_minor: plan.bonus_minor,
	total_minor: plan.total_minor,
	exchange: exchangePlanOf(plan),
	payments: plan.payments.map(({ payment_id, amount_minor, by_hand }) => ({
		payment_id,
		amount_minor,
		by_hand
	})),
	ship_by: isoOrNull(plan.ship_by),
	expected: {
		back: isoOrNull(plan.expected.back),
		checked: isoOrNull(plan.expected.checked),
		sent: iso(plan.expected.sent),
		arrives_from: iso(plan.expected.arrives_from),
		arrives_by: iso(plan.expected.arrives_by)
	},
	policy_number: plan.policy_number,
	tags: plan.tags ?? [],
	trace: plan.trace.map(({ rule, line_id, result, facts, by = null }) => ({
		rule,
		line_id,
		result,
		facts,
		by
	})),
	tried: (plan.tried ?? []).map(triedAnswerOf),
	later: plan.later ? laterAnswerOf(plan.later) : null,
	would_change: (plan.would_change ?? []).map(changeAnswerOf)
});

function exchangePlanOf({ exchange }: ReturnPlan): z.output<typeof planAnswer>['exchange'] {
	if (exchange === undefined) return null;
	const { value_minor, price_minor, due_minor, back_minor, bonus_minor = 0 } = exchange;
	const lines = exchange.lines.map(({ tax_rate_bp: _, bonus_minor: off = 0, ...line }) => ({
		...line,
		bonus_minor: off
	}));
	return { value_minor, price_minor, due_minor, back_minor, bonus_minor, lines };
}
