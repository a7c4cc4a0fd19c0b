import { actorId, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { policyRules } from '#lib/domain/policy/rules.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import { enqueue } from '../../jobs/queue.ts';
import { firstReturnAt, insertBacktest, unfinishedBacktests } from '../../store/backtests.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { policyVersions } from '../../store/policies.ts';
import { inTransaction } from '../in-transaction.ts';
import { maySet } from '../settings/permissions.ts';

export type BacktestSpan =
	| { kind: 'days'; days: number }
	| { kind: 'all' }
	/** Both inclusive. */
	| { kind: 'between'; from: Instant; to: Instant };

export type StartBacktestInput = {
	/** A published version by its number, or rules of a draft as they are now. */
	policy: { number: number } | { rules: unknown; draft_id?: string | null };
	label?: string;
	/** `judged`: each return against the version that judged it; `live`: against the one in force now. */
	baseline?: 'judged' | 'live';
	span?: BacktestSpan;
};
export type StartedBacktest = { backtest_id: Id<'bkt'> };

export const USUAL_DAYS = 90;
const MOST_DAYS = 3_650;
const LONGEST_LABEL = 120;
/** One is worked on at a time: more than these would only wait. */
const MOST_UNFINISHED = 10;

/**
 * Queues a replay of a policy over the shop's past returns; a job works it off. Refuses `value_invalid` with the field,
 * `not_found` for a version that does not exist, `too_many_attempts` while ten are unfinished.
 */
export async function startBacktest(
	ctx: CommandContext,
	actor: Actor,
	{ policy, label = '', baseline = 'judged', span = { kind: 'days', days: USUAL_DAYS } }: StartBacktestInput
): Promise<Result<StartedBacktest>> {
	if (!maySet(actor)) return refused('not_allowed');
	if (label.length > LONGEST_LABEL) return refused('value_invalid', { field: 'label' });
	return inTransaction<StartedBacktest>(ctx.db, async (tx) => {
		const by = { ids: ctx.ids, now: ctx.clock.now(), actor };
		const wanted = await wantedPolicy(tx, policy);
		if (!wanted.ok) return wanted;
		const ends = await endsOf(tx, span, by.now);
		if (!ends.ok) return ends;
		if ((await unfinishedBacktests(tx)) >= MOST_UNFINISHED) return refused('too_many_attempts');
		const id = ctx.ids.next('bkt');
		await insertBacktest(tx, {
			id,
			label: label.trim(),
			...wanted.value,
			baseline,
			span: span.kind,
			...ends.value,
			state: 'queued',
			returns_total: 0,
			returns_done: 0,
			changed: 0,
			totals: null,
			cases_kept: 0,
			error: null,
			started_by: actorId(actor),
			created_at: by.now,
			started_at: null,
			finished_at: null
		});
		await appendEvents(tx, by, [
			{
				type: 'backtest_started',
				entity: 'policy',
				entity_id: id,
				order_id: null,
				data: { ...ends.value, baseline }
			}
		]);
		await enqueue(tx, by, { kind: 'backtest.run', key: `backtest:${id}`, body: { backtest_id: id } });
		return accepted({ backtest_id: id });
	});
}

async function wantedPolicy(tx: Tx, policy: StartBacktestInput['policy']) {
	if ('number' in policy) {
		const version = (await policyVersions(tx)).find(({ number }) => number === policy.number);
		return version === undefined
			? refused('not_found')
			: accepted({ rules: version.rules, version_id: version.id, draft_id: null });
	}
	const rules = policyRules.safeParse(policy.rules);
	if (!rules.success) {
		return refused('value_invalid', { field: rules.error.issues[0]?.path.join('.') || 'rules' });
	}
	return accepted({ rules: rules.data, version_id: null, draft_id: policy.draft_id?.slice(0, 60) ?? null });
}

/** Fixed at the start: what is opened later is not part of it, however long it waits. */
async function endsOf(
	tx: Tx,
	span: BacktestSpan,
	now: Instant
): Promise<Result<{ span_from: Instant; span_to: Instant }>> {
	switch (span.kind) {
		case 'days':
			return Number.isSafeInteger(span.days) && span.days >= 1 && span.days <= MOST_DAYS
				? accepted({ span_from: now - span.days * DAY, span_to: now })
				: refused('value_invalid', { field: 'days' });
		case 'all':
			return accepted({ span_from: Math.min(now, (await firstReturnAt(tx)) ?? now), span_to: now });
		case 'between':
			if (!isInstant(span.from)) return refused('value_invalid', { field: 'from' });
			return isInstant(span.to) && span.to >= span.from
				? accepted({ span_from: span.from, span_to: span.to })
				: refused('value_invalid', { field: 'to' });
	}
}

const isInstant = (at: Instant): boolean => Number.isSafeInteger(at) && at >= 0;
