import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { answerWithdrawal } from '#lib/server/commands/withdrawals/answer-withdrawal.ts';
import { closeWithdrawal } from '#lib/server/commands/withdrawals/close-withdrawal.ts';
import { matchWithdrawal } from '#lib/server/commands/withdrawals/match-withdrawal.ts';
import type { ChangedWithdrawal, WithdrawalRef } from '#lib/server/commands/withdrawals/types.ts';
import { withdrawalView } from '#lib/server/queries/withdrawal.ts';
import { typedIn, type TypedIn } from '../../../admin/form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { context } = locals;
	const now = context.clock.now();
	const view = await withdrawalView(context.db.read, params.withdrawal, now);
	if (!view) error(404);
	return { now, view, answerKey: context.ids.next('wda'), done: url.searchParams.get('done') };
};

type Act = (event: RequestEvent, ref: WithdrawalRef, typed: TypedIn) => Promise<Result<ChangedWithdrawal>>;

const doing = (done: 'matched' | 'answered' | 'closed', act: Act) => async (event: RequestEvent) => {
	const { locals, params, request } = event;
	const { context } = locals;
	const view = await withdrawalView(context.db.read, params.withdrawal, context.clock.now());
	if (!view) error(404);
	const typed = typedIn(await request.formData());
	const version = typed.whole('version');
	const ref = { withdrawal_id: view.id, ...(version !== null && { version }) };
	const changed = await act(event, ref, typed);
	if (!changed.ok) {
		const { refusal } = changed;
		const gave = { order: typed.text('order', 64), body: typed.lines('body', 3_000) };
		return fail(refusal.reason === 'changed_meanwhile' ? 409 : 422, { act: done, refusal, ...gave });
	}
	redirect(303, `/desk/withdrawals/${view.number}?done=${done}`);
};

export const actions: Actions = {
	match: doing('matched', ({ locals }, ref, typed) =>
		matchWithdrawal(locals.context, staffActor(locals), { ...ref, order_number: typed.text('order', 64) })
	),
	answer: doing('answered', ({ locals }, ref, typed) => {
		const key = typed.text('key', 60);
		return answerWithdrawal(locals.context, staffActor(locals), {
			...ref,
			body: typed.lines('body', 3_000),
			close: typed.text('then', 10) === 'close',
			...(isId('wda', key) && { key })
		});
	}),
	close: doing('closed', ({ locals }, ref) => closeWithdrawal(locals.context, staffActor(locals), ref))
};
