import { z } from 'zod';
import type { Id } from '#lib/domain/ids.ts';
import type { RefusalReason } from '#lib/domain/refusals.ts';
import { REFUND_STATES } from '#lib/domain/refund/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { approveRefund } from '../../commands/refunds/approve-refund.ts';
import { confirmPayout } from '../../commands/refunds/confirm-payout.ts';
import { withdrawPayout } from '../../commands/refunds/withdraw-payout.ts';
import { cancelRefund } from '../../commands/refunds/cancel-refund.ts';
import { overrideRefund } from '../../commands/refunds/override-refund.ts';
import { retryRefund } from '../../commands/refunds/retry-refund.ts';
import { settleByHand } from '../../commands/refunds/settle-by-hand.ts';
import type { RefundRef } from '../../commands/refunds/types.ts';
import type { Context } from '../../context.ts';
import { listRefunds as list, refundView } from '../../queries/refund.ts';
import { findOrder } from '../../store/orders.ts';
import { findRefundByNumber } from '../../store/refunds.ts';
import { findReturn } from '../../store/returns.ts';
import { operation, type Answer, type ApiActor, type Example, type Operation } from '../operation.ts';
import { page, pageOf, pageSchema } from '../pagination.ts';
import { refundAnswer, refundAnswerOf, refundSummary, refundSummaryOf } from '../schemas/refund-answer.ts';
import { id, versionInput } from '../schemas/return-input.ts';
import { line, paragraphs } from '../schemas/values.ts';
import { orderAt } from './orders.ts';

const refundNumber = z.object({ number: line(64).meta({ description: 'The refund’s number.' }) });

const refundAt = (ctx: Context, typed: string) => findRefundByNumber(ctx.db.read, typed.toUpperCase());

async function refundNow(ctx: Context, refundId: Id<'rfd'>): Promise<Result<Answer>> {
	const view = await refundView(ctx.db.read, refundId);
	if (!view) return refused('not_found');
	const order = await findOrder(ctx.db.read, view.order_id);
	const of = view.return_id && (await findReturn(ctx.db.read, view.return_id));
	const body = refundAnswerOf({
		...view,
		order_number: order?.number ?? '',
		return_number: of ? of.number : null
	});
	return accepted({ status: 200, body });
}

export const listRefunds = operation({
	id: 'listRefunds',
	method: 'GET',
	path: '/refunds',
	tag: 'Refunds',
	summary: 'List refunds, newest first',
	description: 'Read on with `next` until it is null.',
	scope: 'refunds:read',
	query: z.strictObject({
		...page(['number', 'string'] as const),
		state: z.enum(REFUND_STATES).optional(),
		order: line(64).optional().meta({ description: 'Only of the order with this number.' })
	}),
	answers: { 200: { description: 'One page.', schema: pageSchema(refundSummary) } },
	refusals: [],
	async handle({ ctx, query }) {
		const order = query.order === undefined ? null : await orderAt(ctx.db.read, query.order);
		if (query.order !== undefined && !order) return accepted({ status: 200, body: { data: [], next: null } });
		const rows = await list(ctx.db.read, {
			after: query.after && { created_at: query.after[0], id: query.after[1] },
			limit: query.limit + 1,
			...(query.state === undefined ? {} : { states: [query.state] }),
			...(order ? { order_id: order.id } : {})
		});
		const body = pageOf(rows, query.limit, (row) => [row.created_at, row.id], refundSummaryOf);
		return accepted({ status: 200, body });
	}
});

export const readRefund = operation({
	id: 'readRefund',
	method: 'GET',
	path: '/refunds/{number}',
	tag: 'Refunds',
	summary: 'Read one refund',
	description: 'With its figures, and where each payment of it stands.',
	scope: 'refunds:read',
	params: refundNumber,
	answers: { 200: { description: 'The refund.', schema: refundAnswer } },
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const found = await refundAt(ctx, params.number);
		return found ? refundNow(ctx, found.id) : refused('not_found');
	}
});

type Act<B extends z.ZodType> = {
	verb: string;
	summary: string;
	description: string;
	body: B;
	example: Example<z.input<B>>;
	refusals: RefusalReason[];
	run(ctx: Context, actor: ApiActor, ref: RefundRef, body: z.output<B>): Promise<Result<unknown>>;
};

const act = <B extends z.ZodType<{ version?: number | undefined }>>(definition: Act<B>): Operation =>
	operation({
		id: `${definition.verb}Refund`,
		method: 'POST',
		path: `/refunds/{number}/${definition.verb}`,
		tag: 'Refunds',
		summary: definition.summary,
		description: definition.description,
		scope: 'refunds:write',
		idempotency: 'required',
		params: refundNumber,
		body: { schema: definition.body, examples: { one: definition.example } },
		answers: { 200: { description: 'The refund as it stands now.', schema: refundAnswer } },
		refusals: ['not_found', 'not_in_this_state', 'changed_meanwhile', 'above_limit', ...definition.refusals],
		async handle({ ctx, actor, params, body }) {
			const found = await refundAt(ctx, params.number);
			if (!found) return refused('not_found');
			const { version } = body;
			const ref = { refund_id: found.id, ...(version === undefined ? {} : { version }) };
			const result = await definition.run(ctx, actor, ref, body);
			return result.ok ? refundNow(ctx, found.id) : result;
		}
	});

const { version } = versionInput.shape;
const payoutInput = z.strictObject({ version, refund_payment_id: id('rfp') });
const payoutExample = {
	summary: 'A transfer that was entered',
	value: { refund_payment_id: 'rfp_01980000-0000-7000-8000-000000000000' }
};
const nothingToSay = { summary: 'At the version that was read', value: { version: 1 } };

export const refundActs: readonly Operation[] = [
	act({
		verb: 'approve',
		summary: 'Let a refund go',
		description: 'A refund above somebody’s limit waits for this, from somebody else than who proposed it.',
		body: versionInput,
		example: nothingToSay,
		refusals: ['same_person', 'payment_disputed'],
		run: (ctx, actor, ref) => approveRefund(ctx, actor, ref)
	}),
	act({
		verb: 'override',
		summary: 'Set another amount',
		description: 'Before anything was sent, with a reason; what was computed stays on record beside it.',
		body: z.strictObject({
			version,
			amount_minor: z.int().min(1).max(90_000_000_000),
			shipping_minor: z.int().min(0).max(90_000_000_000).optional().meta({
				description:
					'How much of the amount is the delivery charge, its tax inside: whole or in part, at most what is left of it.'
			}),
			reason_code: line(60).meta({ description: 'An `override` reason.' }),
			note: paragraphs(2_000, 0).default('')
		}),
		example: {
			summary: 'The whole price as goodwill',
			value: { amount_minor: 129000, reason_code: 'goodwill', note: 'Second mistake of ours.' }
		},
		refusals: ['amount_invalid', 'amount_exceeds_refundable', 'reason_missing', 'payment_disputed'],
		run: (ctx, actor, ref, { amount_minor, shipping_minor, reason_code, note }) =>
			overrideRefund(ctx, actor, {
				...ref,
				amount_minor,
				...(shipping_minor !== undefined && { shipping_minor }),
				reason_code,
				note
			})
	}),
	act({
		verb: 'cancel',
		summary: 'Take a refund back',
		description: 'Before anything was sent; its units and money are free again.',
		body: z.strictObject({ version, note: paragraphs(2_000, 0).default('') }),
		example: { summary: 'With a note', value: { note: 'Opened twice.' } },
		refusals: ['refund_already_settled'],
		run: (ctx, actor, ref, { note }) => cancelRefund(ctx, actor, { ...ref, note })
	}),
	act({
		verb: 'retry',
		summary: 'Try a refund again',
		description: 'Looks at the provider first and sends only what the provider does not have.',
		body: versionInput,
		example: nothingToSay,
		refusals: ['no_refundable_payment', 'payment_disputed'],
		run: (ctx, actor, ref) => retryRefund(ctx, actor, ref)
	}),
	act({
		verb: 'settle-by-hand',
		summary: 'Record money sent by hand',
		description:
			'A bank transfer for what no provider can give back, with its reference. It counts as paid once another person ' +
			'confirmed it, or at once where one person is enough.',
		body: z.strictObject({
			version,
			refund_payment_id: id('rfp'),
			reference: line(100).meta({ description: 'The bank’s reference of the transfer.' })
		}),
		example: {
			summary: 'A transfer',
			value: {
				refund_payment_id: 'rfp_01980000-0000-7000-8000-000000000000',
				reference: 'KBANK 2026-11-21 0042'
			}
		},
		refusals: ['same_person', 'reference_missing', 'already_decided'],
		run: (ctx, actor, ref, { refund_payment_id, reference }) =>
			settleByHand(ctx, actor, { ...ref, refund_payment_id: refund_payment_id as Id<'rfp'>, reference })
	}),
	act({
		verb: 'confirm-payout',
		summary: 'Confirm money sent by hand',
		description: 'The second person saw the transfer at the bank: it counts as paid from here on.',
		body: payoutInput,
		example: payoutExample,
		refusals: ['same_person'],
		run: (ctx, actor, ref, { refund_payment_id }) =>
			confirmPayout(ctx, actor, { ...ref, refund_payment_id: refund_payment_id as Id<'rfp'> })
	}),
	act({
		verb: 'withdraw-payout',
		summary: 'Take back a transfer that was entered',
		description: 'It never left, or its reference was wrong: it is to be entered anew.',
		body: payoutInput,
		example: payoutExample,
		refusals: [],
		run: (ctx, actor, ref, { refund_payment_id }) =>
			withdrawPayout(ctx, actor, { ...ref, refund_payment_id: refund_payment_id as Id<'rfp'> })
	})
];
