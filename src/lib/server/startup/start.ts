import type { Migration } from 'kysely/migration';
import { ConfigFaults, readConfig } from '../config.ts';
import { createContext } from '../context.ts';
import { jobHandlers } from '../jobs/handlers/registry.ts';
import { startWorker } from '../jobs/worker.ts';
import { migrateToLatest, SchemaIsNewer } from '../store/migrate.ts';
import { guardMoney } from './guard-money.ts';
import { offerSetUp } from './offer-set-up.ts';
import { isRunning, running, setRunning } from './running.ts';
import { selfCheck, SelfCheckFaults } from './self-check.ts';
import { ensureDefaults } from './shop-defaults.ts';

/** Everything between the first line and the first request. A fault is told in plain words and ends the process. */
export async function start(migrations: Record<string, Migration>): Promise<void> {
	if (isRunning()) return;
	try {
		const config = readConfig();
		const context = await createContext(config);
		const faults = await selfCheck(context.db, config);
		if (faults.length > 0) throw new SelfCheckFaults(faults);
		const applied = await migrateToLatest(context.db, migrations);
		if (applied.length > 0) context.log.info({ migrations: applied }, 'database brought up to date');
		await ensureDefaults(context);
		await offerSetUp(context);
		await guardMoney(context);
		const worker = config.WORKER === 'inside' ? startWorker(context, jobHandlers) : null;
		setRunning({ context, worker, migrations: Object.keys(migrations) });
		process.once('sveltekit:shutdown', () => void stop());
		context.log.info({ engine: context.db.engine, origin: config.ORIGIN, worker: config.WORKER }, 'started');
	} catch (error) {
		if (!isPlain(error)) throw error;
		process.stderr.write(`${error.message}\n`);
		process.exit(1);
	}
}

/** After the last answer: jobs in hand are finished, then the database is closed. */
async function stop(): Promise<void> {
	const { context, worker } = running();
	await worker?.stop();
	await context.db.close();
	context.log.info('stopped');
}

const isPlain = (error: unknown): error is Error =>
	error instanceof ConfigFaults || error instanceof SelfCheckFaults || error instanceof SchemaIsNewer;
