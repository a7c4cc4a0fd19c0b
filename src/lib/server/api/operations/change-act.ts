import { z } from 'zod';
import { isId, type Id } from '#lib/domain/ids.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../store/database.ts';
import { operation, type ApiActor, type Operation } from '../operation.ts';
import { line } from '../schemas/values.ts';
import { orderAt, orderNumber } from './orders.ts';

type Prefix = 'och' | 'lch';
type Ref<P extends Prefix> = { change_id: Id<P>; version?: number };

/** A kind of change that waits until somebody decides: what it is called, where it stands, and how it is told. */
type Noun<P extends Prefix, Answer extends z.ZodType> = {
	name: 'OrderChange' | 'LineChange';
	segment: 'changes' | 'line-changes';
	prefix: P;
	find(db: Reader, id: Id<P>): Promise<{ id: Id<P>; order_id: Id<'ord'> } | null>;
	answer: Answer;
	now(ctx: Context, done: { change_id: Id<P> }): Promise<Result<{ status: number; body: z.input<Answer> }>>;
};

type Act<P extends Prefix, B extends z.ZodType> = {
	verb: 'approve' | 'decline' | 'withdraw';
	summary: string;
	description: string;
	body: B;
	value: z.input<B>;
	refusals: Operation['refusals'];
	run(ctx: Context, actor: ApiActor, ref: Ref<P>, body: z.output<B>): Promise<Result<{ change_id: Id<P> }>>;
};

const params = z.object({
	number: orderNumber.shape.number,
	change: line(60).meta({ description: 'The id of the change.' })
});
export const seen = {
	version: z.int().min(1).optional().meta({ description: 'The version that you read.' })
};
export const seenAndWhy = {
	...seen,
	note: line(500).meta({ description: 'Why, as the customer reads it.' })
};

/** One act on a change that waits. */
export const changeAct =
	<P extends Prefix, Answer extends z.ZodType>(noun: Noun<P, Answer>) =>
	<B extends z.ZodType<{ version?: number | undefined }>>(act: Act<P, B>): Operation =>
		operation({
			id: `${act.verb}${noun.name}`,
			method: 'POST',
			path: `/orders/{number}/${noun.segment}/{change}/${act.verb}`,
			tag: 'Orders',
			summary: act.summary,
			description: act.description,
			scope: 'orders:write',
			idempotency: 'optional',
			params,
			body: { schema: act.body, examples: { one: { summary: act.summary, value: act.value } } },
			answers: { 200: { description: 'The change as it stands now.', schema: noun.answer } },
			refusals: ['not_found', 'already_decided', 'changed_meanwhile', ...act.refusals],
			async handle({ ctx, actor, params, body }) {
				const order = await orderAt(ctx.db.read, params.number);
				const found = isId(noun.prefix, params.change) ? await noun.find(ctx.db.read, params.change) : null;
				if (!order || found?.order_id !== order.id) return refused('not_found');
				const { version } = body;
				const about = { change_id: found.id, ...(version === undefined ? {} : { version }) };
				const done = await act.run(ctx, actor, about, body);
				return done.ok ? noun.now(ctx, done.value) : done;
			}
		});
