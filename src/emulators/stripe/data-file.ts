import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { emptyState, type State } from './world.ts';

const MAPS = [
	'paymentIntents',
	'charges',
	'refunds',
	'disputes',
	'checkoutSessions',
	'customers',
	'balanceTransactions',
	'events'
] as const;

/** The state as plain JSON: maps become lists in the order their objects were made. */
export function stateAsJson(state: State): Record<string, unknown> {
	const lists = MAPS.map((name) => [name, [...state[name].values()]]);
	return { version: 1, ...state, ...Object.fromEntries(lists), keys: [...state.keys.values()] };
}

/** Reads a state written by `save`; a missing file is an empty state, a broken one is an error. */
export function loadState(path: string | undefined): State {
	const state = emptyState();
	if (path === undefined || !existsSync(path)) return state;
	const saved = JSON.parse(readFileSync(path, 'utf8')) as Record<string, never> & { version?: number };
	if (saved.version !== 1) throw new Error(`${path} is not a state file of the Stripe emulator`);
	for (const name of MAPS) fill<never>(state[name], saved[name] ?? [], 'id');
	fill(state.keys, saved.keys ?? [], 'key');
	const { scheduled = [], deliveries = [], offsetMs = 0 } = saved;
	return { ...state, scheduled, deliveries, offsetMs };
}

/**
 * A writer of the state file. Each `save` resolves once the state as it was then, or later, is on disk: written
 * beside, synced, then renamed over, so that a kill at any moment leaves the old file or the new one.
 */
export function stateFile(path: string | undefined, state: () => State): { save(): Promise<void> } {
	if (path === undefined) return { save: async () => undefined };
	let running: Promise<void> | undefined;
	let next: Promise<void> | undefined;

	async function write(to: string): Promise<void> {
		await mkdir(dirname(to), { recursive: true });
		const file = await open(`${to}.new`, 'w');
		try {
			await file.writeFile(JSON.stringify(stateAsJson(state())));
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(`${to}.new`, to);
	}

	function begin(): Promise<void> {
		running = write(path ?? '').finally(() => (running = undefined));
		return running;
	}

	return {
		save() {
			if (!running) return begin();
			next ??= running
				.catch(() => undefined)
				.then(() => {
					next = undefined;
					return begin();
				});
			return next;
		}
	};
}

function fill<T extends object>(
	map: { set(id: string, item: T): unknown },
	items: T[],
	idField: 'id' | 'key'
): void {
	for (const item of items) map.set(String(Reflect.get(item, idField)), item);
}
