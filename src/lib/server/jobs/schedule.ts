import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import type { Context } from '../context.ts';
import { enqueue } from './queue.ts';

/** Jobs that come back by themselves. The key holds the time slot, so many processes enqueue each slot once. */
const SCHEDULE = [
	{ kind: 'refund.sweep', every: 5 * MINUTE },
	{ kind: 'hold.sweep', every: 5 * MINUTE },
	{ kind: 'charge.sweep', every: 5 * MINUTE },
	{ kind: 'reconcile.daily', every: DAY },
	{ kind: 'promise.sweep', every: 10 * MINUTE },
	{ kind: 'return.expire', every: HOUR },
	{ kind: 'exchange.sweep', every: HOUR },
	{ kind: 'instant.sweep', every: HOUR },
	{ kind: 'credit.expire', every: DAY },
	{ kind: 'credit.remind', every: DAY },
	{ kind: 'stock.expire', every: 5 * MINUTE },
	{ kind: 'access.sweep', every: HOUR },
	{ kind: 'photo.sweep', every: DAY }
] as const;

export async function enqueueScheduled(context: Context): Promise<void> {
	const now = context.clock.now();
	const due = SCHEDULE.map((entry) => ({ ...entry, key: `${entry.kind}:${Math.floor(now / entry.every)}` }));
	const known = await context.db.read
		.selectFrom('jobs')
		.select('key')
		.where(
			'key',
			'in',
			due.map((entry) => entry.key)
		)
		.execute();
	const missing = due.filter((entry) => !known.some((job) => job.key === entry.key));
	if (missing.length === 0) return;
	await context.db.transaction(async (tx) => {
		for (const entry of missing)
			await enqueue(tx, { ids: context.ids, now }, { kind: entry.kind, key: entry.key, body: {} });
	});
}
