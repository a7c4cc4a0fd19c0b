import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The command line of an installed package's one tool, run by the very Node that runs this: the host's may be too old. */
export function tool(name: string, ...args: string[]): [string, ...string[]] {
	const manifest = findManifest(name);
	const { bin }: { bin: string | Record<string, string> } = JSON.parse(readFileSync(manifest, 'utf8'));
	const script = typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0]);
	if (!script) throw new Error(`The package ${name} has no command.`);
	return [process.execPath, join(dirname(manifest), script), ...args];
}

function findManifest(name: string): string {
	for (const folder of require.resolve.paths(name) ?? []) {
		const manifest = join(folder, name, 'package.json');
		try {
			readFileSync(manifest);
			return manifest;
		} catch {
			// Not in this folder; the next one up.
		}
	}
	throw new Error(`${name} is not installed; run npm ci first.`);
}
