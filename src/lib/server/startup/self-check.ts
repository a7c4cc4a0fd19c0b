import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Database } from '../store/database.ts';

/** SQLite before this one can lose a write when two connections check-point at once. */
const LEAST_SQLITE = '3.51.3';
const LEAST_POSTGRES = 14;

export class SelfCheckFaults extends Error {
	readonly faults: string[];
	constructor(faults: string[]) {
		super(
			`Homeward does not start, ${faults.length} thing(s) to fix:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`
		);
		this.faults = faults;
	}
}

/** Every condition that the promises of this product rest on; each one that does not hold is named. */
export async function selfCheck(
	db: Database,
	config: Pick<Config, 'DATA_DIR' | 'ORIGIN'>
): Promise<string[]> {
	const ofDatabase = db.engine === 'sqlite' ? await sqliteFaults(db) : await postgresFaults(db);
	return [...ofDatabase, ...folderFaults(config.DATA_DIR), ...clockFaults(Date.now())];
}

async function sqliteFaults(db: Database): Promise<string[]> {
	const version = await one(db, sql<Row>`select sqlite_version() as value`);
	const journal = await one(db, sql<Row>`select journal_mode as value from pragma_journal_mode`);
	const synchronous = await one(db, sql<Row>`select synchronous as value from pragma_synchronous`);
	const keys = await one(db, sql<Row>`select foreign_keys as value from pragma_foreign_keys`);
	const schema = await one(db, sql<Row>`select trusted_schema as value from pragma_trusted_schema`);
	return [
		...(isAtLeast(version, LEAST_SQLITE)
			? []
			: [`SQLite is ${version}; ${LEAST_SQLITE} or later is needed.`]),
		...(journal === 'wal'
			? []
			: [`The database journal is ${journal}, not WAL: is its folder on a network disk?`]),
		...(synchronous === '2'
			? []
			: [`synchronous is ${synchronous}, not FULL: a power cut would lose answers.`]),
		...(keys === '1' ? [] : ['Foreign keys are off.']),
		...(schema === '0' ? [] : ['trusted_schema is on.'])
	];
}

async function postgresFaults(db: Database): Promise<string[]> {
	const version = await one(db, sql<Row>`select current_setting('server_version_num') as value`);
	const encoding = await one(db, sql<Row>`select current_setting('server_encoding') as value`);
	const major = Math.floor(Number(version) / 10_000);
	return [
		...(major >= LEAST_POSTGRES ? [] : [`PostgreSQL is ${major}; ${LEAST_POSTGRES} or later is needed.`]),
		...(encoding === 'UTF8' ? [] : [`The database is encoded in ${encoding}; Thai needs UTF8.`])
	];
}

function folderFaults(folder: string): string[] {
	const probe = join(folder, `.write-check-${randomUUID()}`);
	try {
		mkdirSync(folder, { recursive: true });
		writeFileSync(probe, '');
		rmSync(probe);
		return [];
	} catch (error) {
		return [`DATA_DIR ${folder} cannot be written: ${error instanceof Error ? error.message : 'unknown'}`];
	}
}

const FIRST_POSSIBLE_NOW = Date.UTC(2026, 0, 1);
const clockFaults = (now: number): string[] =>
	now >= FIRST_POSSIBLE_NOW ? [] : [`The clock of this machine says ${new Date(now).toISOString()}.`];

type Row = { value: string | number };
type Query = ReturnType<typeof sql<Row>>;
async function one(db: Database, query: Query): Promise<string> {
	const { rows } = await query.execute(db.owner);
	return String(rows[0]?.value);
}

function isAtLeast(version: string, least: string): boolean {
	const given = version.split('.').map(Number);
	const wanted = least.split('.').map(Number);
	for (const [index, part] of wanted.entries()) {
		const has = given[index] ?? 0;
		if (has !== part) return has > part;
	}
	return true;
}
