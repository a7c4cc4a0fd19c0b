import { sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import type { Id } from '#lib/domain/ids.ts';
import { randomIds } from '#lib/server/ids.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { creditBalance } from '#lib/server/store/credit-lots.ts';
import { insertCustomer } from '#lib/server/store/customers.ts';
import { openDatabase, type Database, type Engine } from '#lib/server/store/database.ts';
import { migrateToLatest } from '#lib/server/store/migrate.ts';
import { migrationsFromFolder } from '#lib/server/store/migrations-folder.ts';
import { engines } from '../support/databases.ts';

const NOW = Date.UTC(2026, 10, 21, 5);

describe.each(engines)('credit of the version before, on %s', (engine) => {
	test('is carried over to the minor unit, and its table is gone', async () => {
		await withOldShop(engine, async (db, upgrade) => {
			const [mette, nok] = [await customer(db, 'mette'), await customer(db, 'nok')];
			const end = NOW + 1_000_000;
			await entry(db, { customer_id: mette, kind: 'issue', amount_minor: 27_000, expires_at: end });
			await entry(db, { customer_id: mette, kind: 'bonus', amount_minor: 1_350 });
			await entry(db, { customer_id: mette, kind: 'issue', amount_minor: 500, currency: 'USD' });
			await entry(db, { customer_id: nok, kind: 'issue', amount_minor: 90 });
			await upgrade();
			expect(await creditBalance(db.read, mette, 'THB', NOW)).toBe(28_350);
			expect(await creditBalance(db.read, mette, 'THB', end + 1)).toBe(1_350);
			expect(await creditBalance(db.read, mette, 'USD', NOW)).toBe(500);
			expect(await creditBalance(db.read, nok, 'THB', NOW)).toBe(90);
			expect(await ledgerBreaks(db.read)).toEqual([]);
			const lots = await db.read
				.selectFrom('credit_lots')
				.innerJoin('credit_transactions', 'credit_transactions.id', 'credit_lots.opened_by')
				.select(['credit_lots.bonus', 'kind', 'actor_kind', 'credit_lots.created_at'])
				.where('credit_lots.bonus', '=', 1)
				.execute();
			expect(lots).toEqual([{ bonus: 1, kind: 'bonus', actor_kind: 'system', created_at: NOW }]);
			await expect(sql`select 1 from store_credit_entries`.execute(db.read)).rejects.toThrow(
				/store_credit_entries/
			);
		});
	});

	test('an entry that no version wrote stops the upgrade, and nothing is lost', async () => {
		await withOldShop(engine, async (db, upgrade) => {
			const mette = await customer(db, 'mette');
			await entry(db, { customer_id: mette, kind: 'issue', amount_minor: 900 });
			await entry(db, { customer_id: mette, kind: 'spend', amount_minor: -100 });
			await expect(upgrade()).rejects.toThrow('no version of Homeward wrote');
			const { rows } = await sql<{ n: number }>`select count(*) as n from store_credit_entries`.execute(
				db.owner
			);
			expect(Number(rows[0]?.n)).toBe(2);
		});
	});
});

async function withOldShop(
	engine: Engine,
	work: (db: Database, upgrade: () => Promise<unknown>) => Promise<void>
): Promise<void> {
	const all = await migrationsFromFolder(resolve('migrations'));
	const first = Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('0001')));
	const { url, remove } = engine === 'sqlite' ? emptyFile() : await emptyPostgres();
	const db = await openDatabase({ url });
	try {
		await migrateToLatest(db, first);
		await work(db, () => migrateToLatest(db, all));
	} finally {
		await db.close();
		await remove();
	}
}

async function customer(db: Database, name: string): Promise<Id<'cus'>> {
	const id = randomIds.next('cus');
	const row = { id, email_norm: `${name}@example.com`, phone_norm: null, name, locale: 'en' as const };
	await db.transaction((tx) =>
		insertCustomer(tx, { ...row, external_ref: null, created_at: NOW, erased_at: null })
	);
	return id;
}

type Entry = {
	customer_id: string;
	kind: string;
	amount_minor: number;
	currency?: string;
	expires_at?: number;
};

const entry = (db: Database, { customer_id, kind, amount_minor, currency = 'THB', expires_at }: Entry) =>
	db.transaction((tx) =>
		sql`insert into store_credit_entries values (${`cre_${randomIds.next('evt').slice('evt_'.length)}`}, ${customer_id},
			${currency}, ${kind}, ${amount_minor}, null, ${expires_at ?? null}, ${NOW})`.execute(tx)
	);

function emptyFile() {
	const folder = mkdtempSync(join(tmpdir(), 'homeward-old-'));
	return {
		url: `sqlite:${join(folder, 'old.db')}`,
		remove: async () => rmSync(folder, { recursive: true, force: true })
	};
}

async function emptyPostgres() {
	const { url } = inject('postgres');
	const name = `old_${randomIds.token().replace(/\W/g, '').slice(0, 10).toLowerCase()}`;
	await asked(url, `create database ${name}`);
	return {
		url: url.replace(/[^/]*$/, name),
		remove: () => asked(url, `drop database if exists ${name} with (force)`)
	};
}

async function asked(url: string, statement: string): Promise<void> {
	const client = new pg.Client(url);
	await client.connect();
	await client.query(statement).finally(() => client.end());
}
