import { expect, test } from 'vitest';
import { compiled, together } from '#lib/server/store/compiled.ts';
import { insertRows } from '#lib/server/store/insert.ts';
import { describeEngines } from '../support/databases.ts';

const limit = compiled((db, key: string) =>
	db.selectFrom('rate_limits').select(['key', 'points']).where('key', '=', key)
);
const row = (key: string, points = 1) => ({ key, points, expire: null });

describeEngines('selects that belong together', (_engine, open) => {
	test('answer as they do alone, outside of a transaction and in one', async () => {
		const db = await open();
		await db.transaction((tx) => insertRows(tx, 'rate_limits', [row('a'), row('b', 2)]));
		const both = [[row('a')], [row('b', 2)]].map(([one]) => [{ key: one!.key, points: one!.points }]);
		const ask = (on: typeof db.read) => together(on, () => Promise.all([limit(on, 'a'), limit(on, 'b')]));
		expect(await ask(db.read)).toEqual(both);
		expect(await db.transaction(ask)).toEqual(both);
	});

	test('see what was committed just before, also after one of them failed', async () => {
		const db = await open();
		const fails = async () => {
			await together(db.read, () => {
				throw new Error('not today');
			});
		};
		await expect(fails()).rejects.toThrow('not today');
		for (const key of ['a', 'b', 'c']) {
			await db.transaction((tx) => insertRows(tx, 'rate_limits', [row(key)]));
			expect(await together(db.read, () => Promise.all([limit(db.read, key)]))).toHaveLength(1);
		}
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
