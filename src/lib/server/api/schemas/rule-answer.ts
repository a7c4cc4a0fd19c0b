import { z } from 'zod';
import { OPERATORS, type Operator } from '#lib/domain/policy/language/conditions.ts';
import { FIELD_NAMES } from '#lib/domain/policy/language/fields.ts';
import type { LaterTerms } from '#lib/domain/policy/types.ts';
import type { TriedRule } from '#lib/domain/policy/trace-step.ts';
import { PROMISE_STARTS } from '#lib/domain/refund/promise.ts';

const operators = [...new Set<Operator>(Object.values(OPERATORS).flat())];
const amounts = z.record(z.string(), z.int());

/** A rule of the policy as it was held against one item. */
export const triedAnswer = z
	.object({
		line_id: z.string(),
		rule_id: z.string(),
		number: z.int().meta({ description: 'Its place in the policy, from 1.' }),
		fits: z.boolean(),
		missed: z
			.union([
				z.object({
					field: z.enum(FIELD_NAMES),
					op: z.enum(operators),
					fact: z.union([z.string(), z.number(), z.boolean(), z.null()])
				}),
				z.object({ cel: z.string() })
			])
			.nullable()
			.meta({
				description: 'The first comparison that did not hold, with the fact it met; null: nobody knows it.'
			})
	})
	.meta({ id: 'TriedRule' });

export const triedAnswerOf = (tried: TriedRule): z.output<typeof triedAnswer> => ({
	line_id: tried.line_id,
	rule_id: tried.rule_id,
	number: tried.number,
	fits: tried.fits,
	missed: tried.missed ?? null
});

/** What the rules of a decision say of the time after it. */
export const laterAnswer = z
	.object({
		credit_bonus_basis_points: z.int(),
		credit_bonus_minor: z.int(),
		credit_valid_days: z.int().nullable().meta({ description: 'Null: it never runs out.' }),
		exchange_bonus_basis_points: z
			.int()
			.meta({ description: 'Of the exchanged value, off what a replacement costs on top.' }),
		refund_promise: z
			.object({
				from: z.enum(PROMISE_STARTS),
				days: z.int(),
				grant: z.discriminatedUnion('kind', [
					z.object({ kind: z.literal('nothing') }),
					z.object({ kind: z.literal('credit'), amounts }),
					z.object({ kind: z.literal('fees') })
				])
			})
			.nullable(),
		second_approval: z.boolean().meta({ description: 'Its refunds wait for a second person.' }),
		methods: z.array(z.enum(['drop_off', 'own_carrier'])),
		inspect_days: z.int()
	})
	.meta({ id: 'LaterTerms' });

export const laterAnswerOf = (later: LaterTerms): z.output<typeof laterAnswer> => ({
	credit_bonus_basis_points: later.credit_bonus_basis_points,
	credit_bonus_minor: later.credit_bonus_minor,
	credit_valid_days: later.credit_valid_days,
	exchange_bonus_basis_points: later.exchange_bonus_basis_points ?? 0,
	refund_promise: later.refund_promise,
	second_approval: later.second_approval,
	methods: later.methods,
	inspect_days: later.inspect_days
});
