import { randomUUID } from 'node:crypto';
import { HOUR, MINUTE, SECOND } from '#lib/domain/time.ts';
import type { Context } from '../context.ts';
import { skipLocked } from '../store/engines/locks.ts';
import type { JobHandlers } from './handlers/index.ts';
import { TryAgainAt, type JobBodies, type JobKind } from './queue.ts';
import { enqueueScheduled } from './schedule.ts';

export const JOB_LEASE = 2 * MINUTE;
const MOST_ATTEMPTS = 12;
const IDLE_POLL = 250;

export type Worker = { stop(): Promise<void> };

/** Works on due jobs, `lanes` at a time, until stopped; stopping waits for the jobs in hand. */
export function startWorker(context: Context, handlers: JobHandlers, lanes = 2): Worker {
	const stopping = new AbortController();
	const owner = `worker_${randomUUID()}`;
	const running = [
		...Array.from({ length: lanes }, () => workLane(context, handlers, owner, stopping.signal)),
		scheduleLane(context, stopping.signal)
	];
	return {
		async stop() {
			stopping.abort();
			await Promise.all(running);
		}
	};
}

/** Works on one due job. Answers whether there was one. */
export async function workOnce(context: Context, handlers: JobHandlers, owner: string): Promise<boolean> {
	const job = await claim(context, owner);
	if (!job) return false;
	try {
		await run(context, handlers, job);
		await finish(context, job.id, owner);
	} catch (error) {
		context.log.error({ job: job.id, kind: job.kind, attempt: job.attempts, err: error }, 'job failed');
		await postpone(context, job, owner, error);
	}
	return true;
}

type ClaimedJob = { id: string; kind: string; body: string; attempts: number };

async function claim(context: Context, owner: string): Promise<ClaimedJob | null> {
	const now = context.clock.now();
	const due = await context.db.read
		.selectFrom('jobs')
		.select('id')
		.where('done_at', 'is', null)
		.where('parked_at', 'is', null)
		.where('run_at', '<=', now)
		.limit(1)
		.executeTakeFirst();
	if (!due) return null;
	return context.db.transaction(async (tx) => {
		const query = tx
			.selectFrom('jobs')
			.select(['id', 'kind', 'body', 'attempts'])
			.where('done_at', 'is', null)
			.where('parked_at', 'is', null)
			.where('run_at', '<=', now)
			.orderBy('run_at')
			.limit(1);
		const job = await skipLocked(context.db.engine, query).executeTakeFirst();
		if (!job) return null;
		const attempts = job.attempts + 1;
		// A lease is a later run_at: a worker that dies leaves the job to the next one.
		await tx
			.updateTable('jobs')
			.set({ attempts, lease_owner: owner, lease_until: now + JOB_LEASE, run_at: now + JOB_LEASE })
			.where('id', '=', job.id)
			.execute();
		return { ...job, attempts };
	});
}

async function run(context: Context, handlers: JobHandlers, job: ClaimedJob): Promise<void> {
	if (!isKnown(handlers, job.kind)) throw new Error(`no handler for jobs of kind ${job.kind}`);
	const handler = handlers[job.kind] as (
		context: Context,
		body: JobBodies[JobKind],
		job: { attempts: number }
	) => Promise<void>;
	await handler(context, JSON.parse(job.body) as JobBodies[JobKind], { attempts: job.attempts });
}

const isKnown = (handlers: JobHandlers, kind: string): kind is JobKind => Object.hasOwn(handlers, kind);

async function finish(context: Context, id: string, owner: string): Promise<void> {
	await context.db.transaction((tx) =>
		tx
			.updateTable('jobs')
			.set({ done_at: context.clock.now(), lease_owner: null, lease_until: null, last_error: null })
			.where('id', '=', id as ClaimedId)
			.where('lease_owner', '=', owner)
			.execute()
	);
}
type ClaimedId = `job_${string}`;

async function postpone(context: Context, job: ClaimedJob, owner: string, error: unknown): Promise<void> {
	const now = context.clock.now();
	const wait = Math.min(SECOND * 2 ** job.attempts, HOUR);
	const asked = error instanceof TryAgainAt;
	const isLast = !asked && job.attempts >= MOST_ATTEMPTS;
	await context.db.transaction((tx) =>
		tx
			.updateTable('jobs')
			.set({
				run_at: asked ? error.at : now + wait,
				attempts: asked ? job.attempts - 1 : job.attempts,
				parked_at: isLast ? now : null,
				lease_owner: null,
				lease_until: null,
				last_error: error instanceof Error ? error.message.slice(0, 500) : 'unknown'
			})
			.where('id', '=', job.id as ClaimedId)
			.where('lease_owner', '=', owner)
			.execute()
	);
}

async function workLane(context: Context, handlers: JobHandlers, owner: string, stopping: AbortSignal) {
	while (!stopping.aborted) {
		const worked = await survive(context, () => workOnce(context, handlers, owner));
		if (!worked) await pause(IDLE_POLL, stopping);
	}
}

async function scheduleLane(context: Context, stopping: AbortSignal) {
	while (!stopping.aborted) {
		await survive(context, () => enqueueScheduled(context));
		await pause(10 * SECOND, stopping);
	}
}

/** The database may be busy or away for a moment; the lane goes on. */
async function survive<T>(context: Context, work: () => Promise<T>): Promise<T | false> {
	try {
		return await work();
	} catch (error) {
		context.log.error({ err: error }, 'worker could not reach its jobs');
		return false;
	}
}

const pause = (milliseconds: number, stopping: AbortSignal): Promise<void> =>
	new Promise((resolve) => {
		if (stopping.aborted) return resolve();
		const timer = setTimeout(done, milliseconds);
		stopping.addEventListener('abort', done, { once: true });
		function done() {
			clearTimeout(timer);
			stopping.removeEventListener('abort', done);
			resolve();
		}
	});
