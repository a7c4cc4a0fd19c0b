import type { Context } from '../context.ts';
import type { Worker } from '../jobs/worker.ts';

/** What this process runs: opened once at start, closed once at shutdown. */
export type Running = { context: Context; worker: Worker | null; migrations: readonly string[] };

// On globalThis, so that the development server, which loads modules anew after an edit, keeps its database.
const KEY = Symbol.for('homeward.running');
const home = globalThis as { [KEY]?: Running };

export function running(): Running {
	const found = home[KEY];
	if (!found) throw new Error('Homeward has not been started');
	return found;
}

export const isRunning = (): boolean => home[KEY] !== undefined;
export const setRunning = (running: Running): void => void (home[KEY] = running);
