import SqliteFile from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Database, Tx } from '#lib/server/store/database.ts';
import { testDatabase } from '../support/databases.ts';

const put = (tx: Tx, key: string) =>
	tx.insertInto('rate_limits').values({ key, points: 1, expire: null }).execute();
const keys = async (db: Database) =>
	(await db.read.selectFrom('rate_limits').select('key').orderBy('key').execute()).map((row) => row.key);

async function opened() {
	const db = await testDatabase('sqlite');
	const outside = new SqliteFile(db.url.slice('sqlite:'.length), { readonly: true });
	onTestFinished(async () => {
		outside.close();
		await db.close();
	});
	/** Counts the commits of others as SQLite does. */
	const commits = () => outside.pragma('data_version', { simple: true }) as number;
	return { db, outside, commits };
}

test('who waits together is committed together, each with its own answer', async () => {
	const { db, commits } = await opened();
	commits();
	let seen = commits();
	let changes = 0;
	const names = Array.from({ length: 40 }, (_, index) => `k${String(index).padStart(2, '0')}`);
	const answers = await Promise.all(
		names.map((name) =>
			db.transaction(async (tx) => {
				await put(tx, name);
				if (commits() !== seen) changes++;
				seen = commits();
				return name;
			})
		)
	);
	expect(answers).toEqual(names);
	expect(await keys(db)).toEqual(names);
	expect(changes).toBeLessThan(10);
});

test('one that fails takes back its own writes alone', async () => {
	const { db } = await opened();
	const ends = await Promise.allSettled(
		['a', 'b', 'c'].map((name) =>
			db.transaction(async (tx) => {
				await put(tx, name);
				if (name === 'b') throw new Error('not this one');
			})
		)
	);
	expect(ends.map((end) => end.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
	expect(await keys(db)).toEqual(['a', 'c']);
});

test('a statement that the database refuses does not spoil the others', async () => {
	const { db } = await opened();
	const twice = (name: string) =>
		db.transaction(async (tx) => {
			await put(tx, name);
			await put(tx, 'same');
		});
	const ends = await Promise.allSettled([twice('a'), twice('b'), twice('c')]);
	expect(ends.map((end) => end.status)).toEqual(['fulfilled', 'rejected', 'rejected']);
	expect(await keys(db)).toEqual(['a', 'same']);
});

test('nobody is told good news by a commit that fails, and the next one works', async () => {
	const { db } = await opened();
	const ends = await Promise.allSettled([
		db.transaction((tx) => put(tx, 'good')),
		db.transaction(async (tx) => {
			// Found out at the commit only: a reference to nothing.
			await sql`pragma defer_foreign_keys = on`.execute(tx);
			await sql`insert into fulfilment_lines values ('ful_none', 'lin_none', 1, 0)`.execute(tx);
		})
	]);
	expect(ends.map((end) => end.status)).toEqual(['rejected', 'rejected']);
	expect(await keys(db)).toEqual([]);
	await db.transaction((tx) => put(tx, 'after'));
	expect(await keys(db)).toEqual(['after']);
});

test('a transaction that the database itself ends fails everybody in it', async () => {
	const { db } = await opened();
	const ends = await Promise.allSettled([
		db.transaction((tx) => put(tx, 'good')),
		db.transaction(async (tx) => {
			await put(tx, 'twin');
			await sql`insert or rollback into rate_limits (key, points) values ('twin', 1)`.execute(tx);
		}),
		db.transaction((tx) => put(tx, 'late'))
	]);
	expect(ends.map((end) => end.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
	expect(await keys(db)).toEqual(['late']);
});

test('what was confirmed is there for another connection at once', async () => {
	const { db, outside } = await opened();
	const count = outside.prepare('select count(*) from rate_limits').pluck();
	for (let done = 1; done <= 20; done++) {
		await db.transaction((tx) => put(tx, `k${done}`));
		expect(count.get()).toBe(done);
	}
});
