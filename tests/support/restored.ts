import SqliteFile from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { openDatabase, type Database, type Engine } from '#lib/server/store/database.ts';
import { copyPostgres, freshDatabase } from './databases.ts';

export type Restorable = {
	/** Always the same handle, whatever database is behind it. */
	db: Database;
	url(): string;
	/** Keeps the database as it is now. */
	backUp(): Promise<void>;
	/** Puts back what was kept, as an operator would with the server stopped. */
	restore(): Promise<void>;
	remove(): Promise<void>;
};

/** A database that can be put back to an earlier state under a shop that goes on running. */
export async function restorableDatabase(engine: Engine): Promise<Restorable> {
	const fresh = await freshDatabase(engine);
	let kept: { url: string; remove(): Promise<void> } | null = null;
	let url = fresh.url;
	const db = { ...(await openDatabase({ url })) };
	return {
		db,
		url: () => url,
		async backUp() {
			kept = engine === 'sqlite' ? await copyFile(url) : await reopened(db, url, () => copyPostgres(url));
		},
		async restore() {
			if (!kept) throw new Error('nothing was kept');
			await db.close();
			url = kept.url;
			Object.assign(db, await openDatabase({ url }));
		},
		async remove() {
			await db.close();
			await kept?.remove();
			await fresh.remove();
		}
	};
}

async function copyFile(url: string) {
	const path = url.slice('sqlite:'.length);
	const copy = `${path}.kept`;
	const source = new SqliteFile(path, { readonly: true });
	await source.backup(copy);
	source.close();
	return { url: `sqlite:${copy}`, remove: async () => rmSync(copy, { force: true }) };
}

/** PostgreSQL copies only a database that nobody is connected to. */
async function reopened<T>(db: Database, url: string, work: () => Promise<T>): Promise<T> {
	await db.close();
	const result = await work();
	Object.assign(db, await openDatabase({ url }));
	return result;
}
