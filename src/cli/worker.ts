import { readConfig } from '#lib/server/config.ts';
import { createContext } from '#lib/server/context.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { startWorker } from '#lib/server/jobs/worker.ts';
import { guardMoney } from '#lib/server/startup/guard-money.ts';
import { plainly } from './plainly.ts';

// A process that only works on jobs, beside web processes started with WORKER=off. Any number of them on PostgreSQL.
await plainly(async () => {
	const context = await createContext(readConfig());
	await guardMoney(context);
	const worker = startWorker(context, jobHandlers);
	context.log.info({ engine: context.db.engine }, 'worker started');
	await new Promise<void>((resolve) => {
		process.once('SIGTERM', () => resolve());
		process.once('SIGINT', () => resolve());
	});
	await worker.stop();
	await context.db.close();
	context.log.info('worker stopped');
});
