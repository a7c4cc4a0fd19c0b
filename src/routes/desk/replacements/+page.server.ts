import { fail, redirect } from '@sveltejs/kit';
import { isId, type Id } from '#lib/domain/ids.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Result } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { continueExchange } from '#lib/server/commands/exchanges/continue-exchange.ts';
import { convertExchange } from '#lib/server/commands/exchanges/convert-exchange.ts';
import { sendReplacement } from '#lib/server/commands/exchanges/send-replacement.ts';
import { extendDeadline } from '#lib/server/commands/instants/extend-deadline.ts';
import type { ChangedExchange, ExchangeRef } from '#lib/server/commands/exchanges/types.ts';
import type { Context } from '#lib/server/context.ts';
import { exchangeViews, owedViews } from '#lib/server/queries/exchange.ts';
import { typedIn, type TypedIn } from '../../admin/form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const MOST = 200;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, clock } = locals.context;
	const states = ['ready', 'undecided', 'out_of_stock', 'payment_due'] as const;
	return {
		now: clock.now(),
		exchanges: await exchangeViews(db.read, { states, after: '', limit: MOST }),
		owed: await owedViews(db.read, MOST),
		done: url.searchParams.has('done')
	};
};

type Act = (ctx: Context, actor: Actor, ref: ExchangeRef, typed: TypedIn) => Promise<Result<ChangedExchange>>;

/** `of`: an exchange can stand in both lists, and what was refused is told where it was pressed. */
const doing =
	(act: Act, of: 'sending' | 'goods' = 'sending') =>
	async (event: RequestEvent) => {
		const { locals, request } = event;
		const typed = typedIn(await request.formData());
		const id = typed.text('exchange', 60);
		const exchange_id = (isId('exc', id) ? id : 'exc_') as Id<'exc'>;
		const version = typed.whole('version');
		const ref = { exchange_id, ...(version !== null && { version }) };
		const done = await act(locals.context, staffActor(locals), ref, typed);
		if (!done.ok) {
			const { refusal } = done;
			const gave = {
				carrier: typed.text('carrier', 100),
				tracking_number: typed.text('tracking_number', 100)
			};
			return fail(refusal.reason === 'changed_meanwhile' ? 409 : 422, { exchange: id, of, refusal, ...gave });
		}
		redirect(303, '/desk/replacements?done');
	};

export const actions: Actions = {
	send: doing((ctx, actor, ref, typed) =>
		sendReplacement(ctx, actor, {
			...ref,
			carrier: typed.text('carrier', 100),
			tracking_number: typed.text('tracking_number', 100)
		})
	),
	again: doing((ctx, actor, ref) => continueExchange(ctx, actor, ref)),
	allTheSame: doing((ctx, actor, ref) => continueExchange(ctx, actor, { ...ref, all_the_same: true })),
	extend: doing(
		(ctx, actor, ref, typed) =>
			extendDeadline(ctx, actor, {
				...ref,
				days: typed.whole('days') ?? 0,
				reason: typed.text('reason', 500)
			}),
		'goods'
	),
	money: doing((ctx, actor, ref) => convertExchange(ctx, actor, ref))
};
