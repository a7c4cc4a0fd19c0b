import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { copyFile, cp } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readConfig, type Config } from '#lib/server/config.ts';
import { createContext } from '#lib/server/context.ts';
import { freezeRefunds } from '#lib/server/commands/reconciliation/freeze-refunds.ts';
import { lastSends } from '#lib/server/sends-note.ts';
import { isSqliteInUse, sqliteFaults } from '#lib/server/store/engines/sqlite-copy.ts';
import { migrateToLatest } from '#lib/server/store/migrate.ts';
import { migrationsFromFolder } from '#lib/server/store/migrations-folder.ts';
import { DATABASE, fileOf, FILES, readManifest, sha256Of, stamp } from './backup/manifest.ts';
import { plainly } from './plainly.ts';

const USAGE = 'Usage: npm run restore -- FOLDER    where FOLDER is what "npm run backup" made';
const POSTGRES = 'This database is PostgreSQL: "npm run backup" says how to save and restore it.';

// Puts a backup in the place of the database, with refunds frozen. The server must be stopped.
await plainly(async () => {
	const config = readConfig();
	const target = fileOf(config.DATABASE_URL);
	if (target === null) throw new Error(POSTGRES);
	if (!process.argv[2]) throw new Error(USAGE);
	const folder = resolve(process.argv[2]);
	const { database_sha256, created_at } = readManifest(folder);
	const saved = join(folder, DATABASE);
	if ((await sha256Of(saved)) !== database_sha256) throw new Error(`${saved} was changed after it was made.`);
	if (isSqliteInUse(target)) throw new Error(`${target} is in use. Stop Homeward first, then restore.`);
	const next = `${target}.restoring`;
	mkdirSync(dirname(target), { recursive: true });
	await copyFile(saved, next);
	await bringUp(config, next);
	const faults = sqliteFaults(next);
	if (faults.length > 0) throw new Error(`The restored database is not whole: ${faults.join('; ')}`);
	sync(next);
	const before = `${target}.before-${stamp(new Date())}`;
	if (existsSync(target)) renameSync(target, before);
	renameSync(next, target);
	sync(dirname(target));
	if (existsSync(join(folder, FILES))) {
		await cp(join(folder, FILES), join(config.DATA_DIR, 'files'), { recursive: true, force: false });
	}
	console.log(`Restored the backup of ${created_at}.`);
	if (existsSync(before)) console.log(`What was there before is kept as ${before}.`);
	console.log(
		'Refunds are frozen. Start Homeward: it compares its books with Stripe and lets them go by itself.'
	);
});

/** Frozen before it has its name: it never stands in its place without that. */
async function bringUp(config: Config, path: string): Promise<void> {
	const context = await createContext({ ...config, DATABASE_URL: `sqlite:${path}` });
	try {
		await migrateToLatest(context.db, await migrationsFromFolder(resolve('migrations')));
		await freezeRefunds(
			context,
			{ kind: 'system' },
			{ reason: 'restored', note: '', last_sent_at: lastSends(config.DATA_DIR).at(-1)?.at ?? null }
		);
	} finally {
		await context.db.close();
	}
}

function sync(path: string): void {
	const handle = openSync(path, 'r');
	fsyncSync(handle);
	closeSync(handle);
}
