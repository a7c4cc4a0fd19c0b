import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Migration } from 'kysely/migration';

/** The numbered files of a migrations folder, keyed by file name without its ending. For the command line and tests. */
export async function migrationsFromFolder(folder: string): Promise<Record<string, Migration>> {
	const names = readdirSync(folder)
		.filter((name) => /^\d{4}_.*\.ts$/.test(name))
		.sort();
	const entries = names.map(async (name) => {
		const module = (await import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href)) as Migration;
		return [name.replace(/\.ts$/, ''), module] as const;
	});
	return Object.fromEntries(await Promise.all(entries));
}
