import { z } from 'zod';
import { accepted, refused } from '#lib/domain/result.ts';
import { moveReason as move } from '../../commands/settings/move-reason.ts';
import { reasonMark } from '../../commands/settings/reason-mark.ts';
import { removeReason as remove } from '../../commands/settings/remove-reason.ts';
import { saveReason as save } from '../../commands/settings/save-reason.ts';
import { usesOfReason } from '../../store/reason-uses.ts';
import { findReason, reasonsOf } from '../../store/reasons.ts';
import { operation } from '../operation.ts';
import { policyUse } from '../schemas/policy-use.ts';
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
		active: z.boolean().describe('Offered to choose.'),
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
		'In the merchant’s order: for returns, declines, deductions, rejections, overrides. Those offered today, or with ' +
		'`include=all` the retired ones too.',
	scope: 'settings:read',
	query: z.strictObject({
		kind: z.enum(KINDS).default('return'),
		include: z.enum(['active', 'all']).default('active')
	}),
	answers: { 200: { description: 'The reasons.', schema: z.object({ data: z.array(reason) }) } },
	refusals: [],
	async handle({ ctx, query }) {
		const reasons = await reasonsOf(ctx.db.read, query.kind, query.include);
		const data = reasons.map((one) => ({
			code: one.code,
			mark: reasonMark(one),
			label: { th: one.label_th, en: one.label_en },
			fault: one.fault,
			needs_photo: one.needs_photo === 1,
			waives_fees: one.waives_fees === 1,
			active: one.active === 1,
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
		'Answers stand in the order given. One that a return has given or a rule of a policy asks for may be reworded, not ' +
		'removed; the last reason of a kind stays active.',
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

const params = z.strictObject({ kind: z.enum(KINDS), code: z.string().max(60) });

export const readReasonUses = operation({
	id: 'readReasonUses',
	method: 'GET',
	path: '/settings/reasons/{kind}/{code}/uses',
	tag: 'Settings',
	summary: 'Read what uses a reason',
	description:
		'Returns, inspections or refunds that named it, and the rules of policies and drafts that ask for it.',
	scope: 'settings:read',
	params,
	answers: {
		200: {
			description: 'Its uses.',
			schema: z
				.object({
					times: z.int(),
					open: z
						.int()
						.nullable()
						.describe('Returns among them that are not over; null where none is counted.'),
					policies: z.array(policyUse)
				})
				.meta({ id: 'ReasonUses' })
		}
	},
	refusals: ['not_found'],
	async handle({ ctx, params: { kind, code } }) {
		const reason = await findReason(ctx.db.read, kind, code);
		if (!reason) return refused('not_found');
		return accepted({ status: 200, body: await usesOfReason(ctx.db.read, ctx.clock.now(), reason) });
	}
});

export const moveReason = operation({
	id: 'moveReason',
	method: 'POST',
	path: '/settings/reasons/{kind}/{code}/move',
	tag: 'Settings',
	summary: 'Move a reason up or down',
	description: 'One place in the whole list of its kind, provided it stands at `seen_place`, counted from 0.',
	scope: 'settings:write',
	idempotency: 'optional',
	params,
	body: {
		schema: z
			.strictObject({ direction: z.enum(['up', 'down']), seen_place: z.int().min(0).max(1_000) })
			.meta({ id: 'ReasonMove' }),
		examples: { one: { summary: 'One place up', value: { direction: 'up', seen_place: 2 } } }
	},
	answers: { 200: { description: 'It is moved.', schema: z.object({ code: z.string() }) } },
	refusals: ['not_found', 'changed_meanwhile'],
	async handle({ ctx, actor, params, body }) {
		const moved = await move(ctx, actor, { ...params, ...body });
		return moved.ok ? accepted({ status: 200, body: { code: params.code } }) : moved;
	}
});

export const removeReason = operation({
	id: 'removeReason',
	method: 'POST',
	path: '/settings/reasons/{kind}/{code}/remove',
	tag: 'Settings',
	summary: 'Remove a reason',
	description:
		'Only one that nothing uses, provided `mark` is the one you read. What is in use is retired instead: save it with ' +
		'`active` false.',
	scope: 'settings:write',
	idempotency: 'optional',
	params,
	body: {
		schema: z.strictObject({ mark: z.string().max(60) }).meta({ id: 'ReasonRemoval' }),
		examples: { one: { summary: 'As it was read', value: { mark: '0f3a5c7e9b1d2f46' } } }
	},
	answers: { 200: { description: 'It is gone.', schema: z.object({ code: z.string() }) } },
	refusals: ['not_found', 'changed_meanwhile', 'in_use', 'value_invalid'],
	async handle({ ctx, actor, params, body }) {
		const removed = await remove(ctx, actor, { ...params, seen: body.mark });
		return removed.ok ? accepted({ status: 200, body: { code: params.code } }) : removed;
	}
});
