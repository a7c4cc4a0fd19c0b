import type { ControlledTransaction, Kysely } from 'kysely';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database, Tx } from '../database.ts';
import type { Schema } from '../schema.ts';

/**
 * Commands that wait for the one writer share its next commit, which is the slow part: the disk must keep it. Each runs
 * alone behind a savepoint, so one that fails takes back its own writes and nobody else's; nobody hears anything,
 * good or bad, before the commit has held (docs/decisions/0013).
 *
 * @param isOpen whether the database still has a transaction: grave faults end it without being asked
 */
export function sharedCommit(owner: Kysely<Schema>, isOpen: () => boolean): Database['transaction'] {
	const waiting: Command[] = [];
	let working = false;
	const work = async () => {
		working = true;
		while (waiting.length > 0) await commitTogether(owner, waiting, isOpen);
		working = false;
	};
	return (run) =>
		new Promise((resolve, reject) => {
			waiting.push(commandOf(run, resolve, reject));
			if (!working) void work();
		});
}

/** Runs once; `settle` then tells the caller how it ended, `fail` that its end did not hold. */
type Command = {
	run(tx: Tx): Promise<boolean>;
	/** What it threw. */
	fault(): unknown;
	settle(): void;
	fail(error: unknown): void;
};

/** A group ends here even when more are waiting: the first of it is waiting too. */
const MOST_TOGETHER = 64;
const LONGEST_MS = 20;
/** A form needs as many turns from its first byte to its command. While nothing else is asked they take no time. */
const QUIET_TURNS = 4;

async function commitTogether(
	owner: Kysely<Schema>,
	waiting: Command[],
	isOpen: () => boolean
): Promise<void> {
	const group: Command[] = [];
	let tx: ControlledTransaction<Schema> | null = null;
	try {
		tx = await owner.startTransaction().execute();
		const began = performance.now();
		for (let quiet = 0; quiet < QUIET_TURNS && group.length < MOST_TOGETHER;) {
			if (performance.now() - began > LONGEST_MS) break;
			const command = waiting.shift();
			if (command) {
				quiet = 0;
				group.push(command);
				await runBehindSavepoint(tx, command, isOpen);
			} else {
				// Requests that came meanwhile get their turn to join.
				quiet++;
				await nextTurn();
			}
		}
		await tx.commit().execute();
	} catch (error) {
		if (tx) await takeBack(tx);
		// No transaction was to be had in all that time: whoever waits is told now and does not wait for another turn.
		const failed = tx ? group : waiting.splice(0);
		for (const command of failed) command.fail(error);
		return;
	}
	for (const command of group) command.settle();
}

async function runBehindSavepoint(
	tx: ControlledTransaction<Schema>,
	command: Command,
	isOpen: () => boolean
): Promise<void> {
	const point = await tx.savepoint('command').execute();
	const done = await command.run(point);
	if (!isOpen()) throw new Error('The database ended the transaction.', { cause: command.fault() });
	if (!done) await point.rollbackToSavepoint('command').execute();
	await point.releaseSavepoint('command').execute();
}

/** Also gives the connection back, which a failed commit has not done. What cannot be taken back makes the next begin fail. */
const takeBack = (tx: ControlledTransaction<Schema>): Promise<void> =>
	tx.isRolledBack
		? Promise.resolve()
		: tx
				.rollback()
				.execute()
				.catch(() => undefined);

function commandOf<T>(
	run: (tx: Tx) => Promise<T>,
	resolve: (value: T) => void,
	reject: (error: unknown) => void
): Command {
	let settle: () => void = () => undefined;
	let fault: unknown;
	return {
		async run(tx) {
			try {
				const value = await run(tx);
				settle = () => resolve(value);
				return true;
			} catch (error) {
				fault = error;
				settle = () => reject(error);
				return false;
			}
		},
		fault: () => fault,
		settle: () => settle(),
		fail: reject
	};
}
