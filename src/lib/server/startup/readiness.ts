import { queueState } from '../http/metrics.ts';
import { countUse } from '../store/limits.ts';
import { running } from './running.ts';

type Readiness = {
	ready: boolean;
	database: 'writable' | 'failing';
	migrations: 'current' | 'differ' | 'unknown';
	jobs: { due: number; parked: number; oldestDueSeconds: number } | null;
};

const KEPT = 2_000;
let last: { at: number; state: Promise<Readiness> } | null = null;

/** Whether this process can do its work now. Kept for two seconds, so that asking often costs nothing. */
export function readiness(): Promise<Readiness> {
	if (!last || performance.now() - last.at > KEPT) last = { at: performance.now(), state: look() };
	return last.state;
}

async function look(): Promise<Readiness> {
	const { context, migrations } = running();
	const now = context.clock.now();
	try {
		await context.db.transaction((tx) => countUse(tx, { key: 'readyz', window: KEPT, now }));
		const done = await context.db.read
			.withTables<{ kysely_migration: { name: string } }>()
			.selectFrom('kysely_migration')
			.select('name')
			.execute();
		const current = done.length === migrations.length && done.every((row) => migrations.includes(row.name));
		const jobs = await queueState(context);
		return { ready: current, database: 'writable', migrations: current ? 'current' : 'differ', jobs };
	} catch (error) {
		context.log.error({ err: error }, 'not ready');
		return { ready: false, database: 'failing', migrations: 'unknown', jobs: null };
	}
}
