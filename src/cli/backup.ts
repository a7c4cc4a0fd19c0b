import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readConfig } from '#lib/server/config.ts';
import { copySqlite, filesNamedIn } from '#lib/server/store/engines/sqlite-copy.ts';
import { DATABASE, fileOf, FILES, MANIFEST, sha256Of, stamp, type Manifest } from './backup/manifest.ts';
import { plainly } from './plainly.ts';

const POSTGRES = `This database is PostgreSQL, which has its own tools; nothing was saved.
  Save:     pg_dump --format=custom --file=homeward.dump "$DATABASE_URL"    and the folder DATA_DIR/files
  Restore:  stop every Homeward process
            pg_restore --clean --if-exists --dbname="$DATABASE_URL" homeward.dump
            npm run freeze-refunds -- --restored
            start Homeward: it compares its books with Stripe, and then lets refunds go again by itself`;

// Saves database and files into a new folder, while the server runs: npm run backup -- [folder]
await plainly(async () => {
	const { DATABASE_URL, DATA_DIR } = readConfig();
	const database = fileOf(DATABASE_URL);
	if (database === null) throw new Error(POSTGRES);
	if (!existsSync(database)) throw new Error(`There is no database at ${database}.`);
	const now = new Date();
	const folder = resolve(process.argv[2] ?? 'backups', `homeward-${stamp(now)}`);
	// It gets its name once it is whole: a half one is never taken for a backup.
	const making = `${folder}.unfinished`;
	mkdirSync(making, { recursive: true, mode: 0o700 });
	// The database first: every file it names was written before the row that names it.
	await copySqlite(database, join(making, DATABASE));
	const files = join(DATA_DIR, 'files');
	if (existsSync(files)) await cp(files, join(making, FILES), { recursive: true });
	const named = filesNamedIn(join(making, DATABASE));
	const missing = named.filter(({ path }) => !existsSync(join(making, FILES, path))).map(({ path }) => path);
	const manifest: Manifest = {
		format: 1,
		created_at: now.toISOString(),
		database_sha256: await sha256Of(join(making, DATABASE)),
		files: named.length,
		missing
	};
	writeFileSync(join(making, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
	renameSync(making, folder);
	console.log(`Saved to ${folder}: database checked, ${named.length} files.`);
	if (missing.length > 0) console.log(`The database names ${missing.length} files that are not there.`);
});
