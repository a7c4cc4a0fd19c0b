import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localFiles } from '#lib/server/providers/files/local.ts';
import { openFreeze } from '#lib/server/store/freezes.ts';
import { openDatabase, type Database } from '#lib/server/store/database.ts';
import { freshDatabase, type FreshDatabase } from '../support/databases.ts';
import { shopContext } from '../support/shop-context.ts';

let fresh: FreshDatabase;
let folder: string;
let db: Database;

beforeEach(async () => {
	fresh = await freshDatabase('sqlite');
	folder = mkdtempSync(join(tmpdir(), 'homeward-backup-'));
	db = await openDatabase({ url: fresh.url });
	await shopContext(db);
});
afterEach(async () => {
	await db.close().catch(() => undefined);
	await fresh.remove();
	rmSync(folder, { recursive: true, force: true });
});

const run = (program: string, ...more: string[]) => {
	const done = spawnSync(process.execPath, [`src/cli/${program}.ts`, ...more], {
		encoding: 'utf8',
		env: {
			PATH: process.env.PATH,
			APP_SECRET: 'a secret for tests that is long enough',
			DATABASE_URL: fresh.url,
			DATA_DIR: join(folder, 'data')
		}
	});
	return { status: done.status, said: done.stdout + done.stderr };
};
const kept = () => join(folder, 'kept', readdirSync(join(folder, 'kept'))[0] ?? '');
const nameIt = (name_en: string) => db.transaction((tx) => tx.updateTable('shop').set({ name_en }).execute());
const name = async () =>
	(await db.read.selectFrom('shop').select('name_en').executeTakeFirstOrThrow()).name_en;

test('saved while the shop is open, put back with refunds frozen; what was there before is kept', async () => {
	const photo = await localFiles(join(folder, 'data')).put('photos', 'jpg', new Uint8Array([1, 2, 3]));
	await nameIt('Before');
	const saved = run('backup', join(folder, 'kept'));
	expect(saved).toMatchObject({ status: 0, said: expect.stringContaining('database checked') });
	expect(statSync(kept()).mode & 0o077).toBe(0);
	await nameIt('After');
	rmSync(join(folder, 'data'), { recursive: true });

	expect(run('restore', kept())).toMatchObject({ status: 1, said: expect.stringContaining('in use') });
	expect(await name()).toBe('After');
	await db.close();
	expect(run('restore', kept())).toMatchObject({ status: 0, said: expect.stringContaining('frozen') });
	const beside = readdirSync(dirname(fresh.url.slice('sqlite:'.length)));
	expect(beside.some((file) => file.includes('.before-'))).toBe(true);
	expect(beside.some((file) => file.endsWith('.restoring'))).toBe(false);
	expect([...(await localFiles(join(folder, 'data')).get(photo))]).toEqual([1, 2, 3]);
	db = await openDatabase({ url: fresh.url });
	expect(await name()).toBe('Before');
	expect(await openFreeze(db.read)).toMatchObject({ reason: 'restored' });
	const doctor = run('doctor');
	expect(doctor.said).toContain('Refunds are frozen since');
});

test('a backup that was changed, or is none, changes nothing', async () => {
	run('backup', join(folder, 'kept'));
	await db.close();
	appendFileSync(join(kept(), 'homeward.db'), 'x');
	expect(run('restore', kept())).toMatchObject({ status: 1, said: expect.stringContaining('was changed') });
	expect(run('restore', folder)).toMatchObject({ status: 1, said: expect.stringContaining('no backup') });
	expect(run('restore')).toMatchObject({ status: 1, said: expect.stringContaining('Usage') });
	expect(existsSync(`${fresh.url.slice('sqlite:'.length)}.restoring`)).toBe(false);
	db = await openDatabase({ url: fresh.url });
	expect(await openFreeze(db.read)).toBeNull();
});
