import { z } from 'zod';
import { isId } from '#lib/domain/ids.ts';
import { accepted, refused } from '#lib/domain/result.ts';
import { beginRun } from '../../commands/reconciliation/begin-run.ts';
import { resolveDifference } from '../../commands/reconciliation/resolve-difference.ts';
import { differenceViews } from '../../queries/reconciliation.ts';
import { openFreeze } from '../../store/freezes.ts';
import {
	allDifferences,
	countOpenDifferences,
	findDifference,
	openDifferences
} from '../../store/differences.ts';
import { findRun, lastFinishedRun, openRun, runsBefore } from '../../store/reconciliation.ts';
import { operation } from '../operation.ts';
import { page, pageOf, pageSchema } from '../pagination.ts';
import {
	differenceAnswer,
	differenceAnswerOf,
	frozenAnswerOf,
	runAnswer,
	runAnswerOf,
	standingAnswer
} from '../schemas/reconciliation.ts';
import { line, paragraphs } from '../schemas/values.ts';

export const readReconciliation = operation({
	id: 'readReconciliation',
	method: 'GET',
	path: '/reconciliation',
	tag: 'Refunds',
	summary: 'Whether books and provider agree',
	description: 'Whether refunds are frozen, the comparison under way and the last one, and how much is open.',
	scope: 'refunds:read',
	answers: { 200: { description: 'As it stands now.', schema: standingAnswer } },
	refusals: [],
	async handle({ ctx }) {
		const now = ctx.clock.now();
		const running = await openRun(ctx.db.read);
		const last = await lastFinishedRun(ctx.db.read);
		const { open, blocking } = await countOpenDifferences(ctx.db.read);
		return accepted({
			status: 200,
			body: {
				frozen: frozenAnswerOf(await openFreeze(ctx.db.read)),
				running: running && runAnswerOf(running, now),
				last: last && runAnswerOf(last, now),
				open_differences: open,
				holding_back: blocking
			}
		});
	}
});

export const listRuns = operation({
	id: 'listReconciliationRuns',
	method: 'GET',
	path: '/reconciliation/runs',
	tag: 'Refunds',
	summary: 'List comparisons of books and provider, latest first',
	description: 'Read on with `next` until it is null.',
	scope: 'refunds:read',
	query: z.strictObject(page(['number', 'string'] as const)),
	answers: { 200: { description: 'One page.', schema: pageSchema(runAnswer) } },
	refusals: [],
	async handle({ ctx, query }) {
		const after = query.after && { started_at: query.after[0], id: query.after[1] };
		const rows = await runsBefore(ctx.db.read, { after, limit: query.limit + 1 });
		const now = ctx.clock.now();
		const body = pageOf(
			rows,
			query.limit,
			(row) => [row.started_at, row.id],
			(row) => runAnswerOf(row, now)
		);
		return accepted({ status: 200, body });
	}
});

export const beginReconciliation = operation({
	id: 'beginReconciliation',
	method: 'POST',
	path: '/reconciliation/runs',
	tag: 'Refunds',
	summary: 'Compare books and provider now',
	description: 'In the background; one runs at a time, and asking for another joins the one under way.',
	scope: 'refunds:write',
	idempotency: 'optional',
	body: {
		schema: z.strictObject({
			complete: z
				.boolean()
				.default(false)
				.meta({ description: 'Everything since the first order, as it always is while refunds are frozen.' })
		}),
		examples: { one: { summary: 'What may have changed', value: { complete: false } } }
	},
	answers: {
		200: { description: 'The one under way.', schema: runAnswer },
		201: { description: 'Begun.', schema: runAnswer }
	},
	refusals: [],
	async handle({ ctx, actor, body }) {
		const begun = await beginRun(ctx, actor, { cause: 'by_hand', complete: body.complete });
		if (!begun.ok) return begun;
		const run = await findRun(ctx.db.read, begun.value.run_id);
		if (!run) return refused('not_found');
		return accepted({ status: begun.value.is_new ? 201 : 200, body: runAnswerOf(run, ctx.clock.now()) });
	}
});

export const listDifferences = operation({
	id: 'listReconciliationDifferences',
	method: 'GET',
	path: '/reconciliation/differences',
	tag: 'Refunds',
	summary: 'List differences between books and provider',
	description:
		'The open ones, oldest first; or all of them, latest first. Read on with `next` until it is null.',
	scope: 'refunds:read',
	query: z.strictObject({
		...page(['number', 'string'] as const),
		state: z.enum(['open', 'all']).default('open')
	}),
	answers: { 200: { description: 'One page.', schema: pageSchema(differenceAnswer) } },
	refusals: [],
	async handle({ ctx, query }) {
		const place = {
			after: query.after && { found_at: query.after[0], id: query.after[1] },
			limit: query.limit + 1
		};
		const rows = await (query.state === 'all' ? allDifferences : openDifferences)(ctx.db.read, place);
		const views = await differenceViews(ctx.db.read, rows);
		const body = pageOf(views, query.limit, (row) => [row.found_at, row.id], differenceAnswerOf);
		return accepted({ status: 200, body });
	}
});

export const closeDifference = operation({
	id: 'resolveReconciliationDifference',
	method: 'POST',
	path: '/reconciliation/differences/{difference}/resolve',
	tag: 'Refunds',
	summary: 'Say what a difference was',
	description:
		'Closes it, as long as both sides go on saying the same; refunds of the payment that waited for it are then sent.',
	scope: 'refunds:write',
	idempotency: 'required',
	params: z.object({ difference: line(64).meta({ description: 'Its id.' }) }),
	body: {
		schema: z.strictObject({ version: z.int().min(1).optional(), note: paragraphs(2_000) }),
		examples: {
			one: { summary: 'With a note', value: { note: 'Paid back by the customer on 21 November.' } }
		}
	},
	answers: { 200: { description: 'The difference, closed.', schema: differenceAnswer } },
	refusals: ['not_found', 'already_decided', 'changed_meanwhile', 'reason_missing'],
	async handle({ ctx, actor, params, body }) {
		const { difference } = params;
		if (!isId('dif', difference)) return refused('not_found');
		const { version, note } = body;
		const input = { difference_id: difference, note, ...(version === undefined ? {} : { version }) };
		const done = await resolveDifference(ctx, actor, input);
		if (!done.ok) return done;
		const row = await findDifference(ctx.db.read, difference);
		const [view] = await differenceViews(ctx.db.read, row ? [row] : []);
		return view ? accepted({ status: 200, body: differenceAnswerOf(view) }) : refused('not_found');
	}
});
