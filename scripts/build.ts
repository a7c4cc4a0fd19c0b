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

/** Written last, dated when the build began: a build that was cut short is not taken for a whole one. */
const stamp = () => join(buildFolder, '.built');

export type BuildState = 'fresh' | 'stale' | 'missing';

/** A build is fresh while no source file or folder was touched after it began. */
export function buildState(): BuildState {
	if (!existsSync(stamp()) || !existsSync(join(buildFolder, 'index.js'))) return 'missing';
	const built = statSync(stamp()).mtimeMs;
	return SOURCES.some((source) => newest(source) > built) ? 'stale' : 'fresh';
}

/**
 * Builds the production server, passing the bundler's output on.
 *
 * @throws Error with the bundler's last words when the build fails.
 */
export async function build(print: (text: string) => void): Promise<void> {
	const began = new Date();
	rmSync(stamp(), { force: true });
	const [command, ...args] = tool('vite', 'build', '--logLevel', 'warn');
	const child = spawn(command, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		// A test runner that asks for the build must not change what is built.
		env: { ...process.env, NODE_ENV: 'production', VITEST: undefined }
	});
	let words = '';
	const hear = (chunk: Buffer) => {
		words = (words + chunk).slice(-8_000);
		print(String(chunk));
	};
	child.stdout.on('data', hear);
	child.stderr.on('data', hear);
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	if (code !== 0) throw new Error(`The build failed.\n${words.trim()}`);
	writeFileSync(stamp(), '');
	utimesSync(stamp(), began, began);
}

function newest(path: string): number {
	if (!existsSync(path)) return 0;
	const { mtimeMs } = statSync(path);
	if (!statSync(path).isDirectory()) return mtimeMs;
	return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
