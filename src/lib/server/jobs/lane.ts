import type { Context } from '../context.ts';

/** The database may be busy or away for a moment; the lane goes on. */
export async function survive<T>(context: Context, work: () => Promise<T>): Promise<T | false> {
	try {
		return await work();
	} catch (error) {
		context.log.error({ err: error }, 'worker could not reach its jobs');
		return false;
	}
}

/** Ends early when the lane shall stop. */
export const pause = (milliseconds: number, stopping: AbortSignal): Promise<void> =>
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
