import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Context } from '../context.ts';
import { openFreeze } from '../store/freezes.ts';
import { countOpenDifferences } from '../store/differences.ts';

export const registry = new Registry();
collectDefaultMetrics({ register: registry });

const requests = new Histogram({
	name: 'homeward_http_request_duration_seconds',
	help: 'Time to answer a request, by route and status.',
	labelNames: ['method', 'route', 'status'],
	buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
	registers: [registry]
});
const jobs = new Gauge({
	name: 'homeward_jobs',
	help: 'Jobs that are due now, and jobs that were given up and wait for a person.',
	labelNames: ['state'],
	registers: [registry]
});
const oldest = new Gauge({
	name: 'homeward_jobs_oldest_due_seconds',
	help: 'How long the oldest due job has been waiting.',
	registers: [registry]
});

const differences = new Gauge({
	name: 'homeward_reconciliation_differences',
	help: 'Differences between books and provider that are open: those that hold money back, and the others.',
	labelNames: ['holds_back'],
	registers: [registry]
});
const frozen = new Gauge({
	name: 'homeward_refunds_frozen',
	help: '1 while no refund is sent because books and provider must be compared first.',
	registers: [registry]
});

export function measure(request: { method: string; route: string | null; status: number; seconds: number }) {
	requests.observe(
		{ method: request.method, route: request.route ?? 'none', status: request.status },
		request.seconds
	);
}

/** Everything as text for a collector. */
export async function metricsText(context: Context): Promise<string> {
	const queue = await queueState(context);
	jobs.set({ state: 'due' }, queue.due);
	jobs.set({ state: 'parked' }, queue.parked);
	oldest.set(queue.oldestDueSeconds);
	const { open, blocking } = await countOpenDifferences(context.db.read);
	differences.set({ holds_back: 'yes' }, blocking);
	differences.set({ holds_back: 'no' }, open - blocking);
	frozen.set((await openFreeze(context.db.read)) ? 1 : 0);
	return registry.metrics();
}

export async function queueState(context: Pick<Context, 'db' | 'clock'>) {
	const now = context.clock.now();
	const due = await context.db.read
		.selectFrom('jobs')
		.select((select) => [select.fn.countAll<number>().as('count'), select.fn.min('run_at').as('oldest')])
		.where('done_at', 'is', null)
		.where('parked_at', 'is', null)
		.where('run_at', '<=', now)
		.executeTakeFirstOrThrow();
	const parked = await context.db.read
		.selectFrom('jobs')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('parked_at', 'is not', null)
		.executeTakeFirstOrThrow();
	const oldestDueSeconds = due.oldest === null ? 0 : Math.max(0, Math.round((now - due.oldest) / 1_000));
	return { due: due.count, parked: parked.count, oldestDueSeconds };
}
