import { sql } from 'kysely';
import SqliteFile from 'better-sqlite3';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { compiled } from '#lib/server/store/compiled.ts';
import { openDatabase, type Database } from '#lib/server/store/database.ts';
import { insertRows } from '#lib/server/store/insert.ts';
import { describeEngines } from '../support/databases.ts';

const limit = compiled((db, key: string) =>
	db.selectFrom('rate_limits').select(['key', 'points']).where('key', '=', key)
);
const row = (key: string, points = 1) => ({ key, points, expire: null });

const put = (db: Database, ...keys: string[]) =>
	db.transaction((tx) =>
		insertRows(
			tx,
			'rate_limits',
			keys.map((key) => row(key))
		)
	);

describeEngines('compiled selects', (_engine, open) => {
	test('answer the same outside of a transaction and in one', async () => {
		const db = await open();
		await db.transaction((tx) => insertRows(tx, 'rate_limits', [row('a'), row('b', 2)]));
		const both = [[{ key: 'a', points: 1 }], [{ key: 'b', points: 2 }]];
		const ask = (on: typeof db.read) => Promise.all([limit(on, 'a'), limit(on, 'b')]);
		expect(await ask(db.read)).toEqual(both);
		expect(await db.transaction(ask)).toEqual(both);
	});

	test('see what was committed just before, also by the owner without a transaction', async () => {
		const db = await open();
		for (const key of ['a', 'b', 'c']) {
			expect(await limit(db.read, key)).toHaveLength(0);
			await put(db, key);
			expect(await limit(db.read, key)).toHaveLength(1);
		}
		await db.owner.insertInto('rate_limits').values(row('d')).execute();
		expect(await limit(db.read, 'd')).toHaveLength(1);
		await db.owner.deleteFrom('rate_limits').execute();
		expect(await limit(db.read, 'd')).toHaveLength(0);
	});

	test('go on after one that failed', async () => {
		const db = await open();
		const nonsense = sql`select nothing from nowhere`.execute(db.read);
		await expect(nonsense).rejects.toThrow();
		await put(db, 'a');
		expect(await limit(db.read, 'a')).toHaveLength(1);
	});

	test('rows are inserted with their own values, and what is known is left out when that is asked', async () => {
		const db = await open();
		const put = (...rows: ReturnType<typeof row>[]) =>
			db.transaction((tx) => insertRows(tx, 'rate_limits', rows, 'key'));
		expect(await put(row('a', 1))).toBe(1);
		expect(await put(row('b', 2))).toBe(1);
		expect(await put(row('a', 9), row('c', 3))).toBe(1);
		expect(await put()).toBe(0);
		const kept = await db.read.selectFrom('rate_limits').select(['key', 'points']).orderBy('key').execute();
		expect(kept.map((one) => one.key + String(one.points))).toEqual(['a1', 'b2', 'c3']);
		await expect(db.transaction((tx) => insertRows(tx, 'rate_limits', [row('a')]))).rejects.toThrow();
	});
});

test('SQLite: one turn sees one moment of what other processes write, the next turn sees the next', async () => {
	const path = join(mkdtempSync(join(tmpdir(), 'homeward-look-')), 'a.db');
	const db = await openDatabase({ url: `sqlite:${path}` });
	await db.owner.schema
		.createTable('rate_limits')
		.addColumn('key', 'text')
		.addColumn('points', 'integer')
		.execute();
	const stranger = new SqliteFile(path);
	await nextTurn();
	expect(await limit(db.read, 'a')).toHaveLength(0);
	stranger.exec(`insert into rate_limits values ('a', 1)`);
	expect(await limit(db.read, 'a')).toHaveLength(0);
	await nextTurn();
	expect(await limit(db.read, 'a')).toHaveLength(1);
	stranger.close();
	await limit(db.read, 'a');
	await db.close();
});
