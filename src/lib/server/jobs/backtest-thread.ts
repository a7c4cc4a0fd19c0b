import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BacktestTotals } from '#lib/domain/backtest/tally.ts';
import type { BacktestProgress } from '../commands/backtests/record-backtest.ts';
import type { ReplayOrder } from './backtest-replay.ts';

export type ThreadMessage = { progress: BacktestProgress; totals?: BacktestTotals };

/** The thread came to more than its share of memory. */
export class OutOfMemory extends Error {}

/**
 * Replays in a thread of its own, so that no page waits for it. What it tells is handed on one at a time.
 *
 * @param url of the database, as for `openDatabase`
 * @param take false ends the thread
 * @throws OutOfMemory, or whatever the thread failed of
 */
export async function replayInThread(
	url: string,
	order: ReplayOrder,
	take: (message: ThreadMessage) => Promise<boolean>
): Promise<void> {
	const worker = new Worker(join(sourceFolder(), WORKER), {
		workerData: { url, order },
		// As little as it runs well with: its rows live for one page.
		resourceLimits: { maxYoungGenerationSizeMb: 6, maxOldGenerationSizeMb: 48 },
		execArgv: [],
		stdout: false
	});
	let taking: Promise<unknown> = Promise.resolve();
	let going = true;
	try {
		await new Promise<void>((resolve, reject) => {
			worker.on('message', (message: ThreadMessage) => {
				taking = taking
					.then(async () => {
						if (!going) return;
						going = await take(message);
						if (!going || message.totals) resolve();
					})
					.catch(reject);
			});
			worker.on('error', (error) => reject(told(error)));
			worker.on(
				'exit',
				(code) => void taking.then(() => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))))
			);
		});
	} finally {
		going = false;
		await worker.terminate();
	}
}

const WORKER = 'src/lib/server/jobs/backtest-worker.ts';

const told = (error: unknown): Error =>
	error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
		? new OutOfMemory(error.message)
		: error instanceof Error
			? error
			: new Error(String(error));

/**
 * The installation's own folder, from the sources as well as from the built server beside them. The thread runs from the
 * sources: a built file would load the whole server with it.
 */
function sourceFolder(): string {
	for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
		if (existsSync(join(folder, WORKER))) return folder;
		if (folder === dirname(folder)) throw new Error(`${WORKER} is not part of this installation`);
	}
}
