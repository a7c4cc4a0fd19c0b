import { spawn } from 'node:child_process';
import { readFileSync, readlinkSync, readdirSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Machine } from '../server.ts';

/** What a process did to the files of its database and what it told the world, in the order it happened. */
export type Deed =
	| { do: 'write'; file: string; at: number; bytes: Buffer }
	| { do: 'truncate'; file: string; size: number }
	| { do: 'sync'; file: string }
	/** Bytes that left through a socket: from here on somebody may rely on what they say. */
	| { do: 'tell'; bytes: Buffer };

const CALLS = 'openat,close,pwrite64,ftruncate,fsync,fdatasync,write,writev,sendto';

/** Records a running process until `end`, which answers its deeds on files whose name starts with `database`. */
export async function record(machine: Machine, database: string, file: string) {
	const open = openFiles(machine.pid);
	const flags = ['-f', '-p', String(machine.pid), '-o', file, '-xx', '-s', '200000', '-e', `trace=${CALLS}`];
	const tracer = spawn('strace', flags, { stdio: ['ignore', 'ignore', 'pipe'] });
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
		async end(): Promise<Deed[]> {
			tracer.kill('SIGINT');
			await gone;
			const deeds = deedsOf(wholeCalls(readFileSync(file, 'utf8')), open, database);
			rmSync(file);
			return deeds;
		}
	};
}

/** What each descriptor of a running process is. */
function openFiles(pid: number): Map<number, string> {
	const open = new Map<number, string>();
	for (const fd of readdirSync(`/proc/${pid}/fd`)) {
		try {
			open.set(Number(fd), readlinkSync(`/proc/${pid}/fd/${fd}`));
		} catch {
			// Closed in the meantime.
		}
	}
	return open;
}

type Call = { name: string; parameters: string; result: number };

/** Calls as they ended; one that another thread's call interrupted stands in two pieces. */
function* wholeCalls(text: string): Generator<Call> {
	const begun = new Map<string, string>();
	for (const line of text.split('\n')) {
		const [, thread = '', said = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
		const [, first] = /^(.*?)\s*<unfinished \.\.\.>$/.exec(said) ?? [];
		if (first !== undefined) {
			begun.set(thread, first);
			continue;
		}
		const [, rest] = /^<\.\.\. \w+ resumed>(.*)$/.exec(said) ?? [];
		const whole = rest === undefined ? said : (begun.get(thread) ?? '') + rest;
		const [, name, parameters = '', result] = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(whole) ?? [];
		if (name) yield { name, parameters, result: Number(result) };
	}
}

function deedsOf(calls: Iterable<Call>, open: Map<number, string>, database: string): Deed[] {
	const deeds: Deed[] = [];
	for (const { name, parameters, result } of calls) {
		if (result < 0) continue;
		const fd = Number.parseInt(parameters);
		const path = open.get(fd) ?? '';
		const file = path.startsWith(database) ? basename(path) : null;
		if (name === 'openat') open.set(result, bytesIn(parameters).toString());
		else if (name === 'close') open.delete(fd);
		else if (name === 'pwrite64' && file) {
			const at = Number(parameters.slice(parameters.lastIndexOf(',') + 1));
			deeds.push({ do: 'write', file, at, bytes: bytesIn(parameters).subarray(0, result) });
		} else if (name === 'ftruncate' && file)
			deeds.push({ do: 'truncate', file, size: Number(parameters.split(',')[1]) });
		else if ((name === 'fsync' || name === 'fdatasync') && file) deeds.push({ do: 'sync', file });
		else if (['write', 'writev', 'sendto'].includes(name) && !path.startsWith('/'))
			deeds.push({ do: 'tell', bytes: bytesIn(parameters) });
	}
	return deeds;
}

/** Every byte in the quoted strings of a call, which strace writes as \x41. */
const bytesIn = (parameters: string): Buffer =>
	Buffer.from(
		[...parameters.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text.replaceAll('\\x', '')).join(''),
		'hex'
	);
