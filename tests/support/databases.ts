import { randomBytes } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, inject } from 'vitest';
import { openDatabase, type Database, type Engine } from '#lib/server/store/database.ts';
import { scratchFolder } from './scratch.ts';

export const engines: readonly Engine[] = ['sqlite', 'postgres'];

export interface FreshDatabase {
	/** What DATABASE_URL would say. */
	url: string;
	/** Takes the database away; close every handle on it first. */
	remove(): Promise<void>;
}

/** A migrated, empty database that nobody else sees: a copied file, or a copied PostgreSQL database. */
export async function freshDatabase(engine: Engine): Promise<FreshDatabase> {
	return engine === 'sqlite' ? copiedFile() : copiedPostgres();
}

/** A fresh database, opened as the app opens it. Closing it takes it away. */
export async function testDatabase(engine: Engine): Promise<Database & { url: string }> {
	const fresh = await freshDatabase(engine);
	const db = await openDatabase({ url: fresh.url });
	const close = async () => {
		await db.close();
		await fresh.remove();
	};
	return { ...db, url: fresh.url, close };
}

/**
 * Runs one suite on both engines. Databases opened in a test or in a beforeEach close after that test,
 * those opened in a beforeAll after the suite. Not for tests that run concurrently in one file.
 */
export function describeEngines(
	name: string,
	suite: (engine: Engine, open: () => Promise<Database & { url: string }>) => void
): void {
	describe.each(engines)(`${name} on %s`, (engine) => {
		const ofSuite: Database[] = [];
		const ofTest: Database[] = [];
		let current = ofSuite;
		beforeEach(() => void (current = ofTest));
		afterEach(async () => {
			current = ofSuite;
			await Promise.all(ofTest.splice(0).map((db) => db.close()));
		});
		afterAll(async () => {
			await Promise.all(ofSuite.splice(0).map((db) => db.close()));
		});
		suite(engine, async () => {
			const db = await testDatabase(engine);
			current.push(db);
			return db;
		});
	});
}

function copiedFile(): FreshDatabase {
	const folder = scratchFolder('homeward-sqlite-');
	const file = join(folder, 'homeward.db');
	copyFileSync(inject('sqliteTemplate'), file);
	return { url: `sqlite:${file}`, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}

const copiedPostgres = (): Promise<FreshDatabase> => copyPostgres(null);

/** A copy of the empty template, or of another database that nobody is connected to. */
export async function copyPostgres(of: string | null): Promise<FreshDatabase> {
	const name = `test_${randomBytes(6).toString('hex')}`;
	const { url, template: empty } = inject('postgres');
	const template = of === null ? empty : of.slice(of.lastIndexOf('/') + 1);
	// FILE_COPY is the quicker of the two when nothing is synced to disk.
	await asAdmin(url, `create database ${name} template ${template} strategy file_copy`);
	return {
		url: url.replace(/[^/]*$/, name),
		remove: () => asAdmin(url, `drop database if exists ${name} with (force)`)
	};
}

async function asAdmin(url: string, statement: string): Promise<void> {
	const client = new pg.Client(url);
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
