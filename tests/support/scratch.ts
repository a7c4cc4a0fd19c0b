import { accessSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ENOUGH = 3 * 2 ** 30;

/**
 * Where databases and files of tests live: in memory where a run has room there, because nothing of them outlives the
 * run and waiting for a disk is most of what they would do. Programs are not run from here: it may be forbidden.
 */
export const scratchRoot = hasRoom() ? MEMORY : tmpdir();

/** A new folder of its own; who asked for it takes it away. */
export const scratchFolder = (prefix: string): string => mkdtempSync(join(scratchRoot, prefix));

function hasRoom(): boolean {
	try {
		accessSync(MEMORY, constants.W_OK);
		const { bavail, bsize } = statfsSync(MEMORY);
		return Math.min(bavail * bsize, process.availableMemory()) > ENOUGH;
	} catch {
		return false;
	}
}
