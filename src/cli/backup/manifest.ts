import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

export const DATABASE = 'homeward.db';
export const FILES = 'files';
export const MANIFEST = 'backup.json';

const manifest = z.object({
	format: z.literal(1),
	created_at: z.string(),
	database_sha256: z.string(),
	files: z.number().int(),
	missing: z.array(z.string())
});
/** What a backup folder says of itself. `missing` are files that the database named and the data folder lacked. */
export type Manifest = z.infer<typeof manifest>;

export function readManifest(folder: string): Manifest {
	const path = join(folder, MANIFEST);
	if (!existsSync(path)) throw new Error(`${folder} is no backup: it has no ${MANIFEST}.`);
	const parsed = manifest.safeParse(JSON.parse(readFileSync(path, 'utf8')));
	if (!parsed.success) throw new Error(`${path} is not what a backup writes.`);
	return parsed.data;
}

export async function sha256Of(path: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(path), hash);
	return hash.digest('hex');
}

/** The file of an SQLite address; null for PostgreSQL. */
export const fileOf = (databaseUrl: string): string | null =>
	databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : null;

/** `20261122-014500`, for names of folders that sort by time. */
export const stamp = (at: Date): string =>
	at
		.toISOString()
		.replace(/[-:]|\..*$/g, '')
		.replace('T', '-');
