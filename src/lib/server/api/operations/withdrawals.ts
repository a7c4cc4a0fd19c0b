import { z } from 'zod';
import { accepted, refused } from '#lib/domain/result.ts';
import { answerWithdrawal } from '../../commands/withdrawals/answer-withdrawal.ts';
import { withdrawalView, withdrawalViews } from '../../queries/withdrawal.ts';
import { operation } from '../operation.ts';
import { page, pageOf, pageSchema } from '../pagination.ts';
import { withdrawalAnswer, withdrawalAnswerOf } from '../schemas/withdrawal-answer.ts';
import { line, paragraphs } from '../schemas/values.ts';

const number = z.object({ number: line(20).meta({ description: 'Its number: `WD-5M8Q3KX`.' }) });

export const listWithdrawals = operation({
	id: 'listWithdrawals',
	method: 'GET',
	path: '/withdrawals',
	tag: 'Returns',
	summary: 'List declarations of withdrawal, oldest first',
	description: 'Read on with `next` until it is null.',
	scope: 'returns:read',
	query: z.strictObject(page(['number', 'string'] as const)),
	answers: { 200: { description: 'One page.', schema: pageSchema(withdrawalAnswer) } },
	refusals: [],
	async handle({ ctx, query }) {
		const after = query.after && { declared_at: query.after[0], id: query.after[1] };
		const views = await withdrawalViews(ctx.db.read, { after, limit: query.limit + 1 }, ctx.clock.now());
		const body = pageOf(views, query.limit, (view) => [view.declared_at, view.id], withdrawalAnswerOf);
		return accepted({ status: 200, body });
	}
});

export const readWithdrawal = operation({
	id: 'readWithdrawal',
	method: 'GET',
	path: '/withdrawals/{number}',
	tag: 'Returns',
	summary: 'Read one declaration of withdrawal',
	description: 'What was declared, what was found about it, and until when the law wants the money sent.',
	scope: 'returns:read',
	params: number,
	answers: { 200: { description: 'The declaration.', schema: withdrawalAnswer } },
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const view = await withdrawalView(ctx.db.read, params.number, ctx.clock.now());
		return view ? accepted({ status: 200, body: withdrawalAnswerOf(view) }) : refused('not_found');
	}
});

export const sendWithdrawalAnswer = operation({
	id: 'answerWithdrawal',
	method: 'POST',
	path: '/withdrawals/{number}/answer',
	tag: 'Returns',
	summary: 'Answer a declaration of withdrawal',
	description: 'Mails the words to the declarant; with `close` nothing is left to do by hand.',
	scope: 'returns:decide',
	idempotency: 'required',
	params: number,
	body: {
		schema: z.strictObject({
			version: z.int().min(1).optional(),
			body: paragraphs(3_000),
			close: z.boolean().default(false)
		}),
		examples: {
			one: {
				summary: 'Answered and closed',
				value: { body: 'The parcel came back on 21 November; the money left today.', close: true }
			}
		}
	},
	answers: { 200: { description: 'The declaration.', schema: withdrawalAnswer } },
	refusals: ['not_found', 'already_decided', 'changed_meanwhile', 'value_invalid', 'not_in_this_state'],
	async handle({ ctx, actor, params, body }) {
		const view = await withdrawalView(ctx.db.read, params.number, ctx.clock.now());
		if (!view) return refused('not_found');
		const { version, ...words } = body;
		const input = { withdrawal_id: view.id, ...words, ...(version === undefined ? {} : { version }) };
		const done = await answerWithdrawal(ctx, actor, input);
		if (!done.ok) return done;
		const after = await withdrawalView(ctx.db.read, params.number, ctx.clock.now());
		return after ? accepted({ status: 200, body: withdrawalAnswerOf(after) }) : refused('not_found');
	}
});
