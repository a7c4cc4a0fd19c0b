import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#lib/server/store/database.ts';
import { migrateToLatest } from '#lib/server/store/migrate.ts';
import { migrationsFromFolder } from '#lib/server/store/migrations-folder.ts';
import { startCluster } from '../cluster.ts';
import { scratchFolder } from '../scratch.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** A migrated, empty SQLite file to copy. */
		sqliteTemplate: string;
		/** Address of the cluster's own database, and the migrated database to copy. */
		postgres: { url: string; template: string };
	}
}

const TEMPLATE = 'homeward_template';

/** Once per run: one PostgreSQL, and one migrated template per engine. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = scratchFolder('homeward-sqlite-');
	const cluster = await startCluster();
	const teardown = async () => {
		await cluster.stop();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const file = join(folder, 'template.db');
		await migrated(`sqlite:${file}`);
		await createTemplate(cluster.url('postgres'));
		await migrated(cluster.url(TEMPLATE));
		project.provide('sqliteTemplate', file);
		project.provide('postgres', { url: cluster.url('postgres'), template: TEMPLATE });
		return teardown;
	} catch (error) {
		await teardown();
		throw error;
	}
}

async function migrated(url: string): Promise<void> {
	const db = await openDatabase({ url });
	try {
		await migrateToLatest(db, await migrationsFromFolder(resolve('migrations')));
	} finally {
		await db.close();
	}
}

async function createTemplate(url: string): Promise<void> {
	const client = new pg.Client(url);
	await client.connect();
	await client.query(`create database ${TEMPLATE}`);
	await client.end();
}
