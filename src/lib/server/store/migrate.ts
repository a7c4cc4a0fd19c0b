import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import type { Database } from './database.ts';

/** Brings the schema up to date, forward only, under the engine's lock; refuses a schema newer than this code. */
export async function migrateToLatest(
	db: Database,
	migrations: Record<string, Migration>
): Promise<string[]> {
	const done = await applied(db);
	const unknown = done.filter((name) => !(name in migrations));
	if (unknown.length > 0) throw new SchemaIsNewer(unknown);
	// The usual start. A name is written in the transaction of its migration, so all names are all tables; the migrator
	// would look through every table twice to say the same.
	if (done.length === Object.keys(migrations).length) return [];
	const provider: MigrationProvider = { getMigrations: async () => migrations };
	const migrator = new Migrator({ db: db.owner, provider });
	const { error, results } = await migrator.migrateToLatest();
	if (error) throw error;
	return (results ?? []).map((result) => result.migrationName);
}

export class SchemaIsNewer extends Error {
	constructor(names: string[]) {
		super(
			`The database was written by a newer Homeward (it knows ${names.join(', ')}). ` +
				'Start the newer version, or restore the backup taken before the upgrade.'
		);
	}
}

async function applied(db: Database): Promise<string[]> {
	const rows = db.owner
		.withTables<{ kysely_migration: { name: string } }>()
		.selectFrom('kysely_migration')
		.select('name');
	try {
		return (await rows.execute()).map((row) => row.name);
	} catch (error) {
		const tables = await db.owner.introspection.getTables({ withInternalKyselyTables: true });
		if (tables.some((table) => table.name === 'kysely_migration')) throw error;
		return [];
	}
}
