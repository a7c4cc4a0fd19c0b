import SqliteFile from 'better-sqlite3';
import {
	DefaultQueryExecutor,
	Kysely,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
	type CompiledQuery,
	type ConnectionProvider,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult
} from 'kysely';
import { atOnce, writtenAtOnce } from '#lib/server/store/engines/at-once.ts';
import type { Schema } from '#lib/server/store/schema.ts';

/** One statement that changed something, as it went to the database. */
export type Write = { sql: string; parameters: readonly unknown[] };

export type InMemory = {
	db: Kysely<Schema>;
	/** Reads past the query builder: for the harness itself. */
	all<Row>(sql: string, ...parameters: unknown[]): Row[];
	/** Writes past the query builder: what a transaction wrote, again. */
	replay(writes: readonly Write[]): void;
	/** The statements that `work` asks. */
	listen(work: () => Promise<unknown>): Promise<Write[]>;
	/** Ends every job that only sends a mail. */
	mailsAreSent(now: number): void;
	/** What was written since it was last emptied. */
	writes: Write[];
	/** From here on `reset` comes back to the rows as they are now. */
	keepAsTemplate(): void;
	reset(): void;
	/** Everything committed so far survives a loss of power. */
	sync(): void;
	/** Takes back every commit since the last sync. */
	losePower(): void;
};

/**
 * The real schema in one SQLite connection in memory. A seed is one transaction that is taken back at its end, and the
 * transactions of the code under test are savepoints in it: they can be taken back alone, and what one of them did is
 * seen by the next, as after a commit. Commits that no disk has kept yet hang from a savepoint of their own. No foreign
 * key and no trigger of the schema waits for a real commit.
 */
export function openInMemory(): InMemory {
	const file = new SqliteFile(':memory:');
	file.pragma('foreign_keys = ON');
	const writes: Write[] = [];
	let heard: Write[] | null = null;
	const prepared = statementCache(file);
	const run = (statement: string) => void prepared(statement).run();
	let isTemplate = false;
	let mailsWait = true;
	const begin = () => run(isTemplate ? 'savepoint work' : 'begin immediate');
	const commit = () => run(isTemplate ? 'release work' : 'commit');
	const rollback = () => {
		if (!isTemplate) return run('rollback');
		run('rollback to work');
		run('release work');
	};
	const execute = (sql: string, parameters: readonly unknown[]) => {
		const statement = prepared(sql);
		heard?.push({ sql, parameters });
		if (!statement.readonly) wrote(sql, parameters);
		if (statement.reader) return { rows: statement.all(...parameters), changes: 0 };
		return { rows: [], changes: statement.run(...parameters).changes };
	};
	const wrote = (sql: string, parameters: readonly unknown[]) => {
		writes.push({ sql, parameters });
		if (parameters.includes('mail.send')) mailsWait = true;
	};
	const all = <Row>(sql: string, ...parameters: unknown[]) => prepared(sql).all(...parameters) as Row[];
	return {
		db: kyselyOf(execute, { begin, commit, rollback }),
		all,
		replay(again) {
			begin();
			try {
				for (const { sql, parameters } of again) execute(sql, parameters);
				commit();
			} catch (error) {
				rollback();
				throw error;
			}
		},
		async listen(work) {
			heard = [];
			await work();
			const asked = heard;
			heard = null;
			return asked;
		},
		mailsAreSent(now) {
			if (!mailsWait) return;
			prepared(`update jobs set done_at = ? where kind = 'mail.send' and done_at is null`).run(now);
			mailsWait = false;
		},
		writes,
		keepAsTemplate() {
			isTemplate = true;
			run('begin immediate');
			run('savepoint kept');
		},
		reset() {
			run('rollback');
			run('begin immediate');
			run('savepoint kept');
			mailsWait = true;
		},
		sync() {
			run('release kept');
			run('savepoint kept');
		},
		losePower() {
			run('rollback to kept');
			mailsWait = true;
		}
	};
}

function statementCache(file: SqliteFile.Database): (sql: string) => SqliteFile.Statement {
	const statements = new Map<string, SqliteFile.Statement>();
	return (sql) => {
		const known = statements.get(sql);
		if (known) return known;
		const statement = file.prepare(plannedOnce(sql));
		statements.set(sql, statement);
		return statement;
	};
}

/**
 * SQLite plans a select anew for every value that is bound where it may choose by it, which takes longer than reading
 * these few rows; behind a subselect the value cannot change the plan.
 */
const plannedOnce = (sql: string): string =>
	sql.startsWith('select ') ? sql.replace(/(<=|>=|<>|=|<|>|limit) \?/g, '$1 (select ?)') : sql;

type Execute = (sql: string, parameters: readonly unknown[]) => { rows: unknown[]; changes: number };

function kyselyOf(
	execute: Execute,
	{ begin, commit, rollback }: Record<'begin' | 'commit' | 'rollback', () => void>
) {
	const connection: DatabaseConnection = {
		executeQuery: async ({ sql, parameters }) => resultOf(execute(sql, parameters)),
		streamQuery() {
			throw new Error('nothing in the store streams');
		}
	};
	const driver: Driver = {
		init: async () => undefined,
		acquireConnection: async () => connection,
		beginTransaction: async () => begin(),
		commitTransaction: async () => commit(),
		rollbackTransaction: async () => rollback(),
		releaseConnection: async () => undefined,
		destroy: async () => undefined
	};
	const adapter = new SqliteAdapter();
	atOnce.set(adapter, (sql, parameters) => execute(sql, parameters).rows);
	writtenAtOnce.set(adapter, (sql, parameters) => execute(sql, parameters).changes);
	const dialect: Dialect = {
		createDriver: () => driver,
		createQueryCompiler: () => new SqliteQueryCompiler(),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createAdapter: () => adapter
	};
	const executor = new AtOnceExecutor(execute, adapter, {
		provideConnection: (consumer) => consumer(connection)
	});
	return new Kysely<Schema>({ config: { dialect }, dialect, driver, executor });
}

/** There is one connection and it answers at once: the query builder's dozen promises per statement are left out. */
class AtOnceExecutor extends DefaultQueryExecutor {
	readonly #execute: Execute;

	constructor(execute: Execute, adapter: SqliteAdapter, connections: ConnectionProvider) {
		super(new SqliteQueryCompiler(), adapter, connections);
		this.#execute = execute;
	}

	override withConnectionProvider(): DefaultQueryExecutor {
		return this;
	}

	override async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
		return resultOf<R>(this.#execute(sql, parameters));
	}
}

const resultOf = <R>({ rows, changes }: ReturnType<Execute>): QueryResult<R> => ({
	rows: rows as R[],
	numAffectedRows: BigInt(changes)
});
