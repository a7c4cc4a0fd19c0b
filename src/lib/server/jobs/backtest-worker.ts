import { parentPort, workerData } from 'node:worker_threads';
import { openScan } from '../store/engines/scan.ts';
import { replaySpan, type ReplayOrder } from './backtest-replay.ts';
import type { ThreadMessage } from './backtest-thread.ts';

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
