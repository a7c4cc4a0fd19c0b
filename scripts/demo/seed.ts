import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDatabase, type Database } from '../../src/lib/server/store/database.ts';
import { migrateToLatest } from '../../src/lib/server/store/migrate.ts';
import { migrationsFromFolder } from '../../src/lib/server/store/migrations-folder.ts';
import { runChild } from './child.ts';
import type { DemoSettings } from './settings.ts';

/** While this file is there, a seed is under way; found at the start, the last one was cut short. */
const marker = (settings: DemoSettings) => join(settings.folder, 'seeding');

/**
 * Takes away what a seed left half done, before anything else opens the folder. Only the demo's own files: a
 * database named by DATABASE_URL is left alone.
 */
export function clearHalfSeeded(settings: DemoSettings): void {
	if (!existsSync(marker(settings))) return;
	const own = [
		'homeward.db',
		'homeward.db-wal',
		'homeward.db-shm',
		'stripe.json',
		'mailbox',
		'files',
		'seeding'
	];
	for (const name of own) rmSync(join(settings.folder, name), { recursive: true, force: true });
}

/** Brings the schema up to date and fills an empty shop; a shop that has orders stays as it is. */
export async function prepareShop(settings: DemoSettings, env: Record<string, string>): Promise<void> {
	const db = await openDatabase({ url: settings.database });
	let empty: boolean;
	try {
		await migrateToLatest(db, await migrationsFromFolder(resolve('migrations')));
		empty = await isEmpty(db);
	} finally {
		await db.close();
	}
	if (!empty) return;
	console.log('Filling the demo shop…');
	writeFileSync(marker(settings), '');
	await runChild('The demo shop could not be filled.', ['src/cli/seed.ts', '--demo'], env);
	rmSync(marker(settings));
}

async function isEmpty(db: Database): Promise<boolean> {
	const order = await db.read.selectFrom('orders').select('id').limit(1).executeTakeFirst();
	return order === undefined;
}
