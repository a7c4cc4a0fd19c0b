import { z } from 'zod';
import { ANSWERS, FIGURES, type Figures } from '#lib/domain/backtest/answer.ts';
import { CHANGE_KINDS } from '#lib/domain/backtest/compare.ts';
import type { BacktestTotals, Group } from '#lib/domain/backtest/tally.ts';
import { isId } from '#lib/domain/ids.ts';
import { policyRules } from '#lib/domain/policy/rules.ts';
import { accepted, refused } from '#lib/domain/result.ts';
import { cancelBacktest as cancel } from '../../commands/backtests/cancel-backtest.ts';
import { startBacktest as start } from '../../commands/backtests/start-backtest.ts';
import { backtestById, backtestCases, backtestList, type NamedBacktest } from '../../queries/backtests.ts';
import type { BacktestCasesTable } from '../../store/schema-backtests.ts';
import { operation } from '../operation.ts';
import { page, pageOf, pageSchema } from '../pagination.ts';
import { instant, iso, isoOrNull, line, time } from '../schemas/values.ts';

const figures = z
	.object({ refund_minor: z.int(), credit_minor: z.int(), bonus_minor: z.int(), fee_minor: z.int() })
	.meta({ id: 'BacktestFigures' });
const group = z
	.object({
		name: z.string(),
		returns: z.int(),
		changed: z.int(),
		given: z.array(z.object({ currency: z.string(), amount_minor: z.int() }))
	})
	.meta({ id: 'BacktestGroup' });
const totalsAnswer = z
	.object({
		returns: z.int().describe('Past returns in the span.'),
		judged: z.int().describe('Those that a policy judged; imported ones never were.'),
		inexact: z
			.int()
			.describe('Judged again they do not give what was decided then: something changed since.'),
		changed: z.int(),
		kinds: z.array(z.object({ kind: z.enum(CHANGE_KINDS), returns: z.int() })),
		reviews_before: z.int(),
		reviews_after: z.int(),
		better_for_customer: z.int(),
		worse_for_customer: z.int(),
		customers: z.int(),
		money: z.array(
			z.object({
				currency: z.string(),
				before: figures,
				after: figures,
				given_low_minor: z
					.int()
					.describe('The difference of what customers get lies above, with 95 % confidence.'),
				given_high_minor: z.int()
			})
		),
		by_reason: z.array(group),
		by_category: z.array(group),
		by_cause: z.array(group)
	})
	.meta({ id: 'BacktestTotals' });

const backtestAnswer = z
	.object({
		id: z.string(),
		label: z.string(),
		version: z.int().nullable().describe('Number of the version; null: rules that are no version yet.'),
		draft_id: z.string().nullable(),
		baseline: z.enum(['judged', 'live']),
		from: time(),
		to: time(),
		state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
		returns_total: z.int(),
		returns_done: z.int(),
		changed: z.int(),
		cases_kept: z.int(),
		error: z.string().nullable(),
		created_at: time(),
		finished_at: time().nullable(),
		totals: totalsAnswer.nullable()
	})
	.meta({ id: 'Backtest' });

const answerOf = (row: NamedBacktest): z.infer<typeof backtestAnswer> => ({
	id: row.id,
	label: row.label,
	version: row.version_number,
	draft_id: row.draft_id,
	baseline: row.baseline,
	from: iso(row.span_from),
	to: iso(row.span_to),
	state: row.state,
	returns_total: row.returns_total,
	returns_done: row.returns_done,
	changed: row.changed,
	cases_kept: row.cases_kept,
	error: row.error,
	created_at: iso(row.created_at),
	finished_at: isoOrNull(row.finished_at),
	totals: row.totals && totalsOf(row.totals)
});

const totalsOf = (totals: BacktestTotals): z.infer<typeof totalsAnswer> => ({
	returns: totals.seen,
	judged: totals.judged,
	inexact: totals.inexact,
	changed: totals.changed,
	kinds: CHANGE_KINDS.map((kind) => ({ kind, returns: totals.kinds[kind] })),
	reviews_before: totals.reviews.before,
	reviews_after: totals.reviews.after,
	better_for_customer: totals.for_customer.better,
	worse_for_customer: totals.for_customer.worse,
	customers: totals.customers.count,
	money: Object.entries(totals.money).map(([currency, { before, after, given }]) => ({
		currency,
		before: plain(before),
		after: plain(after),
		given_low_minor: given.low,
		given_high_minor: given.high
	})),
	by_reason: groupsOf(totals.by_reason),
	by_category: groupsOf(totals.by_category),
	by_cause: groupsOf(totals.by_cause)
});

const plain = (all: Figures): Figures =>
	Object.fromEntries(FIGURES.map((figure) => [figure, all[figure]])) as Figures;

const groupsOf = (groups: Record<string, Group>): z.infer<typeof group>[] =>
	Object.entries(groups).map(([name, { seen, changed, given }]) => ({
		name,
		returns: seen,
		changed,
		given: Object.entries(given).map(([currency, amount_minor]) => ({ currency, amount_minor }))
	}));

const caseAnswer = z
	.object({
		position: z.int(),
		return_id: z.string(),
		number: z.string(),
		opened_at: time(),
		kind: z.enum(CHANGE_KINDS),
		before: z.enum(ANSWERS),
		after: z.enum(ANSWERS),
		currency: z.string(),
		given_before_minor: z.int(),
		given_after_minor: z.int(),
		fee_before_minor: z.int(),
		fee_after_minor: z.int(),
		reason: z.string(),
		category: z.string(),
		cause: z.string().describe('`rule:…`, `refusal:…`, or the step of the decision that differs first.'),
		exact: z.boolean()
	})
	.meta({ id: 'BacktestCase' });

const caseOf = (row: BacktestCasesTable): z.infer<typeof caseAnswer> => ({
	position: row.position,
	return_id: row.return_id,
	number: row.number,
	opened_at: iso(row.opened_at),
	kind: row.kind,
	before: row.answer_before,
	after: row.answer_after,
	currency: row.currency,
	given_before_minor: row.given_before_minor,
	given_after_minor: row.given_after_minor,
	fee_before_minor: row.fee_before_minor,
	fee_after_minor: row.fee_after_minor,
	reason: row.reason_code,
	category: row.category,
	cause: row.cause,
	exact: row.exact === 1
});

const oneOfThem = z.object({ backtest: line(64).meta({ description: 'Its id.' }) });

export const startBacktest = operation({
	id: 'startBacktest',
	method: 'POST',
	path: '/backtests',
	tag: 'Settings',
	summary: 'Hold a policy against past returns',
	description:
		'In the background: each past return of the span is judged again as its order stood when it was opened, by this ' +
		'policy and by the one that judged it (or the live one). Nothing is changed by it. Name a `version`, or give `rules`.',
	scope: 'settings:write',
	idempotency: 'required',
	body: {
		schema: z
			.strictObject({
				version: z.int().min(1).optional(),
				rules: policyRules.optional(),
				draft_id: line(60).optional(),
				label: line(120, 0).default(''),
				baseline: z.enum(['judged', 'live']).default('judged'),
				days: z.int().min(1).max(3_650).nullable().default(90).describe('Null: everything.'),
				from: instant().optional().describe('With `to`, in place of `days`.'),
				to: instant().optional()
			})
			.refine((body) => (body.version === undefined) !== (body.rules === undefined), { path: ['version'] })
			.refine((body) => (body.from === undefined) === (body.to === undefined), { path: ['to'] })
			.meta({ id: 'BacktestInput' }),
		examples: { one: { summary: 'Version 2 over ninety days', value: { version: 2, days: 90 } } }
	},
	answers: { 201: { description: 'Queued.', schema: backtestAnswer } },
	refusals: ['not_found', 'value_invalid', 'too_many_attempts'],
	async handle({ ctx, actor, body }) {
		const { version, rules, draft_id, label, baseline, days, from, to } = body;
		const started = await start(ctx, actor, {
			policy: version === undefined ? { rules, draft_id: draft_id ?? null } : { number: version },
			label,
			baseline,
			span:
				from !== undefined && to !== undefined
					? { kind: 'between', from, to }
					: days === null
						? { kind: 'all' }
						: { kind: 'days', days }
		});
		if (!started.ok) return started;
		const row = await backtestById(ctx.db.read, started.value.backtest_id);
		return row ? accepted({ status: 201, body: answerOf(row) }) : refused('not_found');
	}
});

export const listBacktests = operation({
	id: 'listBacktests',
	method: 'GET',
	path: '/backtests',
	tag: 'Settings',
	summary: 'List backtests, latest first',
	description: 'Read on with `next` until it is null.',
	scope: 'settings:read',
	query: z.strictObject(page(['number', 'string'] as const)),
	answers: { 200: { description: 'One page.', schema: pageSchema(backtestAnswer) } },
	refusals: [],
	async handle({ ctx, query }) {
		const after = query.after && { created_at: query.after[0], id: query.after[1] };
		const rows = await backtestList(ctx.db.read, { after, limit: query.limit + 1 });
		return accepted({
			status: 200,
			body: pageOf(rows, query.limit, (row) => [row.created_at, row.id], answerOf)
		});
	}
});

export const readBacktest = operation({
	id: 'readBacktest',
	method: 'GET',
	path: '/backtests/{backtest}',
	tag: 'Settings',
	summary: 'Read a backtest',
	description: 'How far it is, and once it is done what changes in numbers.',
	scope: 'settings:read',
	params: oneOfThem,
	answers: { 200: { description: 'The backtest.', schema: backtestAnswer } },
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const row = await backtestById(ctx.db.read, params.backtest);
		return row ? accepted({ status: 200, body: answerOf(row) }) : refused('not_found');
	}
});

export const listBacktestCases = operation({
	id: 'listBacktestCases',
	method: 'GET',
	path: '/backtests/{backtest}/cases',
	tag: 'Settings',
	summary: 'List the returns that change',
	description: 'The first thousand, oldest first. Read on with `next` until it is null.',
	scope: 'settings:read',
	params: oneOfThem,
	query: z.strictObject({
		...page(['number'] as const),
		reason: line(100).optional(),
		category: line(100).optional(),
		cause: line(200).optional()
	}),
	answers: { 200: { description: 'One page.', schema: pageSchema(caseAnswer) } },
	refusals: ['not_found'],
	async handle({ ctx, params, query }) {
		const { reason, category, cause } = query;
		if (!isId('bkt', params.backtest) || !(await backtestById(ctx.db.read, params.backtest)))
			return refused('not_found');
		const rows = await backtestCases(
			ctx.db.read,
			params.backtest,
			{
				...(reason !== undefined && { reason }),
				...(category !== undefined && { category }),
				...(cause !== undefined && { cause })
			},
			{ after: query.after?.[0] ?? 0, limit: query.limit + 1 }
		);
		return accepted({ status: 200, body: pageOf(rows, query.limit, (row) => [row.position], caseOf) });
	}
});

export const cancelBacktest = operation({
	id: 'cancelBacktest',
	method: 'POST',
	path: '/backtests/{backtest}/cancel',
	tag: 'Settings',
	summary: 'Stop a backtest',
	description: 'It ends at its next step.',
	scope: 'settings:write',
	idempotency: 'optional',
	params: oneOfThem,
	body: { schema: z.strictObject({}), examples: { one: { summary: 'Stop it', value: {} } } },
	answers: { 200: { description: 'The backtest, stopped.', schema: backtestAnswer } },
	refusals: ['not_found', 'not_in_this_state'],
	async handle({ ctx, actor, params }) {
		if (!isId('bkt', params.backtest)) return refused('not_found');
		const done = await cancel(ctx, actor, params.backtest);
		if (!done.ok) return done;
		const row = await backtestById(ctx.db.read, params.backtest);
		return row ? accepted({ status: 200, body: answerOf(row) }) : refused('not_found');
	}
});
