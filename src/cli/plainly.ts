import { existsSync } from 'node:fs';

/** Runs a command of the command line: .env is read, and a fault is one sentence and exit code 1, not a trace. */
export async function plainly(work: () => Promise<void>): Promise<void> {
	if (existsSync('.env')) process.loadEnvFile('.env');
	try {
		await work();
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
