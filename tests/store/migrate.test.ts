import type { KyselyPlugin } from 'kysely';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { migrateToLatest, SchemaIsNewer } from '#lib/server/store/migrate.ts';
import { migrationsFromFolder } from '#lib/server/store/migrations-folder.ts';
import { describeEngines } from '../support/databases.ts';

describeEngines('bringing the schema up to date', (_engine, open) => {
	test('asks one thing when there is nothing to do', async () => {
		const db = await open();
		let asked = 0;
		const count: KyselyPlugin = {
			transformQuery: ({ node }) => (asked++, node),
			transformResult: async ({ result }) => result
		};
		const counted = { ...db, owner: db.owner.withPlugin(count) };
		expect(await migrateToLatest(counted, await all())).toEqual([]);
		expect(asked).toBe(1);
	});

	test('refuses a schema that a newer version wrote', async () => {
		const db = await open();
		const known = await all();
		const newest = Object.keys(known).at(-1)!;
		const older = Object.fromEntries(Object.entries(known).filter(([name]) => name !== newest));
		await expect(migrateToLatest(db, older)).rejects.toThrow(SchemaIsNewer);
		await expect(migrateToLatest(db, older)).rejects.toThrow(newest);
	});
});

const all = () => migrationsFromFolder(resolve('migrations'));
