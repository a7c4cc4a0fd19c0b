import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export const median = (values: readonly number[]): number => {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

const TICK_MS = 10;

/** Processor time a process has used so far, in milliseconds; NaN where the system does not tell. */
export function cpuMs(pid: number): number {
	try {
		// The name in brackets may hold anything: fields are counted from behind it.
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) /s, '')
			.split(' ');
		return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
	} catch {
		return Number.NaN;
	}
}

/** Processor time of this process so far, in milliseconds. */
export function cpuOfProcess(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
}

/** Memory of a process that is really there, in MiB. */
export function residentMiB(pid: number): number {
	const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
	return Number(line?.[1]) / 1_024;
}

/** How often a second the disk under a folder can be made to keep 4 KiB, one after the other. */
export function syncsPerSecond(folder: string, milliseconds = 300): number {
	const path = join(folder, `sync-${process.pid}`);
	const file = openSync(path, 'w');
	const page = Buffer.alloc(4_096, 1);
	const begun = performance.now();
	let syncs = 0;
	while (performance.now() - begun < milliseconds) {
		writeSync(file, page);
		fdatasyncSync(file);
		syncs++;
	}
	const seconds = (performance.now() - begun) / 1_000;
	closeSync(file);
	rmSync(path);
	return syncs / seconds;
}
