import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { whenNpmEnds } from './npm.ts';

export interface Outcome {
	passed: number;
	failed: number;
	note?: string;
}

export interface Run {
	code: number;
	output: string;
}

const SILENCE_MS = 15_000;

/** Runs a tool whose exit code is its verdict; its words are shown only when it fails. */
export async function check(command: [string, ...string[]]): Promise<Outcome> {
	const { code, output } = await run(command, { quiet: true });
	if (code === 0) return { passed: 1, failed: 0 };
	process.stdout.write(output.trim().split('\n').slice(-200).join('\n') + '\n');
	return { passed: 0, failed: 1, note: `exit code ${code}` };
}

/** Runs a command to its end, breaking long silences, and ends it when this process is told to end. */
export async function run(
	[command, ...args]: [string, ...string[]],
	{ quiet }: { quiet: boolean }
): Promise<Run> {
	const child = spawn(command, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' }
	});
	const began = performance.now();
	let output = '';
	const heartbeat = setInterval(() => {
		console.log(`  … still running, ${Math.round((performance.now() - began) / 1000)} s`);
	}, SILENCE_MS);
	const hear = (chunk: Buffer) => {
		output = (output + chunk).slice(-200_000);
		if (quiet) return;
		heartbeat.refresh();
		process.stdout.write(chunk);
	};
	child.stdout.on('data', hear);
	child.stderr.on('data', hear);
	const pass = (signal: NodeJS.Signals) => {
		child.kill(signal);
		process.exitCode = 128 + constants.signals[signal];
		setTimeout(() => process.exit(), 5_000);
	};
	process.once('SIGTERM', pass).once('SIGINT', pass);
	whenNpmEnds(() => pass('SIGTERM'));
	const code = await new Promise<number>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (status, signal) =>
			resolve(status ?? 128 + (signal ? constants.signals[signal] : 0))
		);
	});
	clearInterval(heartbeat);
	process.off('SIGTERM', pass).off('SIGINT', pass);
	return { code, output };
}
