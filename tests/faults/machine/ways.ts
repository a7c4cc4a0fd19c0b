import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Machine } from './server.ts';

/** A way to end a process at its n-th step. */
export type Way = {
	name: string;
	/** Begins to count; with null nothing dies. `end` stops counting and answers how many steps were seen. */
	arm(machine: Machine, at: number | null): Promise<{ end(): Promise<number> }>;
};

/** Inside the process, before statements that write, sends, answers and files: works on every machine. */
export const steps: Way = {
	name: 'steps',
	async arm(machine, at) {
		await machine.order({ do: 'arm', at });
		return {
			async end() {
				if (machine.isGone()) return at ?? 0;
				const { counted } = await machine.order({ do: 'count' });
				await machine.order({ do: 'arm', at: null });
				return counted;
			}
		};
	}
};

/** From outside, in the kernel, at the n-th system call of a kind; each thread counts for itself. */
export const syscalls = (name: string, calls: string): Way => ({
	name,
	async arm(machine, at) {
		const folder = mkdtempSync(join(tmpdir(), 'homeward-strace-'));
		const file = join(folder, 'trace');
		const kill = at === null ? [] : ['-e', `inject=${calls}:signal=KILL:when=${at}`];
		const tracer = spawn(
			'strace',
			['-f', '-p', String(machine.pid), '-o', file, '-e', `trace=${calls}`, ...kill],
			{ stdio: ['ignore', 'ignore', 'pipe'] }
		);
		const gone = new Promise((done) => tracer.once('close', done));
		await new Promise<void>((attached, failed) => {
			let words = '';
			tracer.stderr.on('data', (chunk: Buffer) => {
				words += chunk;
				if (/attached/.test(words)) attached();
			});
			tracer.once('close', () => failed(new Error(`strace could not attach: ${words}`)));
			tracer.once('error', failed);
		});
		return {
			async end() {
				tracer.kill('SIGINT');
				await gone;
				const threads = new Map<string, number>();
				for (const line of readFileSync(file, 'utf8').split('\n')) {
					const [thread = '', call = ''] = line.trim().split(/\s+/);
					if (/^\w+\(/.test(call)) threads.set(thread, (threads.get(thread) ?? 0) + 1);
				}
				rmSync(folder, { recursive: true, force: true });
				return Math.max(0, ...threads.values());
			}
		};
	}
});

export const hasStrace = (): boolean => spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;

/** In the order of what they strike: our own steps, the disk, the network. */
export const ways = (): Way[] => [
	steps,
	...(hasStrace()
		? [
				syscalls('writes', 'pwrite64'),
				syscalls('syncs', 'fsync,fdatasync'),
				syscalls('sends', 'write,writev,sendto,sendmsg')
			]
		: [])
];
