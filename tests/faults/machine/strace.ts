import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Machine } from './server.ts';

export type Tracing = {
	/** Lets go of the process and answers how many calls the busiest thread made. */
	end(): Promise<number>;
};

/**
 * Stands between a running process and the kernel for some system calls.
 *
 * @param tampering what becomes of them, in strace's words (`signal=KILL:when=3`, `error=EIO`); null only counts
 * @throws Error when strace is not installed or may not attach
 */
export async function standBetween(
	machine: Machine,
	calls: string,
	tampering: string | null
): Promise<Tracing> {
	const folder = mkdtempSync(join(tmpdir(), 'homeward-strace-'));
	const file = join(folder, 'trace');
	const inject = tampering === null ? [] : ['-e', `inject=${calls}:${tampering}`];
	const tracer = spawn(
		'strace',
		['-f', '-p', String(machine.pid), '-o', file, '-e', `trace=${calls}`, ...inject],
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

let able: boolean | undefined;

/** Whether strace is installed and may stand before a process that is not its child, which some machines forbid. */
export function hasStrace(): boolean {
	if (able !== undefined) return able;
	const { pid } = spawn('sleep', ['0.2'], { stdio: 'ignore' }).on('error', () => undefined);
	// Ends with the one it watches, at once when it may not.
	const tried = spawnSync('strace', ['-o', '/dev/null', '-p', String(pid)], { stdio: 'ignore' });
	return (able = tried.status === 0);
}
