import { randomUUID } from 'node:crypto';
import type { Id } from '#lib/domain/ids.ts';
import { HOUR, MINUTE, SECOND } from '#lib/domain/time.ts';
import type { Context } from '../context.ts';
import { withoutPeople } from '../log.ts';
import { updateRows } from '../store/update.ts';
import { DUE_FOR_ANY_LANE, DUE_FOR_FIRST_LANE, isLong } from './due.ts';
import type { JobHandlers, LastWrite } from './handlers/index.ts';
import { pause, survive } from './lane.ts';
import { TryAgainAt, type JobBodies, type JobKind } from './queue.ts';
import { enqueueScheduled } from './schedule.ts';
import { webhookLane } from './webhooks/lane.ts';

export const JOB_LEASE = 2 * MINUTE;
const MOST_ATTEMPTS = 12;
/** A worker that ends in the middle of a job says nothing of it; a job at which so many ended is the cause. */
const MOST_DEATHS = 30;
const IDLE_POLL = 250;
/** Most of a job is waiting for somebody else's answer; lanes that end jobs at once share a commit. */
const LANES = 4;
export type Worker = { stop(): Promise<void> };

/** Works on due jobs, `lanes` at a time, until stopped; stopping waits for the jobs in hand. */
export function startWorker(context: Context, handlers: JobHandlers, lanes = LANES): Worker {
	const stopping = new AbortController();
	const running = [
		...Array.from({ length: lanes }, (_, lane) =>
			workLane(context, handlers, { owner: `worker_${randomUUID()}`, takesLong: lane === 0 }, stopping.signal)
		),
		scheduleLane(context, stopping.signal),
		webhookLane(context, stopping.signal)
	];
	return {
		async stop() {
			stopping.abort();
			await Promise.all(running);
		}
	};
}

/** Works on one due job. Answers whether there was one. */
export async function workOnce(
	context: Context,
	handlers: JobHandlers,
	owner: string,
	takesLong = true
): Promise<boolean> {
	const job = await claim(context, owner, takesLong);
	if (!job) return false;
	const renewing = isLong(job.kind) ? keepLease(context, job.id, owner) : null;
	try {
		refuseDeadly(job);
		const lastWrite = await run(context, handlers, job);
		await finish(context, job.id, owner, lastWrite ?? null);
	} catch (error) {
		context.log.error({ job: job.id, kind: job.kind, attempt: job.attempts, err: error }, 'job failed');
		await postpone(context, job, owner, error);
	} finally {
		clearInterval(renewing ?? undefined);
	}
	return true;
}

/** A job that fails in the ordinary way is parked long before: this one took its worker down each time. */
function refuseDeadly(job: ClaimedJob): void {
	if (job.attempts > MOST_DEATHS) throw new Error('the worker ended each time while it worked on this');
}

function keepLease(context: Context, id: Id<'job'>, owner: string): NodeJS.Timeout {
	const renew = async () => {
		const until = context.clock.now() + JOB_LEASE;
		await context.db.transaction((tx) =>
			tx
				.updateTable('jobs')
				.set({ lease_until: until, run_at: until })
				.where('id', '=', id)
				.where('lease_owner', '=', owner)
				// A renewal that had to be tried again must not take back a later one.
				.where('lease_until', '<', until)
				.execute()
		);
	};
	return setInterval(() => void survive(context, renew), JOB_LEASE / 4);
}

type ClaimedJob = { id: Id<'job'>; kind: string; body: string; attempts: number };

async function claim(context: Context, owner: string, takesLong: boolean): Promise<ClaimedJob | null> {
	const now = context.clock.now();
	const due = takesLong ? DUE_FOR_FIRST_LANE : DUE_FOR_ANY_LANE;
	if ((await due.any(context.db.read, now)).length === 0) return null;
	return context.db.transaction(async (tx) => {
		const [job] = await due.first[context.db.engine](tx, now);
		if (!job) return null;
		const attempts = job.attempts + 1;
		const until = now + JOB_LEASE;
		// A lease is a later run_at: a worker that dies leaves the job to the next one.
		const lease = { attempts, lease_owner: owner, lease_until: until, run_at: until };
		await updateRows(tx, 'jobs', lease, { id: job.id });
		return { ...job, attempts };
	});
}

async function run(context: Context, handlers: JobHandlers, job: ClaimedJob): Promise<LastWrite | void> {
	if (!isKnown(handlers, job.kind)) throw new Error(`no handler for jobs of kind ${job.kind}`);
	const handler = handlers[job.kind] as (
		context: Context,
		body: JobBodies[JobKind],
		job: { attempts: number }
	) => Promise<LastWrite | void>;
	return handler(context, JSON.parse(job.body) as JobBodies[JobKind], { attempts: job.attempts });
}

const isKnown = (handlers: JobHandlers, kind: string): kind is JobKind => Object.hasOwn(handlers, kind);

async function finish(
	context: Context,
	id: Id<'job'>,
	owner: string,
	lastWrite: LastWrite | null
): Promise<void> {
	const done = { done_at: context.clock.now(), lease_owner: null, lease_until: null, last_error: null };
	await context.db.transaction(async (tx) => {
		await lastWrite?.(tx);
		await updateRows(tx, 'jobs', done, { id, lease_owner: owner });
	});
}

async function postpone(context: Context, job: ClaimedJob, owner: string, error: unknown): Promise<void> {
	const now = context.clock.now();
	const wait = Math.min(SECOND * 2 ** job.attempts, HOUR);
	const asked = error instanceof TryAgainAt;
	const isLast = !asked && job.attempts >= MOST_ATTEMPTS;
	await context.db.transaction((tx) =>
		updateRows(
			tx,
			'jobs',
			{
				run_at: asked ? error.at : now + wait,
				attempts: asked ? job.attempts - 1 : job.attempts,
				parked_at: isLast ? now : null,
				lease_owner: null,
				lease_until: null,
				last_error: error instanceof Error ? withoutPeople(error.message).slice(0, 500) : 'unknown'
			},
			{ id: job.id, lease_owner: owner }
		)
	);
}

async function workLane(
	context: Context,
	handlers: JobHandlers,
	{ owner, takesLong }: { owner: string; takesLong: boolean },
	stopping: AbortSignal
) {
	while (!stopping.aborted) {
		const worked = await survive(context, () => workOnce(context, handlers, owner, takesLong));
		if (!worked) await pause(IDLE_POLL, stopping);
	}
}

async function scheduleLane(context: Context, stopping: AbortSignal) {
	while (!stopping.aborted) {
		await survive(context, () => enqueueScheduled(context));
		await pause(10 * SECOND, stopping);
	}
}
