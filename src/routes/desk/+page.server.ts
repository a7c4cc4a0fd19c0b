import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/domain/actor.ts';
import { isId } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Done } from '#lib/i18n/desk-case.ts';
import { WORK_VIEWS, type WorkPlace, type WorkView } from '#lib/domain/desk/work.ts';
import { sendAgain } from '#lib/server/commands/messages/send-again.ts';
import { tellOtherwise } from '#lib/server/commands/messages/tell-otherwise.ts';
import { retryJob } from '#lib/server/commands/settings/retry-job.ts';
import type { CommandContext } from '#lib/server/context.ts';
import { aloneUpTo } from '#lib/server/commands/refunds/allowance.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { caseView } from '#lib/server/queries/case.ts';
import { queueCounts, queuePage } from '#lib/server/queries/queue.ts';
import type { Actions, PageServerLoad } from './$types';

const ROWS = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, clock } = locals.context;
	const now = clock.now();
	const view = viewOf(url.searchParams.get('view'));
	const after = placeOf(url.searchParams.get('after'));
	const counts = await queueCounts(db.read, now);
	const page = await queuePage(db.read, { view, after, limit: ROWS, now });
	const at = url.searchParams.get('at');
	const selected = page.rows.find((row) => row.id === at) ?? page.rows[0] ?? null;
	const number = selected?.return?.number;
	const peek = number ? await caseView(db.read, number, now) : null;
	const staff = staffActor(locals);
	return {
		now,
		view,
		counts,
		rows: page.rows,
		next: page.next && `${page.next.due_at}~${page.next.id}`,
		after: after && `${after.due_at}~${after.id}`,
		selected: selected?.id ?? null,
		peek,
		me: staff.id,
		limit: peek && (await aloneUpTo(db.read, staff, peek.return.currency, now)),
		role: staff.role,
		done: url.searchParams.get('done'),
		about: url.searchParams.get('about')
	};
};

/** What can be done about work that no case holds: each is one command on the row's own id. */
const doing =
	(done: Done, command: (ctx: CommandContext, actor: Actor, id: string) => Promise<Result<null>>) =>
	async ({ request, locals, url }: RequestEvent) => {
		const id = String((await request.formData()).get('id') ?? '').slice(0, 60);
		const result = await command(locals.context, staffActor(locals), id);
		if (!result.ok) {
			return fail(result.refusal.reason === 'not_allowed' ? 403 : 422, { refusal: result.refusal });
		}
		const view = viewOf(url.searchParams.get('view'));
		redirect(303, `/desk?${new URLSearchParams({ ...(view !== 'all' && { view }), done })}`);
	};

const NOT_HERE: Result<never> = { ok: false, refusal: { reason: 'not_found', facts: {} } };

export const actions: Actions = {
	mail_again: doing('mail_again', async (ctx, actor, id) =>
		isId('msg', id) ? sendAgain(ctx, actor, { id }) : NOT_HERE
	),
	told_otherwise: doing('told_otherwise', async (ctx, actor, id) =>
		isId('msg', id) ? tellOtherwise(ctx, actor, { id }) : NOT_HERE
	),
	job_again: doing('job_again', async (ctx, actor, id) =>
		isId('job', id) ? retryJob(ctx, actor, { id }) : NOT_HERE
	)
};

const viewOf = (given: string | null): WorkView => WORK_VIEWS.find((view) => view === given) ?? 'all';

function placeOf(given: string | null): WorkPlace | null {
	const found = /^(\d{1,15})~((?:[a-z]+:)?[a-z]{3}_[0-9a-f-]{36})$/.exec(given ?? '');
	return found?.[1] && found[2] ? { due_at: Number(found[1]), id: found[2] } : null;
}
