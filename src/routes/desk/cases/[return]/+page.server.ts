import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { parseReadableCode, type Id } from '#lib/domain/ids.ts';
import type { WorkView } from '#lib/domain/desk/work.ts';
import { KINDS_OF_VIEW, WORK_VIEWS } from '#lib/domain/desk/work.ts';
import { isDraft } from '#lib/i18n/desk-case.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { accountStanding } from '#lib/server/queries/payout-account.ts';
import { promiseOf } from '#lib/server/queries/refund-promise.ts';
import { aloneUpTo, standingOf } from '#lib/server/commands/refunds/allowance.ts';
import { ownPath } from '#lib/server/http/own-path.ts';
import { caseIds, caseView } from '#lib/server/queries/case.ts';
import { notePapers } from '#lib/server/queries/credit-notes.ts';
import { disputesOf } from '#lib/server/queries/disputes.ts';
import { boxableWith } from '#lib/server/queries/return.ts';
import { placeInQueue, queueCounts } from '#lib/server/queries/queue.ts';
import { acts, isAct, type ActName } from './acts.ts';
import { fieldsOf, typedIn } from './fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { db, clock } = locals.context;
	const now = clock.now();
	const view = await caseView(db.read, params.return, now);
	if (!view) {
		const code = parseReadableCode('RT', params.return);
		if (code && code !== params.return) redirect(307, `/desk/cases/${code}${url.search}`);
		error(404);
	}
	const staff = staffActor(locals);
	const asked = url.searchParams.get('act');
	const draft = url.searchParams.get('draft');
	const kind = view.work?.kind;
	const queue: WorkView | undefined = WORK_VIEWS.find(
		(name) => name !== 'all' && kind !== undefined && KINDS_OF_VIEW[name].includes(kind)
	);
	return {
		now,
		view,
		me: { id: staff.id, role: staff.role },
		limit: await aloneUpTo(db.read, staff, view.return.currency, now),
		refundLimit: (await standingOf(db.read, staff, view.return.currency, now)).own.refund_minor,
		boxable: await boxableWith(db.read, view),
		account: await accountStanding(db.read, view.return.id),
		promise: await promiseOf(db.read, view.return.id, now),
		open: isAct(asked) ? asked : null,
		refund: url.searchParams.get('refund'),
		draft: isDraft(draft) ? draft : null,
		done: url.searchParams.get('done'),
		papers: {
			notes: await notePapers(db.read, view.order.id),
			disputes: await disputesOf(db.read, view.order.id)
		},
		noteKey: locals.context.ids.next('not'),
		queue:
			queue && view.work
				? {
						view: queue,
						count: (await queueCounts(db.read, now))[queue],
						...(await placeInQueue(db.read, queue, view.work, now))
					}
				: null
	};
};

/** Runs one act and comes back: to the page with what was done, or with why not and all that was typed. */
const doing = (name: ActName) => async (event: RequestEvent<{ return: string }>) => {
	const { locals, params, request } = event;
	const { context } = locals;
	const form = await request.formData();
	const fields = fieldsOf(form);
	const ids = await caseIds(context.db.read, params.return);
	if (!ids) error(404);
	const { refund_ids, currency, ...at } = ids;
	const named = fields.text('refund_id', 100);
	const refund_id = refund_ids.includes(named) ? (named as Id<'rfd'>) : null;
	const act = acts[name];
	const result = await act.run(context, staffActor(locals), { ...at, currency, refund_id }, fields);
	if (!result.ok) {
		return fail(result.refusal.reason === 'not_allowed' ? 403 : 422, {
			act: name,
			refund_id: refund_id ?? null,
			refusal: result.refusal,
			typed: typedIn(fields),
			seen: Number(fields.text('seen', 15)) || 0
		});
	}
	const back = ownPath(fields.text('back', 500));
	const told = new URLSearchParams({
		done: typeof act.done === 'function' ? act.done(result.value) : act.done,
		...(back && { about: params.return })
	});
	redirect(303, withQuery(back ?? `/desk/cases/${encodeURIComponent(params.return)}`, told));
};

const withQuery = (path: string, more: URLSearchParams): string =>
	path + (path.includes('?') ? '&' : '?') + more;

export const actions = Object.fromEntries(
	(Object.keys(acts) as ActName[]).map((name) => [name, doing(name)])
) as Record<ActName, ReturnType<typeof doing>> satisfies Actions;
