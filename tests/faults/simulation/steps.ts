import type { Database, Tx } from '#lib/server/store/database.ts';
import type { Scene } from './scene.ts';
import type { Theatre } from './theatre.ts';

/** What a task waits at right after its transaction. */
export const COMMITTED = 'has committed';

/** Every transaction is a step; what happens inside of one cannot be interleaved, as under SQLite's writer lock. */
export function databaseOf(scene: Scene): Database {
	const { stage, theatre, mutant } = scene;
	const { memory } = theatre;
	const kept = () => {
		scene.stirred = true;
		if (mutant?.database === 'unsynced' && stage.chance.happens(0.2)) memory.sync();
	};
	return {
		engine: 'sqlite',
		read: memory.db,
		owner: memory.db,
		async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
			await stage.pause('begins a transaction');
			memory.writes.length = 0;
			if (mutant?.database === 'deferred') {
				const early = await readEarly(memory, work);
				await stage.pause('has read and waits for the write lock');
				memory.replay(early.writes);
				kept();
				await stage.pause(COMMITTED);
				return early.result;
			}
			const result = await memory.db.transaction().execute(work);
			kept();
			await stage.pause(COMMITTED);
			return result;
		},
		close: async () => undefined
	};
}

/** Runs the work, takes it back and keeps what it wrote: a transaction that read before it could write. */
async function readEarly<T>(
	memory: Theatre['memory'],
	work: (tx: Tx) => Promise<T>
): Promise<{ result: T; writes: Theatre['memory']['writes'] }> {
	let done: { result: T } | null = null;
	try {
		await memory.db.transaction().execute(async (tx) => {
			done = { result: await work(tx) };
			throw new TakenBack();
		});
	} catch (error) {
		if (!(error instanceof TakenBack)) throw error;
	}
	if (!done) throw new Error('the work did not end');
	return { result: (done as { result: T }).result, writes: memory.writes.splice(0) };
}
class TakenBack extends Error {}
