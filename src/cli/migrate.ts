import { resolve } from 'node:path';
import { readConfig } from '#lib/server/config.ts';
import { openDatabase } from '#lib/server/store/database.ts';
import { migrateToLatest } from '#lib/server/store/migrate.ts';
import { migrationsFromFolder } from '#lib/server/store/migrations-folder.ts';
import { plainly } from './plainly.ts';

// Brings the database up to date without starting the server, which does the same at its start.
await plainly(async () => {
	const { DATABASE_URL } = readConfig();
	const db = await openDatabase({ url: DATABASE_URL });
	try {
		const applied = await migrateToLatest(db, await migrationsFromFolder(resolve('migrations')));
		console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
	} finally {
		await db.close();
	}
});
