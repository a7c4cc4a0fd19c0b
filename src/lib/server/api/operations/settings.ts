import { z } from 'zod';
import { policyRules } from '#lib/domain/policy/rules.ts';
import { accepted } from '#lib/domain/result.ts';
import { policyAt } from '../../store/policies.ts';
import { reasonsOf } from '../../store/reasons.ts';
import { operation } from '../operation.ts';
import { iso, time } from '../schemas/values.ts';

const policy = z
	.object({
		id: z.string(),
		number: z.int(),
		note: z.string(),
		effective_from: time(),
		rules: policyRules
	})
	.meta({ id: 'Policy' });

export const readPolicy = operation({
	id: 'readPolicy',
	method: 'GET',
	path: '/settings/policy',
	tag: 'Settings',
	summary: 'Read the policy in force',
	description: 'The version that judges a request made now.',
	scope: 'settings:read',
	answers: { 200: { description: 'The policy.', schema: policy } },
	refusals: [],
	async handle({ ctx }) {
		const { id, number, note, effective_from, rules } = await policyAt(ctx.db.read, ctx.clock.now());
		return accepted({ status: 200, body: { id, number, note, effective_from: iso(effective_from), rules } });
	}
});

const words = z.object({ th: z.string(), en: z.string() });
const KINDS = ['return', 'decline', 'deduct', 'reject', 'override'] as const;

const reason = z
	.object({
		code: z.string(),
		label: words,
		fault: z.enum(['customer', 'merchant', 'carrier']),
		needs_photo: z.boolean(),
		waives_fees: z.boolean(),
		question: words.extend({ answers: z.array(words.extend({ code: z.string() })) }).nullable()
	})
	.meta({ id: 'Reason' });

export const listReasons = operation({
	id: 'listReasons',
	method: 'GET',
	path: '/settings/reasons',
	tag: 'Settings',
	summary: 'List reasons',
	description:
		'Those offered today, in the merchant’s order: for returns, declines, deductions, rejections, overrides.',
	scope: 'settings:read',
	query: z.strictObject({ kind: z.enum(KINDS).default('return') }),
	answers: { 200: { description: 'The reasons.', schema: z.object({ data: z.array(reason) }) } },
	refusals: [],
	async handle({ ctx, query }) {
		const reasons = await reasonsOf(ctx.db.read, query.kind);
		const data = reasons.map((one) => ({
			code: one.code,
			label: { th: one.label_th, en: one.label_en },
			fault: one.fault,
			needs_photo: one.needs_photo === 1,
			waives_fees: one.waives_fees === 1,
			question: one.follow_up
		}));
		return accepted({ status: 200, body: { data } });
	}
});
