import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildFolder } from '../../../scripts/build.ts';
import { ask } from '../../routes/request.ts';
import type { Order, Told } from './orders.ts';

export type Program = 'server' | 'worker';

/** A process of the product with the hook inside: it obeys orders and can die at any step. */
export type Machine = {
	pid: number;
	/** True once it has ended, whatever ended it. */
	isGone(): boolean;
	/** Settles when it has ended, with its exit code; null when a signal ended it. */
	gone: Promise<number | null>;
	/** Rejects when it ends before it has answered. */
	order(order: Order): Promise<Told>;
	/** Ends it as a supervisor or the kernel would, and waits. */
	end(signal: NodeJS.Signals): Promise<number | null>;
	logs(): string;
	/** Milliseconds from the start to the first page answered; 0 for a worker, which answers nobody. */
	startedMs: number;
};

const PROGRAMS: Record<Program, () => string> = {
	server: () => resolve(buildFolder, 'index.js'),
	worker: () => resolve('src/cli/worker.ts')
};
const HOOK = pathToFileURL(resolve(import.meta.dirname, 'hook.ts')).href;

/** Starts one process and waits until it works: a server answers its first page, a worker says that it started. */
export async function startMachine(program: Program, env: Record<string, string>): Promise<Machine> {
	const begun = performance.now();
	const child = spawn(process.execPath, ['--import', HOOK, PROGRAMS[program]()], {
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		env: { PATH: process.env.PATH, TZ: 'UTC', NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env }
	});
	let logs = '';
	const hear = (chunk: Buffer) => (logs = (logs + chunk).slice(-100_000));
	child.stdout?.on('data', hear);
	child.stderr?.on('data', hear);
	const gone = new Promise<number | null>((done) => child.once('close', done));
	const machine: Machine = {
		pid: child.pid ?? 0,
		isGone: () => hasEnded(child),
		gone,
		order: (order) => obeyed(child, order),
		async end(signal) {
			if (!hasEnded(child)) child.kill(signal);
			return gone;
		},
		logs: () => logs,
		startedMs: 0
	};
	if (program === 'server') {
		await firstAnswer(env.ORIGIN ?? '', machine);
		machine.startedMs = performance.now() - begun;
	} else {
		await machine.order({ do: 'count' });
	}
	return machine;
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const PATIENCE_MS = 60_000;

async function firstAnswer(url: string, machine: Machine): Promise<void> {
	const end = performance.now() + PATIENCE_MS;
	while (performance.now() < end) {
		if (machine.isGone()) throw new Error(`The server ended before it answered.\n${machine.logs()}`);
		const answer = await ask(url, '/').catch(() => null);
		if (answer?.status === 200) return;
		await new Promise((done) => setTimeout(done, 5));
	}
	throw new Error(`The server did not answer within a minute.\n${machine.logs()}`);
}

/** Orders are answered in the order they were given. */
function obeyed(child: ChildProcess, order: Order): Promise<Told> {
	return new Promise((told, ended) => {
		if (hasEnded(child) || !child.connected) return ended(new Ended());
		const leave = () => {
			child.off('message', answer);
			child.off('exit', dead);
		};
		const answer = (message: Told) => {
			leave();
			told(message);
		};
		const dead = () => {
			leave();
			ended(new Ended());
		};
		child.once('message', answer).once('exit', dead);
		child.send(order, (error) => error && dead());
	});
}

/** The process is no longer there. */
export class Ended extends Error {
	constructor() {
		super('the process has ended');
	}
}
