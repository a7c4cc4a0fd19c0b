import { z } from 'zod';
import { accepted } from '#lib/domain/result.ts';
import { reasonMark } from '../../commands/settings/reason-mark.ts';
import { saveReason as save } from '../../commands/settings/save-reason.ts';
import { reasonsOf } from '../../store/reasons.ts';
import { operation } from '../operation.ts';
import { line } from '../schemas/values.ts';

const words = z.object({ th: z.string(), en: z.string() });
const KINDS = ['return', 'decline', 'deduct', 'reject', 'override'] as const;
const FAULTS = ['customer', 'merchant', 'carrier'] as const;

const reason = z
	.object({
		code: z.string(),
		mark: z.string().describe('What was read; give it back when changing the reason.'),
		label: words,
		fault: z.enum(FAULTS),
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
			mark: reasonMark(one),
			label: { th: one.label_th, en: one.label_en },
			fault: one.fault,
			needs_photo: one.needs_photo === 1,
			waives_fees: one.waives_fees === 1,
			question: one.follow_up
		}));
		return accepted({ status: 200, body: { data } });
	}
});

const inTwoLanguages = z.strictObject({ th: line(120), en: line(120) });

export const saveReason = operation({
	id: 'saveReason',
	method: 'POST',
	path: '/settings/reasons',
	tag: 'Settings',
	summary: 'Make or change a reason',
	description:
		'Without `code` a new reason is made. With it that reason is replaced, provided `mark` is the one you read. ' +
		'An answer that a return has given may be reworded, not removed; the last reason of a kind stays active.',
	scope: 'settings:write',
	idempotency: 'required',
	body: {
		schema: z
			.strictObject({
				kind: z.enum(KINDS),
				code: z.string().max(60).nullable().default(null),
				mark: z.string().max(60).nullable().default(null),
				label: inTwoLanguages,
				fault: z.enum(FAULTS),
				needs_photo: z.boolean().default(false),
				waives_fees: z.boolean().default(false),
				question: inTwoLanguages
					.extend({
						answers: z
							.array(inTwoLanguages.extend({ code: z.string().max(60).nullable().default(null) }))
							.min(1)
							.max(12)
					})
					.nullable()
					.default(null),
				active: z.boolean().default(true)
			})
			.meta({ id: 'ReasonInput' }),
		examples: {
			one: {
				summary: 'A new reason that asks for a photo',
				value: {
					kind: 'return',
					label: { th: 'สีซีด', en: 'The colour faded' },
					fault: 'merchant',
					needs_photo: true,
					waives_fees: true
				}
			}
		}
	},
	answers: { 200: { description: 'The code of the reason.', schema: z.object({ code: z.string() }) } },
	refusals: ['not_found', 'changed_meanwhile', 'value_invalid'],
	async handle({ ctx, actor, body }) {
		const { mark: seen, question: follow_up, ...rest } = body;
		const saved = await save(ctx, actor, { ...rest, seen, follow_up });
		return saved.ok ? accepted({ status: 200, body: saved.value }) : saved;
	}
});
