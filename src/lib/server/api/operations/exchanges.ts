import { z } from 'zod';
import { EXCHANGE_STATES } from '#lib/domain/exchange/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { continueExchange } from '../../commands/exchanges/continue-exchange.ts';
import { convertExchange } from '../../commands/exchanges/convert-exchange.ts';
import type { Context } from '../../context.ts';
import { exchangeView, exchangeViews } from '../../queries/exchange.ts';
import { operation, type Answer } from '../operation.ts';
import { page, pageOf, pageSchema } from '../pagination.ts';
import { exchangeAnswer, exchangeAnswerOf } from '../schemas/exchange-answer.ts';
import { line } from '../schemas/values.ts';

export const exchangeId = z.object({ id: line(60) });
const version = z.int().min(1).optional();

/** The exchange as it stands now: what every operation on one answers. */
export async function exchangeNow(ctx: Context, of: string): Promise<Result<Answer>> {
	const view = await exchangeView(ctx.db.read, of as Id<'exc'>);
	return view ? accepted({ status: 200, body: exchangeAnswerOf(view) }) : refused('not_found');
}

export const listExchanges = operation({
	id: 'listExchanges',
	method: 'GET',
	path: '/exchanges',
	tag: 'Returns',
	summary: 'List exchanges, oldest first',
	description: 'With `state=ready`: what is to be packed and sent. Read on with `next` until it is null.',
	scope: 'returns:read',
	query: z.strictObject({ ...page(['string'] as const), state: z.enum(EXCHANGE_STATES).optional() }),
	answers: { 200: { description: 'One page.', schema: pageSchema(exchangeAnswer) } },
	refusals: [],
	async handle({ ctx, query }) {
		const views = await exchangeViews(ctx.db.read, {
			states: query.state === undefined ? EXCHANGE_STATES : [query.state],
			after: query.after?.[0] ?? '',
			limit: query.limit + 1
		});
		return accepted({ status: 200, body: pageOf(views, query.limit, (view) => [view.id], exchangeAnswerOf) });
	}
});

export const readExchange = operation({
	id: 'readExchange',
	method: 'GET',
	path: '/exchanges/{id}',
	tag: 'Returns',
	summary: 'Read one exchange',
	description: 'What was agreed, what became of it, and the parcel that carries it.',
	scope: 'returns:read',
	params: exchangeId,
	answers: { 200: { description: 'The exchange.', schema: exchangeAnswer } },
	refusals: ['not_found'],
	handle: ({ ctx, params }) => exchangeNow(ctx, params.id)
});

export const payExchangeBack = operation({
	id: 'convertExchange',
	method: 'POST',
	path: '/exchanges/{id}/convert',
	tag: 'Returns',
	summary: 'Give the money instead',
	description:
		'Lets go of the pieces and refunds what was accepted, now or when it is. Possible until the replacement stands on the order.',
	scope: 'returns:write',
	idempotency: 'required',
	params: exchangeId,
	body: {
		schema: z.strictObject({ version }),
		examples: { one: { summary: 'Whatever its version', value: {} } }
	},
	answers: { 200: { description: 'The exchange.', schema: exchangeAnswer } },
	refusals: ['not_found', 'not_in_this_state', 'changed_meanwhile'],
	async handle({ ctx, actor, params, body }) {
		const done = await convertExchange(ctx, actor, refOf(params.id, body.version));
		return done.ok ? exchangeNow(ctx, params.id) : done;
	}
});

export const goOnWithExchange = operation({
	id: 'continueExchange',
	method: 'POST',
	path: '/exchanges/{id}/continue',
	tag: 'Returns',
	summary: 'Let an exchange go on',
	description:
		'Looks again whether the pieces are there; with `all_the_same` it is sent although less came back than was agreed.',
	scope: 'returns:decide',
	idempotency: 'required',
	params: exchangeId,
	body: {
		schema: z.strictObject({ version, all_the_same: z.boolean().default(false) }),
		examples: { one: { summary: 'Sent all the same', value: { all_the_same: true } } }
	},
	answers: { 200: { description: 'The exchange.', schema: exchangeAnswer } },
	refusals: ['not_found', 'not_in_this_state', 'changed_meanwhile'],
	async handle({ ctx, actor, params, body }) {
		const { all_the_same } = body;
		const done = await continueExchange(ctx, actor, { ...refOf(params.id, body.version), all_the_same });
		return done.ok ? exchangeNow(ctx, params.id) : done;
	}
});

const refOf = (id: string, seen: number | undefined) => ({
	exchange_id: id as Id<'exc'>,
	...(seen === undefined ? {} : { version: seen })
});
