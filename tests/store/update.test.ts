import { expect, test } from 'vitest';
import { insertRows } from '#lib/server/store/insert.ts';
import { updateRows } from '#lib/server/store/update.ts';
import { describeEngines } from '../support/databases.ts';

describeEngines('updated rows', (_engine, open) => {
	const opened = async () => {
		const db = await open();
		const rows = ['a', 'b', 'c'].map((key) => ({ key, points: 1, expire: 5 as number | null }));
		await db.transaction((tx) => insertRows(tx, 'rate_limits', rows));
		const all = () => db.read.selectFrom('rate_limits').selectAll().orderBy('key').execute();
		return { db, all };
	};

	test('are those that were meant, with their own values each time, and are counted', async () => {
		const { db, all } = await opened();
		await db.transaction(async (tx) => {
			expect(await updateRows(tx, 'rate_limits', { points: 2 }, { key: 'a' })).toBe(1);
			expect(await updateRows(tx, 'rate_limits', { points: 3 }, { key: 'b', points: 1 })).toBe(1);
			expect(await updateRows(tx, 'rate_limits', { points: 9 }, { key: 'b', points: 1 })).toBe(0);
			expect(await updateRows(tx, 'rate_limits', { points: 4 }, { key: 'nobody' })).toBe(0);
		});
		expect((await all()).map(({ points }) => points)).toEqual([2, 3, 1]);
	});

	test('a column is emptied by null and left alone by undefined', async () => {
		const { db, all } = await opened();
		await db.transaction(async (tx) => {
			await updateRows(tx, 'rate_limits', { points: 2, expire: undefined }, { key: 'a' });
			await updateRows(tx, 'rate_limits', { points: 2, expire: null }, { key: 'b' });
			await updateRows(tx, 'rate_limits', { expire: null, points: 7 }, { key: 'c' });
		});
		expect(await all()).toMatchObject([
			{ points: 2, expire: 5 },
			{ points: 2, expire: null },
			{ points: 7, expire: null }
		]);
	});
});
