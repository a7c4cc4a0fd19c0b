import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openScan } from '../store/engines/scan.ts';
import { replaySpan, type ReplayOrder } from './backtest-replay.ts';
import type { ThreadMessage } from './backtest-thread.ts';

// Pages come first. Linux takes this for the thread alone, other systems for the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/** The thread: reads by a connection of its own, judges, and tells whoever started it. It writes nothing. */
const { url, order } = workerData as { url: string; order: ReplayOrder };
const tell = (message: ThreadMessage) => parentPort?.postMessage(message);

const scan = await openScan(url);
try {
	const done = await replaySpan(scan, order, (progress) => {
		tell({ progress });
		return true;
	});
	if (done) tell({ progress: done.last, totals: done.totals });
} finally {
	await scan.close();
}
