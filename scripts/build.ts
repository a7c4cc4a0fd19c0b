import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from './tools.ts';

const SOURCES = [
	'src',
	'migrations',
	'static',
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];

export const buildFolder = process.env.BUILD_DIR ?? 'build';

/** Dated when the build began, so that a file saved meanwhile is newer. */
const stamp = () => join(buildFolder, '.built');

export type BuildState = 'fresh' | 'stale' | 'missing';

/** A build is fresh while no source file or folder was touched after it began. */
export function buildState(): BuildState {
	const server = join(buildFolder, 'index.js');
	if (!existsSync(server)) return 'missing';
	// Built by the bundler's own command: the server's first file is written at the very end.
	const built = statSync(existsSync(stamp()) ? stamp() : server).mtimeMs;
	return SOURCES.some((source) => newest(source) > built) ? 'stale' : 'fresh';
}

/**
 * Builds the production server, with a sign of life every few seconds; the bundler's words only when it fails.
 *
 * @throws Error with the bundler's last words when the build fails.
 */
export async function build(): Promise<void> {
	const began = new Date();
	const seconds = () => Math.round((Date.now() - began.getTime()) / 1000);
	// What is there is no longer whole from here on.
	rmSync(join(buildFolder, 'index.js'), { force: true });
	const [command, ...args] = tool('vite', 'build', '--logLevel', 'warn');
	const child = spawn(command, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		// A test runner that asks for the build must not change what is built.
		env: { ...process.env, NODE_ENV: 'production', VITEST: undefined }
	});
	let words = '';
	const hear = (chunk: Buffer) => (words = (words + chunk).slice(-8_000));
	child.stdout.on('data', hear);
	child.stderr.on('data', hear);
	const alive = setInterval(() => console.log(`  … building, ${seconds()} s`), 5_000);
	const leave = () => child.kill();
	process.once('exit', leave);
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	}).finally(() => {
		clearInterval(alive);
		process.off('exit', leave);
	});
	if (code !== 0) throw new Error(`The build failed.\n${words.trim()}`);
	writeFileSync(stamp(), '');
	utimesSync(stamp(), began, began);
	console.log(`  built in ${seconds()} s`);
}

function newest(path: string): number {
	if (!existsSync(path)) return 0;
	const { mtimeMs } = statSync(path);
	if (!statSync(path).isDirectory()) return mtimeMs;
	return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
