import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import { openDatabase } from '#lib/server/store/database.ts';
import { policyVersions } from '#lib/server/store/policies.ts';
import { freshDatabase, type FreshDatabase } from '../support/databases.ts';
import { shopContext } from '../support/shop-context.ts';
import { ask, rule } from '../domain/support/rules.ts';

let fresh: FreshDatabase;
let folder: string;
const at = (name: string) => join(folder, name);
const keep = (name: string, value: unknown) => writeFileSync(at(name), JSON.stringify(value));

beforeAll(async () => {
	fresh = await freshDatabase('sqlite');
	folder = mkdtempSync(join(tmpdir(), 'homeward-policy-'));
	const db = await openDatabase({ url: fresh.url });
	await shopContext(db);
	await db.close();
	const refuse = { do: 'refuse' as const, words: { en: 'It stays.', th: 'ไม่รับคืน' } };
	keep('sound.json', { ...defaultRules('THB'), ship_by_days: 9 });
	keep('unlawful.json', {
		rules: { ...defaultRules('THB'), rules: [rule(ask('destination_region', 'is', ['eu']), refuse)] }
	});
	keep('wrong.json', { ...defaultRules('THB'), ship_by_day: 9 });
});
afterAll(async () => {
	await fresh.remove();
	rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => {
	const done = spawnSync(process.execPath, ['src/cli/policy.ts', ...args], {
		encoding: 'utf8',
		env: {
			PATH: process.env.PATH,
			APP_SECRET: 'a secret for tests that is long enough',
			DATABASE_URL: fresh.url,
			DATA_DIR: at('data')
		}
	});
	return { status: done.status, out: done.stdout, said: done.stdout + done.stderr };
};

test('lint tells in words what is wrong, and its exit code what that means', () => {
	expect(run('lint', at('sound.json'))).toMatchObject({ status: 0, out: 'Nothing to put right.\n' });
	const unlawful = run('lint', at('unlawful.json'), '--language', 'th');
	expect(unlawful.status).toBe(1);
	expect(unlawful.out).toContain('ต้องแก้ก่อนเผยแพร่');
	const wrong = run('lint', at('wrong.json'));
	expect(wrong).toMatchObject({ status: 2, out: '' });
	expect(wrong.said).toContain('ship_by_day');
});

test('diff tells rules and settings apart', () => {
	const { status, out } = run('diff', at('sound.json'), at('unlawful.json'));
	expect(status).toBe(0);
	expect(out).toContain('Rule 1 is new: If the customer is in the EU, refuse and say “It stays.”');
	expect(out).toMatch(
		/- After approval there are 9.days to hand it over\.\n\+ After approval there are 7.days/
	);
});

test('what is taken out can be put in again, unless something stands against it', async () => {
	expect(run('export', at('out.json')).status).toBe(0);
	const policy: unknown = JSON.parse(readFileSync(at('out.json'), 'utf8'));
	expect(policy).toMatchObject({ number: 1, rules: { ship_by_days: 7 } });
	expect(run('import', at('unlawful.json')).status).toBe(1);
	const imported = run('import', at('sound.json'), '--note', 'From a file');
	expect(imported.status).toBe(0);
	expect(imported.said).toContain('Version 2 holds from');
	const db = await openDatabase({ url: fresh.url });
	const [newest] = await policyVersions(db.read);
	await db.close();
	expect(newest).toMatchObject({ number: 2, note: 'From a file', rules: { ship_by_days: 9 } });
});
