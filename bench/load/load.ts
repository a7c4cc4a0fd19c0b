import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuMs } from '../measure.ts';

export type Ask = { method?: string; path: string; headers?: Record<string, string>; body?: string };
export type Job = {
	url: string;
	requests: Ask[];
	connections: number;
	/** For so long, starting over when the requests are through; without it each request is sent once. */
	seconds?: number;
	/** No more than this; without it as many as are answered. */
	perSecond?: number;
	/** What every answer's body must hold. */
	contains?: string;
	/** What every answer's Location must begin with. */
	location?: string;
};
export type Answers = {
	answered: number;
	seconds: number;
	statuses: Record<string, number>;
	wrong: number;
	broken: number;
	p50: number;
	p99: number;
};
export type Load = { perSecond: number; cpu: number; p50: number; p99: number; answered: number };

let jobs = 0;

/**
 * Puts a server under load from a process of its own and reads the server's processor time around it.
 *
 * @throws Error when any answer is not the one that was wanted: a wrong answer is no answer, however quick.
 */
export async function load(
	server: { url: string; pid: number },
	status: number,
	job: Omit<Job, 'url'>
): Promise<Load> {
	const file = join(tmpdir(), `homeward-bench-${process.pid}-${jobs++}.json`);
	const requests = job.requests.map((ask) =>
		ask.headers?.['sec-fetch-site'] ? { ...ask, headers: { ...ask.headers, origin: server.url } } : ask
	);
	writeFileSync(file, JSON.stringify({ ...job, requests, url: server.url } satisfies Job));
	try {
		const before = cpuMs(server.pid);
		const answers = await asked(file);
		const cpu = (cpuMs(server.pid) - before) / answers.answered;
		const { [status]: right = 0, ...others } = answers.statuses;
		if (Object.keys(others).length > 0 || answers.wrong > 0 || answers.broken > 0 || right === 0) {
			throw new Error(
				`Wrong answers: ${JSON.stringify(answers)}, wanted ${status} for ${job.requests[0]?.path}`
			);
		}
		const { p50, p99, answered, seconds } = answers;
		return { perSecond: answered / seconds, cpu, p50, p99, answered };
	} finally {
		rmSync(file, { force: true });
	}
}

async function asked(file: string): Promise<Answers> {
	const child = spawn(process.execPath, [join(import.meta.dirname, 'client.ts'), file], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let words = '';
	child.stdout.on('data', (chunk: Buffer) => (words += chunk));
	const code = await new Promise<number | null>((done) => child.once('close', done));
	if (code !== 0) throw new Error(`The client ended with ${code}.`);
	return JSON.parse(words) as Answers;
}
